// Equations of collagen VII: README.md. Pure functions, one per equation.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "processes/kinetics.hpp"

namespace cutis::processes::collagen7 {

/// Keratinocytes that make the junction (eq. 1), as a packing: those at free space migrate, those near injury are
/// called away by it.
inline double settled_packing(double packing, double damage_signal, double halving_signal) {
  const double inside = positive(packing) - positive(packing) * positive(1 - packing);
  return inside / (1 + positive(damage_signal) / halving_signal);
}

/// Synthesis at the junction over that of the site at rest without TGF-beta1 (eq. 2).
inline double drive(double settled_packing, double fibroblasts_over_rest, double keratinocyte_share,
                    double tgf_ng_per_ml, double tgf_half_ng_per_ml, double most_stimulation) {
  return (keratinocyte_share * settled_packing + (1 - keratinocyte_share) * positive(fibroblasts_over_rest)) *
         (1 + most_stimulation * hill1(tgf_ng_per_ml, tgf_half_ng_per_ml));
}

/// Frequency of loss, raised by free MMP-9 (eq. 3), per day.
inline double loss(double without_mmp9_per_day, double mmp9_ng_per_ml, double doubling_ng_per_ml) {
  return without_mmp9_per_day * (1 + positive(mmp9_ng_per_ml) / doubling_ng_per_ml);
}

}  // namespace cutis::processes::collagen7
