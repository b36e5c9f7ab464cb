// Equations of lysyl oxidase: README.md. Pure functions, one per equation.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "processes/kinetics.hpp"

namespace cutis::processes::lysyl_oxidase {

/// Synthesis per unit of the site's capacity (eq. 1): cells, as those without TGF-beta1 per mm3.
inline double drive(double fibroblasts_per_mm3, double activated_per_mm3, double tgf_ng_per_ml,
                    double tgf_half_ng_per_ml, double most_rise) {
  return (positive(fibroblasts_per_mm3) + positive(activated_per_mm3)) *
         (1 + most_rise * hill1(tgf_ng_per_ml, tgf_half_ng_per_ml));
}

}  // namespace cutis::processes::lysyl_oxidase
