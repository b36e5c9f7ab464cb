// How does the epidermis turn over? Divisions and cornification, which processes make and instruments read.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>

#include "tissue/rates.hpp"
#include "tissue/tissue.hpp"

namespace cutis::tissue {

/// The packing that renewal holds: the progenitor pool, at least so much that it can be divided by.
inline double renewed_packing(double pool) { return std::max(pool, 1e-3); }

/// Loss frequency of basal keratinocytes that divide `divisions` times a day each: so many leave the basal layer that
/// births balance them where it is as crowded as its pool. It is the only loss that a process may give them:
/// `divisions_per_day` takes it back apart.
inline double departure_per_day(double divisions, double basal, double pool) {
  return divisions * basal / renewed_packing(pool);
}

/// Births by division in rest packings of nucleated keratinocytes per day. Not the whole production of keratinocytes:
/// cells that spread into free space raise the packing without dividing.
inline double divisions_per_day(const Tissue& tissue, const Rates& rates, std::size_t voxel) {
  return tissue.skin.basal_share * rates.loss[index_of(FieldId::basal_keratinocytes)][voxel] *
         renewed_packing(tissue[FieldId::epidermal_progenitors][voxel]);
}

/// Suprabasal keratinocytes, 1 = rest: the nucleated ones that are not basal. A solver may leave their difference below
/// zero by its tolerance.
inline double suprabasal(double nucleated, double basal, double basal_share) {
  return std::max(nucleated - basal_share * basal, 0.0) / (1 - basal_share);
}

/// Cells that cornify, over those at rest: crowded layers move up faster, so their number counts twice.
inline double cornification(double suprabasal_cells, double pool) {
  return suprabasal_cells * suprabasal_cells / renewed_packing(pool);
}

/// d(cornification)/d(nucleated cells), for Newton's method.
inline double cornification_slope(double suprabasal_cells, double pool, double basal_share) {
  return 2 * suprabasal_cells / (renewed_packing(pool) * (1 - basal_share));
}

}  // namespace cutis::tissue
