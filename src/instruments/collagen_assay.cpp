// How are collagen contents averaged over layers?
// SPDX-License-Identifier: Apache-2.0
#include "instruments/collagen_assay.hpp"

#include <algorithm>

namespace cutis::instruments {

using tissue::FieldId;

Collagen mean_collagen(const tissue::Tissue& tissue, const Region& region) {
  const grid::Values& weight = *region.weight;
  const grid::Values& epidermis = tissue[FieldId::viable_epidermis];
  const auto content = [&](FieldId pool) {
    const grid::Values& per_voxel = tissue[pool];
    return ordered_sum(tissue.grid,
                       [&](std::size_t v) {
                         return weight[v] > 0 ? weight[v] * per_voxel[v] / std::max(1 - epidermis[v], weight[v]) : 0.0;
                       }) /
           region.total;
  };
  return {content(FieldId::collagen3), content(FieldId::collagen1_immature), content(FieldId::collagen1_mature)};
}

std::vector<Quantity> CollagenAssay::quantities() const {
  const std::vector<std::string> layers = {"papillary_dermis", "reticular_dermis"};
  return {{"collagen_total", "ug/mm3", layers, "collagen III and I, immature and mature"},
          {"collagen_new", "ug/mm3", layers, "collagen III and immature I"}};
}

std::vector<Reading> CollagenAssay::read(const tissue::Tissue& tissue, const tissue::Rates&) const {
  std::vector<Reading> readings;
  for (const Region& layer : {layer_region(tissue, "papillary_dermis", FieldId::papillary_dermis),
                              layer_region(tissue, "reticular_dermis", FieldId::reticular_dermis)}) {
    if (layer.empty()) continue;
    const Collagen collagen = mean_collagen(tissue, layer);
    readings.push_back({name(), "collagen_total", layer.name, collagen.total(), "ug/mm3"});
    readings.push_back({name(), "collagen_new", layer.name, collagen.fresh(), "ug/mm3"});
  }
  return readings;
}

}  // namespace cutis::instruments
