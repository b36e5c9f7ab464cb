// Where does the basement membrane hold? Read from its anchoring fibrils and from the cells that stand on it.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>

#include "tissue/tissue.hpp"

namespace cutis::instruments {

/// How much of the junction lies in a voxel: by what it holds of both sides. 0 off the junction.
inline double junction_weight(const tissue::Tissue& tissue, std::size_t voxel) {
  return tissue[tissue::FieldId::viable_epidermis][voxel] * tissue[tissue::FieldId::papillary_dermis][voxel];
}

/// Share of the junction in a voxel that holds: the lesser of collagen VII and basal cells, at most all.
inline double anchored_share(const tissue::Tissue& tissue, std::size_t voxel) {
  return std::clamp(
      std::min(tissue[tissue::FieldId::collagen7][voxel], tissue[tissue::FieldId::basal_keratinocytes][voxel]), 0.0,
      1.0);
}

}  // namespace cutis::instruments
