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

/// What makes the entrance echo, mm: mean over the block.
struct Epidermis {
  double corneum_mm = 0, nucleated_mm = 0;
  double total_mm() const { return corneum_mm + nucleated_mm; }
};

double layer_thickness_mm(const tissue::Tissue& tissue, const Region& layer) {
  return layer.total * tissue.grid.dz_mm / static_cast<double>(tissue.grid.plane());
}

Epidermis epidermis_of(const tissue::Tissue& tissue) {
  constexpr double mm_per_um = 1e-3;
  double corneum_um = 0;
  for (double column : tissue[FieldId::stratum_corneum]) corneum_um += column;
  corneum_um /= static_cast<double>(tissue.grid.plane());
  const Region layer = layer_region(tissue, "epidermis", FieldId::viable_epidermis);
  const double packing = layer.empty() ? 0 : mean(tissue.grid, layer, tissue[FieldId::keratinocytes]);
  return {corneum_um * mm_per_um, layer_thickness_mm(tissue, layer) * packing};
}

}  // namespace

void UltrasoundParameters::describe(core::Description<UltrasoundParameters>& d) {
  d.add("grey_per_collagen", &UltrasoundParameters::grey_per_collagen_mm3_per_ug, "mm3/ug",
        "grey levels per collagen content at small content (the scanner's gain)");
  d.add("immature_echo_share", &UltrasoundParameters::immature_echo_share, "1",
        "echo of new fibres per mass, relative to mature bundles");
  d.add("upper_dermis", &UltrasoundParameters::upper_dermis_mm, "mm", "thickness of the band read as upper dermis");
  d.add("entrance_blur", &UltrasoundParameters::entrance_blur_mm, "mm",
        "what pulse length and gel add to the entrance echo");
  d.add("corneum_dry_mass", &UltrasoundParameters::corneum_dry_mass_ug_per_mm3, "ug/mm3",
        "dry mass in a unit volume of stratum corneum");
  d.add("epidermis_dry_mass", &UltrasoundParameters::epidermis_dry_mass_ug_per_mm3, "ug/mm3",
        "dry mass in a unit volume of nucleated epidermis");
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

double entrance_grey_level(const UltrasoundParameters& p, double corneum_mm, double epidermis_mm) {
  const double mass = corneum_mm * p.corneum_dry_mass_ug_per_mm3 + epidermis_mm * p.epidermis_dry_mass_ug_per_mm3;
  return grey_level(p, mass / (corneum_mm + epidermis_mm + p.entrance_blur_mm), 0);
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
    const double rise = rise_by_collagen(collagen, collagen_rest, hydrated_density_ug_per_mm3_) +
                        turgor_rise(tissue, region);
    thickness_mm += layer_thickness_mm(tissue, region) * (1 + rise);
  };
  add_layer(FieldId::papillary_dermis, tissue.skin.papillary_collagen_rest_ug_per_mm3);
  add_layer(FieldId::reticular_dermis, tissue.skin.reticular_collagen_rest_ug_per_mm3);
  return thickness_mm;
}

std::vector<Quantity> Ultrasound::quantities() const {
  return {{"dermal_thickness", "mm", {"dermis"}, "from the entrance echo to the hypodermis"},
          {"entrance_echo_thickness", "mm", {"surface"}, "bright band of stratum corneum and epidermis together"},
          {"echo_density", "1", {"epidermis", "dermis", "upper_dermis", "lower_dermis"}, "mean grey level, 0-255"}};
}

std::vector<Reading> Ultrasound::read(const tissue::Tissue& tissue, const tissue::Rates&) const {
  const Epidermis epidermis = epidermis_of(tissue);
  std::vector<Reading> readings = {
      {name(), "dermal_thickness", "dermis", dermal_thickness_mm(tissue), "mm"},
      {name(), "entrance_echo_thickness", "surface", epidermis.total_mm() + p_.entrance_blur_mm, "mm"},
      {name(), "echo_density", "epidermis", entrance_grey_level(p_, epidermis.corneum_mm, epidermis.nucleated_mm),
       "1"}};
  for (const Region& region :
       {dermis_region(tissue, "dermis"), dermis_part(tissue, "upper_dermis", p_.upper_dermis_mm, DermisPart::upper),
        dermis_part(tissue, "lower_dermis", p_.upper_dermis_mm, DermisPart::lower)}) {
    if (region.empty()) continue;
    const Collagen collagen = mean_collagen(tissue, region);
    const double swollen = 1 + turgor_rise(tissue, region);
    readings.push_back({name(), "echo_density", region.name,
                        grey_level(p_, collagen.mature / swollen, collagen.fresh() / swollen), "1"});
  }
  return readings;
}

}  // namespace cutis::instruments
