// How many keratinocytes are in a place? What they secrete and store is theirs by the cell, not by the volume.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "processes/kinetics.hpp"

namespace cutis::processes {

/// Nucleated keratinocytes per mm3 of tissue, from those of the site's epidermis at rest (SkinConstants), the share of
/// the voxel that is epidermis, and their packing (1 = rest) or that of a part of them (edge_packing).
inline double keratinocytes_per_mm3(double at_rest_per_mm3, double epidermis, double packing) {
  return at_rest_per_mm3 * epidermis * positive(packing);
}

}  // namespace cutis::processes
