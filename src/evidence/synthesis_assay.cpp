// How is the production of collagen averaged over a biopsy?
// SPDX-License-Identifier: Apache-2.0
#include "evidence/synthesis_assay.hpp"

#include "instruments/region.hpp"

namespace cutis::evidence {

using tissue::FieldId;

std::vector<instruments::Quantity> SynthesisAssay::quantities() const {
  const std::vector<std::string> regions = {"biopsy", "wound_edge"};
  return {{"collagen3_production", "ug/mm3/d", regions, "collagen III: mean production"},
          {"collagen1_production", "ug/mm3/d", regions, "collagen I: mean production of what stays"}};
}

std::vector<instruments::Reading> SynthesisAssay::read(const tissue::Tissue& tissue, const tissue::Rates& rates) const {
  std::vector<instruments::Reading> readings;
  for (const instruments::Region& region :
       {instruments::biopsy_region(tissue, "biopsy", p_.biopsy_depth_mm),
        instruments::wound_edge_region(tissue, "wound_edge", p_.biopsy_depth_mm, p_.wound_edge_mm)}) {
    if (region.empty()) continue;
    const auto read = [&](const char* quantity, FieldId id) {
      readings.push_back({name(), quantity, region.name,
                          mean(tissue.grid, region, rates.production[tissue::index_of(id)]), "ug/mm3/d"});
    };
    read("collagen3_production", FieldId::collagen3);
    read("collagen1_production", FieldId::collagen1_immature);
  }
  return readings;
}

}  // namespace cutis::evidence
