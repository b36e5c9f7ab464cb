// Equations of proteases: README.md. Pure functions, one per equation.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "processes/kinetics.hpp"

namespace cutis::processes::proteases {

/// Stimulation of fibroblast MMP-1 (eq. 1): [1 + a H2(I)] / (1 + T/K): inflammation induces, TGF-beta1 suppresses.
inline double fibroblast_induction(double inflammation_ng_per_ml, double tgf_ng_per_ml, double most,
                                   double il1_half_ng_per_ml, double tgf_suppression_ng_per_ml) {
  return (1 + most * hill2(inflammation_ng_per_ml, il1_half_ng_per_ml)) /
         (1 + positive(tgf_ng_per_ml) / tgf_suppression_ng_per_ml);
}

/// How much more TIMP-3 cells make than unstimulated fibroblasts (eq. 4), as cells per mm3: F [1 + a H1(T)] + Y (1 +
/// a).
inline double timp3_drive(double fibroblasts_per_mm3, double activated_per_mm3, double tgf_ng_per_ml, double most,
                          double tgf_half_ng_per_ml) {
  return positive(fibroblasts_per_mm3) * (1 + most * hill1(tgf_ng_per_ml, tgf_half_ng_per_ml)) +
         positive(activated_per_mm3) * (1 + most);
}

}  // namespace cutis::processes::proteases
