// What share of the cells that a voxel has at rest is alive?
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>

#include "tissue/tissue.hpp"

namespace cutis::tissue {

/// Keratinocytes over rest packing in the epidermal part, fibroblasts over their resting density in the rest; at most
/// 1. Tissue without resting cells counts as dead.
inline double living_share(const Tissue& tissue, std::size_t voxel) {
  const double epidermis = tissue[FieldId::viable_epidermis][voxel];
  const double capacity = tissue[FieldId::fibroblast_capacity][voxel];
  const double fibroblasts = tissue[FieldId::fibroblasts][voxel] + tissue[FieldId::myofibroblasts][voxel];
  const double dermal = capacity > 0 ? std::min(1.0, fibroblasts / capacity) : 0.0;
  return epidermis * std::min(1.0, tissue[FieldId::keratinocytes][voxel]) + (1 - epidermis) * dermal;
}

}  // namespace cutis::tissue
