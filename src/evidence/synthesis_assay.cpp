// How is the production of collagen averaged over a biopsy?
// SPDX-License-Identifier: Apache-2.0
#include "evidence/synthesis_assay.hpp"

#include "instruments/region.hpp"

namespace cutis::evidence {

using tissue::FieldId;

std::vector<instruments::Quantity> SynthesisAssay::quantities() const {
  const std::vector<std::string> regions = {"biopsy", "wound_edge"};
  return {{"collagen3_production", "ug/mm3/d", regions, "collagen III: mean production"},
          {"collagen1_production", "ug/mm3/d", regions, "collagen I: mean production of what stays"},
          {"collagen7_production", "d-1", regions, "collagen VII: mean production, pool at rest = 1"}};
}

std::vector<instruments::Reading> SynthesisAssay::read(const tissue::Tissue& tissue, const tissue::Rates& rates) const {
  std::vector<instruments::Reading> readings;
  for (const instruments::Region& region :
       {instruments::biopsy_region(tissue, "biopsy", p_.biopsy_depth_mm),
        instruments::wound_edge_region(tissue, "wound_edge", p_.biopsy_depth_mm, p_.wound_edge_mm)}) {
    if (region.empty()) continue;
    const auto read = [&](const char* quantity, FieldId id, const char* unit) {
      readings.push_back(
          {name(), quantity, region.name, mean(tissue.grid, region, rates.production[tissue::index_of(id)]), unit});
    };
    read("collagen3_production", FieldId::collagen3, "ug/mm3/d");
    read("collagen1_production", FieldId::collagen1_immature, "ug/mm3/d");
    read("collagen7_production", FieldId::collagen7, "d-1");
  }
  return readings;
}

}  // namespace cutis::evidence
