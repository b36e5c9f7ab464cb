// How are cell densities averaged over layers and biopsies?
// SPDX-License-Identifier: Apache-2.0
#include "instruments/cell_counts.hpp"

#include <string>

namespace cutis::instruments {

using tissue::FieldId;

const std::array<CellKind, 5>& cell_kinds() {
  static constexpr std::array<CellKind, 5> kinds = {{
      {"neutrophils", {FieldId::neutrophils}, 1},
      {"macrophages", {FieldId::macrophages_m1, FieldId::macrophages_m2, FieldId::monocytes}, 3},
      {"lymphocytes", {FieldId::t_lymphocytes}, 1},
      {"fibroblasts", {FieldId::fibroblasts, FieldId::myofibroblasts}, 2},
      {"myofibroblasts", {FieldId::myofibroblasts}, 1},
  }};
  return kinds;
}

double mean_density(const tissue::Tissue& tissue, const Region& region, const CellKind& kind) {
  double density = 0;
  for (int f = 0; f < kind.field_count; ++f)
    density += mean(tissue.grid, region, tissue[kind.fields[static_cast<std::size_t>(f)]]);
  return density;
}

std::vector<Quantity> CellCounts::quantities() const {
  std::vector<Quantity> quantities;
  for (const CellKind& kind : cell_kinds())
    quantities.push_back({std::string(kind.name),
                          "mm-3",
                          {"papillary_dermis", "reticular_dermis", "biopsy", "wound_edge"},
                          "mean density of " + std::string(kind.name)});
  return quantities;
}

std::vector<Reading> CellCounts::read(const tissue::Tissue& tissue, const tissue::Rates&) const {
  std::vector<Reading> readings;
  const std::vector<Region> regions = {layer_region(tissue, "papillary_dermis", FieldId::papillary_dermis),
                                       layer_region(tissue, "reticular_dermis", FieldId::reticular_dermis),
                                       biopsy_region(tissue, "biopsy", p_.depth_mm),
                                       wound_edge_region(tissue, "wound_edge", p_.depth_mm, p_.wound_edge_mm)};
  for (const CellKind& kind : cell_kinds())
    for (const Region& region : regions)
      if (!region.empty())
        readings.push_back({name(), std::string(kind.name), region.name, mean_density(tissue, region, kind), "mm-3"});
  return readings;
}

}  // namespace cutis::instruments
