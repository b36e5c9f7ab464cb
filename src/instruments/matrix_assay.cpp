// How is the composition of the matrix averaged over a biopsy or a scar?
// SPDX-License-Identifier: Apache-2.0
#include "instruments/matrix_assay.hpp"

#include "instruments/region.hpp"

namespace cutis::instruments {

using tissue::FieldId;

std::vector<Quantity> MatrixAssay::quantities() const {
  const std::vector<std::string> regions = {"biopsy", "wound"};
  return {{"collagen3_over_1", "1", regions, "collagen III over collagen I, by mass"},
          {"collagen_new", "ug/mm3", {"biopsy", "cut_out"}, "collagen III and collagen I not yet cross-linked"},
          {"hhl_per_collagen", "1", regions, "mature cross-links (HHL) over collagen I and III, by moles"},
          {"elastin", "ug/mm3", regions, "cross-linked elastin, by desmosine"},
          {"fibronectin", "ug/mm3", regions, "fibronectin of plasma and of cells"},
          {"hyaluronan", "ug/mm3", regions, "hyaluronan of all sizes"}};
}

std::vector<Reading> MatrixAssay::read(const tissue::Tissue& tissue, const tissue::Rates&) const {
  std::vector<Reading> readings;
  for (const Region& region :
       {biopsy_region(tissue, "biopsy", p_.depth_mm), wound_edge_region(tissue, "wound", p_.depth_mm, 0)}) {
    if (region.empty()) continue;
    const auto content = [&](FieldId id) { return mean(tissue.grid, region, tissue[id]); };
    const double type1 = content(FieldId::collagen1_immature) + content(FieldId::collagen1_mature);
    if (type1 > 0)
      readings.push_back({name(), "collagen3_over_1", region.name, content(FieldId::collagen3) / type1, "1"});
    if (const double all = type1 + content(FieldId::collagen3); all > 0)
      readings.push_back({name(), "hhl_per_collagen", region.name, content(FieldId::mature_cross_links) / all, "1"});
    for (FieldId id : {FieldId::elastin, FieldId::fibronectin, FieldId::hyaluronan})
      readings.push_back({name(), std::string(info(id).name), region.name, content(id), "ug/mm3"});
  }
  for (const Region& region :
       {biopsy_region(tissue, "biopsy", p_.depth_mm), layer_region(tissue, "cut_out", FieldId::track)})
    if (!region.empty())
      readings.push_back({name(), "collagen_new", region.name,
                          mean(tissue.grid, region, tissue[FieldId::collagen3]) +
                              mean(tissue.grid, region, tissue[FieldId::collagen1_immature]),
                          "ug/mm3"});
  return readings;
}

}  // namespace cutis::instruments
