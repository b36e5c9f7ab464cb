// How much blood flows through a place? Vessels times the flow through each.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>

#include "tissue/tissue.hpp"

namespace cutis::tissue {

/// Flow through each vessel above that at rest, over it: dilation w at a driving pressure that has lost a share.
/// Exactly w where none is lost, -1 where all is.
inline double flow_above_rest(double dilation, double lost) {
  return dilation - std::clamp(lost, 0.0, 1.0) * (1 + dilation);
}

/// Flow over that through vessels of density 1 at rest; none without blood or below a tight cuff.
inline double perfusion(const Tissue& tissue, std::size_t voxel) {
  if (!tissue.components.blood || !tissue.components.flow) return 0;
  const double lost = tissue[FieldId::inflow_lost][voxel % tissue.grid.plane()];
  return std::max(tissue[FieldId::vessels][voxel], 0.0) *
         (1 + flow_above_rest(std::max(tissue[FieldId::vasodilation][voxel], 0.0), lost));
}

}  // namespace cutis::tissue
