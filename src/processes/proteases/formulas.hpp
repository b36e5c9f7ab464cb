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

/// Factor by which TGF-beta1 raises and TNF lowers TIMP-3 of a cell (eq. 4): [1 + a H1(T)] [1 - b H1(N)].
inline double timp3_induction(double tgf_ng_per_ml, double tnf_ng_per_ml, double most, double tgf_half_ng_per_ml,
                              double share_lost, double tnf_half_ng_per_ml) {
  return (1 + most * hill1(tgf_ng_per_ml, tgf_half_ng_per_ml)) *
         (1 - share_lost * hill1(tnf_ng_per_ml, tnf_half_ng_per_ml));
}

}  // namespace cutis::processes::proteases
