// How is the production of collagen, MMP-9 and TGF-beta3 averaged over a biopsy?
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
          {"mmp9_production", "ng/mL/d", regions, "MMP-9: mean production without what neutrophils release"},
          {"tgf_beta3_over_tgf_beta1", "1", regions, "production of latent TGF-beta3 over that of TGF-beta1"}};
}

std::vector<instruments::Reading> SynthesisAssay::read(const tissue::Tissue& tissue, const tissue::Rates& rates) const {
  std::vector<instruments::Reading> readings;
  for (const instruments::Region& region :
       {instruments::biopsy_region(tissue, "biopsy", p_.depth_mm),
        instruments::wound_edge_region(tissue, "wound_edge", p_.depth_mm, p_.wound_edge_mm)}) {
    if (region.empty()) continue;
    const auto made = [&](FieldId id) { return mean(tissue.grid, region, rates.production[tissue::index_of(id)]); };
    const auto read = [&](const char* quantity, FieldId id, const char* unit) {
      readings.push_back({name(), quantity, region.name, made(id), unit});
    };
    read("collagen3_production", FieldId::collagen3, "ug/mm3/d");
    read("collagen1_production", FieldId::collagen1_immature, "ug/mm3/d");
    read("collagen7_production", FieldId::collagen7, "d-1");
    const double neutrophils = mean(tissue.grid, region, tissue[FieldId::neutrophils]);
    readings.push_back({name(), "mmp9_production", region.name,
                        made(FieldId::mmp9) - mmp9_by_neutrophil_pg_per_day_ * neutrophils, "ng/mL/d"});
    const double beta1 = made(FieldId::tgf_beta1_latent);
    if (beta1 > 0)
      readings.push_back(
          {name(), "tgf_beta3_over_tgf_beta1", region.name, made(FieldId::tgf_beta3_latent) / beta1, "1"});
  }
  return readings;
}

}  // namespace cutis::evidence
