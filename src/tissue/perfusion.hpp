// How much blood flows through a place? Vessels times the flow through each.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>

#include "tissue/tissue.hpp"

namespace cutis::tissue {

/// Flow over that through vessels of density 1 at rest; none without blood or below a tight cuff.
inline double perfusion(const Tissue& tissue, std::size_t voxel) {
  if (!tissue.components.blood || !tissue.components.flow) return 0;
  return std::max(tissue[FieldId::vessels][voxel], 0.0) * (1 + std::max(tissue[FieldId::vasodilation][voxel], 0.0));
}

}  // namespace cutis::tissue
