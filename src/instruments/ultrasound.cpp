// How are thickness and echo of the dermis computed from layers and collagen?
// SPDX-License-Identifier: Apache-2.0
#include "instruments/ultrasound.hpp"

#include <algorithm>
#include <cmath>

#include "instruments/collagen_assay.hpp"
#include "instruments/layer_depths.hpp"

namespace cutis::instruments {
namespace {

using tissue::FieldId;

/// The dermis down to `depth_mm` below the junction of each column, or the rest of it.
Region dermis_part(const tissue::Tissue& tissue, std::string name, double depth_mm, bool upper) {
  grid::Values weight = *dermis_region(tissue, name).weight;
  const grid::Grid& grid = tissue.grid;
  const grid::Values junction = layer_depths(tissue).epidermis;
  for (std::size_t v = 0; v < weight.size(); ++v) {
    const auto k = static_cast<double>(v / grid.plane());
    const double share = std::clamp((junction[v % grid.plane()] + depth_mm) / grid.dz_mm - k, 0.0, 1.0);
    weight[v] *= upper ? share : 1 - share;
  }
  return make_region(std::move(name), grid, std::move(weight));
}

double layer_thickness_mm(const tissue::Tissue& tissue, const Region& layer) {
  return layer.total * tissue.grid.dz_mm / static_cast<double>(tissue.grid.plane());
}

}  // namespace

void UltrasoundParameters::describe(core::Description<UltrasoundParameters>& d) {
  d.add("hydrated_collagen_density", &UltrasoundParameters::hydrated_collagen_density_ug_per_mm3, "ug/mm3",
        "collagen in a unit volume of hydrated fibre");
  d.add("grey_per_collagen", &UltrasoundParameters::grey_per_collagen_mm3_per_ug, "mm3/ug",
        "grey levels per collagen content at small content (the scanner's gain)");
  d.add("immature_echo_share", &UltrasoundParameters::immature_echo_share, "1",
        "echo of new fibres per mass, relative to mature bundles");
  d.add("upper_dermis", &UltrasoundParameters::upper_dermis_mm, "mm", "thickness of the band read as upper dermis");
  d.add("entrance_blur", &UltrasoundParameters::entrance_blur_mm, "mm",
        "what pulse length and gel add to the entrance echo");
  d.add("hyaluronan_swelling", &UltrasoundParameters::hyaluronan_swelling_mm3_per_ug, "mm3/ug",
        "water that hyaluronan holds in the dermis");
}

double rise_by_collagen(double collagen, double collagen_rest, double density) {
  return collagen_rest > 0 ? (collagen - collagen_rest) / density : 0;
}

double rise_by_hyaluronan(double hyaluronan, double hyaluronan_rest, double water_mm3_per_ug) {
  return hyaluronan_rest > 0 ? water_mm3_per_ug * (hyaluronan - hyaluronan_rest) : 0;
}

double grey_level(const UltrasoundParameters& p, double mature, double immature) {
  constexpr double white = 255;
  return white * (1 - std::exp(-p.grey_per_collagen_mm3_per_ug * (mature + p.immature_echo_share * immature) / white));
}

double Ultrasound::turgor_rise(const tissue::Tissue& tissue, const Region& region) const {
  return rise_by_hyaluronan(mean(tissue.grid, region, tissue[FieldId::hyaluronan]),
                            tissue.skin.hyaluronan_rest_ug_per_mm3, p_.hyaluronan_swelling_mm3_per_ug);
}

double Ultrasound::dermal_thickness_mm(const tissue::Tissue& tissue) const {
  double thickness_mm = 0;
  const auto add_layer = [&](FieldId layer, double collagen_rest) {
    const Region region = layer_region(tissue, "layer", layer);
    if (region.empty()) return;
    const double collagen = mean_collagen(tissue, region).total();
    const double rise = rise_by_collagen(collagen, collagen_rest, p_.hydrated_collagen_density_ug_per_mm3) +
                        turgor_rise(tissue, region);
    thickness_mm += layer_thickness_mm(tissue, region) * (1 + rise);
  };
  add_layer(FieldId::papillary_dermis, tissue.skin.papillary_collagen_rest_ug_per_mm3);
  add_layer(FieldId::reticular_dermis, tissue.skin.reticular_collagen_rest_ug_per_mm3);
  return thickness_mm;
}

double Ultrasound::entrance_echo_mm(const tissue::Tissue& tissue) const {
  constexpr double mm_per_um = 1e-3;
  double corneum_um = 0;
  for (double column : tissue[FieldId::stratum_corneum]) corneum_um += column;
  corneum_um /= static_cast<double>(tissue.grid.plane());
  const Region epidermis = layer_region(tissue, "epidermis", FieldId::viable_epidermis);
  const double packing = epidermis.empty() ? 0 : mean(tissue.grid, epidermis, tissue[FieldId::keratinocytes]);
  return corneum_um * mm_per_um + layer_thickness_mm(tissue, epidermis) * packing + p_.entrance_blur_mm;
}

std::vector<Quantity> Ultrasound::quantities() const {
  return {{"dermal_thickness", "mm", {"dermis"}, "from the entrance echo to the hypodermis"},
          {"entrance_echo_thickness", "mm", {"surface"}, "bright band of stratum corneum and epidermis together"},
          {"echo_density", "1", {"dermis", "upper_dermis", "lower_dermis"}, "mean grey level, 0-255"}};
}

std::vector<Reading> Ultrasound::read(const tissue::Tissue& tissue, const tissue::Rates&) const {
  std::vector<Reading> readings = {{name(), "dermal_thickness", "dermis", dermal_thickness_mm(tissue), "mm"},
                                   {name(), "entrance_echo_thickness", "surface", entrance_echo_mm(tissue), "mm"}};
  for (const Region& region :
       {dermis_region(tissue, "dermis"), dermis_part(tissue, "upper_dermis", p_.upper_dermis_mm, true),
        dermis_part(tissue, "lower_dermis", p_.upper_dermis_mm, false)}) {
    if (region.empty()) continue;
    const Collagen collagen = mean_collagen(tissue, region);
    const double swollen = 1 + turgor_rise(tissue, region);
    readings.push_back({name(), "echo_density", region.name,
                        grey_level(p_, collagen.mature / swollen, collagen.fresh() / swollen), "1"});
  }
  return readings;
}

}  // namespace cutis::instruments
