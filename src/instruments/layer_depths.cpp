// How are layer depths taken from volume fractions?
// SPDX-License-Identifier: Apache-2.0
#include "instruments/layer_depths.hpp"

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

}  // namespace cutis::instruments
