// How are vessels counted over layers, biopsies and wounds?
// SPDX-License-Identifier: Apache-2.0
#include "instruments/vessel_count.hpp"

#include <string>

#include "instruments/region.hpp"

namespace cutis::instruments {

using tissue::FieldId;

std::vector<Quantity> VesselCount::quantities() const {
  const std::vector<std::string> regions = {"papillary_dermis", "reticular_dermis", "dermis", "biopsy", "wound",
                                            "wound_periphery"};
  return {{"cd31_density", "mm-2", regions, "vessels stained for CD31, perfused or not"},
          {"perfused_density", "mm-2", regions, "vessels that carry blood"},
          {"perfused_share", "%", regions, "perfused share of the vessels"}};
}

std::vector<Reading> VesselCount::read(const tissue::Tissue& tissue, const tissue::Rates&) const {
  std::vector<Reading> readings;
  const Region regions[] = {layer_region(tissue, "papillary_dermis", FieldId::papillary_dermis),
                            layer_region(tissue, "reticular_dermis", FieldId::reticular_dermis),
                            dermis_region(tissue, "dermis"),
                            biopsy_region(tissue, "biopsy", p_.depth_mm),
                            layer_region(tissue, "wound", FieldId::track),
                            wound_periphery_region(tissue, "wound_periphery", p_.wound_edge_mm)};
  for (const Region& region : regions) {
    if (region.empty()) continue;
    const double perfused = mean(tissue.grid, region, tissue[FieldId::vessels]);
    const double all = perfused + mean(tissue.grid, region, tissue[FieldId::sprouts]);
    const double loops = tissue.skin.capillary_loops_per_mm2;
    readings.push_back({name(), "cd31_density", region.name, loops * all, "mm-2"});
    readings.push_back({name(), "perfused_density", region.name, loops * perfused, "mm-2"});
    if (all > 0) readings.push_back({name(), "perfused_share", region.name, 100 * perfused / all, "%"});
  }
  return readings;
}

}  // namespace cutis::instruments
