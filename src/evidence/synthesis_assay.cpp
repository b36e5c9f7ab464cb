// How is the production of collagen and MMP-9 averaged over a biopsy?
// SPDX-License-Identifier: Apache-2.0
#include "evidence/synthesis_assay.hpp"

#include "instruments/region.hpp"

namespace cutis::evidence {

using tissue::FieldId;

std::vector<instruments::Quantity> SynthesisAssay::quantities() const {
  const std::vector<std::string> regions = {"biopsy", "wound_edge"};
  return {{"collagen3_production", "ug/mm3/d", regions, "collagen III: mean production"},
          {"collagen1_production", "ug/mm3/d", regions, "collagen I: mean production of what stays"},
          {"collagen7_production", "d-1", regions, "collagen VII: mean production, pool at rest = 1"},
          {"mmp9_production", "ng/mL/d", regions, "MMP-9: mean production without what neutrophils release"}};
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
    const double made = mean(tissue.grid, region, rates.production[tissue::index_of(FieldId::mmp9)]),
                 neutrophils = mean(tissue.grid, region, tissue[FieldId::neutrophils]);
    readings.push_back(
        {name(), "mmp9_production", region.name, made - mmp9_by_neutrophil_pg_per_day_ * neutrophils, "ng/mL/d"});
  }
  return readings;
}

}  // namespace cutis::evidence
