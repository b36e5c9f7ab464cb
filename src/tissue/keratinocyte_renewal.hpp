// How many keratinocytes are born by division? Renewal, which the processes make and the instruments read.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>

#include "tissue/rates.hpp"
#include "tissue/tissue.hpp"

namespace cutis::tissue {

/// The packing that renewal holds: the progenitor pool, at least so much that it can be divided by.
inline double renewed_packing(double pool) { return std::max(pool, 1e-3); }

/// Loss frequency of keratinocytes that renew at `renewal` per day: pi k / p, so that births pi k balance it at k = p.
/// It is the only loss that a process may give keratinocytes: `divisions_per_day` takes it back apart.
inline double renewal_loss_per_day(double renewal, double packing, double pool) {
  return renewal * packing / renewed_packing(pool);
}

/// Births by division, pi k, in rest packings per day. Not the whole production of keratinocytes: cells that spread
/// into free space raise the packing without dividing.
inline double divisions_per_day(const Tissue& tissue, const Rates& rates, std::size_t voxel) {
  return rates.loss[index_of(FieldId::keratinocytes)][voxel] *
         renewed_packing(tissue[FieldId::epidermal_progenitors][voxel]);
}

}  // namespace cutis::tissue
