// How are thickness and echo of the dermis computed from layers and collagen?
// SPDX-License-Identifier: Apache-2.0
#include "instruments/ultrasound.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

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

double layer_thickness_mm(const tissue::Tissue& tissue, const Region& layer, std::size_t columns) {
  return layer.total * tissue.grid.dz_mm / static_cast<double>(columns);
}

/// The columns that a beam at the middle of the block touches: one at least, however narrow it is.
std::vector<char> columns_in_beam(const grid::Grid& grid, double width_mm) {
  const auto gap_mm = [&](int n, double middle_mm) {
    return std::max(std::abs((n + 0.5) * grid.dx_mm - middle_mm) - grid.dx_mm / 2, 0.0);
  };
  std::vector<char> lit(grid.plane());
  for (int j = 0; j < grid.ny; ++j)
    for (int i = 0; i < grid.nx; ++i)
      lit[grid.index(i, j, 0)] =
          std::hypot(gap_mm(i, grid.width_mm() / 2), gap_mm(j, grid.breadth_mm() / 2)) < width_mm / 2;
  return lit;
}

Region layer_below(const tissue::Tissue& tissue, FieldId layer, const std::vector<char>& columns) {
  grid::Values weight = tissue[layer];
  for (std::size_t v = 0; v < weight.size(); ++v)
    if (!columns[v % tissue.grid.plane()]) weight[v] = 0;
  return make_region("layer", tissue.grid, std::move(weight));
}

Epidermis epidermis_of(const tissue::Tissue& tissue) {
  constexpr double mm_per_um = 1e-3;
  double corneum_um = 0;
  for (double column : tissue[FieldId::stratum_corneum]) corneum_um += column;
  corneum_um /= static_cast<double>(tissue.grid.plane());
  const Region layer = layer_region(tissue, "epidermis", FieldId::viable_epidermis);
  const double packing = layer.empty() ? 0 : mean(tissue.grid, layer, tissue[FieldId::keratinocytes]);
  return {corneum_um * mm_per_um, layer_thickness_mm(tissue, layer, tissue.grid.plane()) * packing};
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
  d.add("beam_width", &UltrasoundParameters::beam_width_mm, "mm", "width of the beam where it is in focus");
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

double Ultrasound::rise_by_water(const tissue::Tissue& tissue, const Region& region) const {
  const double turgor = rise_by_hyaluronan(mean(tissue.grid, region, tissue[FieldId::hyaluronan]),
                                           tissue.skin.hyaluronan_rest_ug_per_mm3, p_.hyaluronan_swelling_mm3_per_ug);
  return turgor + mean(tissue.grid, region, tissue[FieldId::interstitial_fluid]);
}

double Ultrasound::dermal_thickness_mm(const tissue::Tissue& tissue, const std::vector<char>& columns) const {
  const auto seen = static_cast<std::size_t>(std::count(columns.begin(), columns.end(), 1));
  double thickness_mm = 0;
  const auto add_layer = [&](FieldId layer, double collagen_rest) {
    const Region region = layer_below(tissue, layer, columns);
    if (region.empty()) return;
    const double collagen = mean_collagen(tissue, region).total();
    const double rise =
        rise_by_collagen(collagen, collagen_rest, hydrated_density_ug_per_mm3_) + rise_by_water(tissue, region);
    thickness_mm += layer_thickness_mm(tissue, region, seen) * (1 + rise);
  };
  add_layer(FieldId::papillary_dermis, tissue.skin.papillary_collagen_rest_ug_per_mm3);
  add_layer(FieldId::reticular_dermis, tissue.skin.reticular_collagen_rest_ug_per_mm3);
  return thickness_mm;
}

std::vector<Quantity> Ultrasound::quantities() const {
  return {{"dermal_thickness", "mm", {"dermis", "spot"}, "from the entrance echo to the hypodermis"},
          {"entrance_echo_thickness", "mm", {"surface"}, "bright band of stratum corneum and epidermis together"},
          {"echo_density", "1", {"epidermis", "dermis", "upper_dermis", "lower_dermis"}, "mean grey level, 0-255"}};
}

std::vector<Reading> Ultrasound::read(const tissue::Tissue& tissue, const tissue::Rates&) const {
  const Epidermis epidermis = epidermis_of(tissue);
  std::vector<Reading> readings = {
      {name(), "dermal_thickness", "dermis", dermal_thickness_mm(tissue, std::vector<char>(tissue.grid.plane(), 1)),
       "mm"},
      {name(), "dermal_thickness", "spot", dermal_thickness_mm(tissue, columns_in_beam(tissue.grid, p_.beam_width_mm)),
       "mm"},
      {name(), "entrance_echo_thickness", "surface", epidermis.total_mm() + p_.entrance_blur_mm, "mm"},
      {name(), "echo_density", "epidermis", entrance_grey_level(p_, epidermis.corneum_mm, epidermis.nucleated_mm),
       "1"}};
  for (const Region& region :
       {dermis_region(tissue, "dermis"), dermis_part(tissue, "upper_dermis", p_.upper_dermis_mm, DermisPart::upper),
        dermis_part(tissue, "lower_dermis", p_.upper_dermis_mm, DermisPart::lower)}) {
    if (region.empty()) continue;
    const Collagen collagen = mean_collagen(tissue, region);
    const double swollen = 1 + rise_by_water(tissue, region);
    readings.push_back({name(), "echo_density", region.name,
                        grey_level(p_, collagen.mature / swollen, collagen.fresh() / swollen), "1"});
  }
  return readings;
}

}  // namespace cutis::instruments
