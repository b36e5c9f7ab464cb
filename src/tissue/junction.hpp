// Where is the dermo-epidermal junction, and where does it hold? By what a voxel has of both sides.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>

#include "tissue/tissue.hpp"

namespace cutis::tissue {

/// How much of the junction lies in a voxel: by what it holds of both sides. 0 off the junction.
inline double junction_weight(double viable_epidermis, double papillary_dermis) {
  return viable_epidermis * papillary_dermis;
}
inline double junction_weight(const Tissue& tissue, std::size_t voxel) {
  return junction_weight(tissue[FieldId::viable_epidermis][voxel], tissue[FieldId::papillary_dermis][voxel]);
}

/// Share of the junction in a voxel that holds: the lesser of collagen VII and basal cells, at most all.
inline double anchored_share(double collagen7, double basal_keratinocytes) {
  return std::clamp(std::min(collagen7, basal_keratinocytes), 0.0, 1.0);
}
inline double anchored_share(const Tissue& tissue, std::size_t voxel) {
  return anchored_share(tissue[FieldId::collagen7][voxel], tissue[FieldId::basal_keratinocytes][voxel]);
}

}  // namespace cutis::tissue
