// Equations of proteases: README.md. Pure functions, one per equation.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "processes/kinetics.hpp"

namespace cutis::processes::proteases {

/// Stimulation of fibroblast MMP-1 (eq. 1): [1 + a H2(I)] / (1 + T/K): inflammation induces, TGF-beta1 suppresses.
inline double fibroblast_induction(double il1_and_tnf_ng_per_ml, double tgf_ng_per_ml, double most,
                                   double il1_half_ng_per_ml, double tgf_suppression_ng_per_ml) {
  return (1 + most * hill2(il1_and_tnf_ng_per_ml, il1_half_ng_per_ml)) /
         (1 + positive(tgf_ng_per_ml) / tgf_suppression_ng_per_ml);
}

/// Keratinocytes that stand at free space (eq. 1), as a packing: k (1 - k)+. None where the epidermis is whole.
inline double edge_packing(double packing) { return positive(packing) * positive(1 - packing); }

}  // namespace cutis::processes::proteases
