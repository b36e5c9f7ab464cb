// Equations of collagen VII: README.md. Pure functions, one per equation.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "processes/kinetics.hpp"

namespace cutis::processes::collagen7 {

/// Synthesis at the junction over that of the site at rest without TGF-beta1 (eq. 1).
inline double drive(double keratinocyte_packing, double fibroblasts_over_rest, double keratinocyte_share,
                    double tgf_ng_per_ml, double tgf_half_ng_per_ml, double most_stimulation) {
  return (keratinocyte_share * positive(keratinocyte_packing) +
          (1 - keratinocyte_share) * positive(fibroblasts_over_rest)) *
         (1 + most_stimulation * hill1(tgf_ng_per_ml, tgf_half_ng_per_ml));
}

/// Frequency of loss, raised by free MMP-9 (eq. 2), per day.
inline double loss(double without_mmp9_per_day, double mmp9_ng_per_ml, double doubling_ng_per_ml) {
  return without_mmp9_per_day * (1 + positive(mmp9_ng_per_ml) / doubling_ng_per_ml);
}

}  // namespace cutis::processes::collagen7
