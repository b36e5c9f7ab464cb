// How are layer depths taken from volume fractions?
// SPDX-License-Identifier: Apache-2.0
#include "instruments/layer_depths.hpp"

#include <algorithm>
#include <utility>

namespace cutis::instruments {

grid::Values thickness_by_column(const grid::Grid& grid, const grid::Values& fraction) {
  grid::Values thickness(grid.plane(), 0.0);
  for (int k = 0; k < grid.nz; ++k) {
    const double* plane = fraction.data() + grid.index(0, 0, k);
    for (std::size_t c = 0; c < grid.plane(); ++c) thickness[c] += plane[c] * grid.dz_mm;
  }
  return thickness;
}

LayerDepths layer_depths(const tissue::Tissue& tissue) {
  using tissue::FieldId;
  LayerDepths depths;
  depths.epidermis = thickness_by_column(tissue.grid, tissue[FieldId::viable_epidermis]);
  depths.papillary = thickness_by_column(tissue.grid, tissue[FieldId::papillary_dermis]);
  depths.dermis = thickness_by_column(tissue.grid, tissue[FieldId::reticular_dermis]);
  for (std::size_t c = 0; c < depths.epidermis.size(); ++c) {
    depths.papillary[c] += depths.epidermis[c];
    depths.dermis[c] += depths.papillary[c];
  }
  return depths;
}

Region dermis_part(const tissue::Tissue& tissue, std::string name, double depth_mm, DermisPart part) {
  grid::Values weight = *dermis_region(tissue, name).weight;
  const grid::Grid& grid = tissue.grid;
  const grid::Values junction = layer_depths(tissue).epidermis;
  for (std::size_t v = 0; v < weight.size(); ++v) {
    const auto k = static_cast<double>(v / grid.plane());
    const double share = std::clamp((junction[v % grid.plane()] + depth_mm) / grid.dz_mm - k, 0.0, 1.0);
    weight[v] *= part == DermisPart::upper ? share : 1 - share;
  }
  return make_region(std::move(name), grid, std::move(weight));
}

}  // namespace cutis::instruments
