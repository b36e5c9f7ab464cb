// Equations of elastin: README.md. Pure functions, one per equation.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "processes/kinetics.hpp"

namespace cutis::processes::elastin {

/// Synthesis of tropoelastin per unit of the site's capacity (eq. 1): cells, as resting fibroblasts per mm3.
inline double drive(double fibroblasts_per_mm3, double activated_per_mm3, double activated_synthesis) {
  return positive(fibroblasts_per_mm3) + activated_synthesis * positive(activated_per_mm3);
}

/// Frequency of a loss that free MMP-9 raises (eq. 3, 4), per day.
inline double loss(double without_mmp9_per_day, double mmp9_ng_per_ml, double doubling_ng_per_ml) {
  return without_mmp9_per_day * (1 + positive(mmp9_ng_per_ml) / doubling_ng_per_ml);
}

/// Frequency at which elastase of neutrophils dissolves fibres (eq. 4), per day.
inline double elastolysis(double by_neutrophil_mm3_per_day, double neutrophils_per_mm3) {
  return by_neutrophil_mm3_per_day * positive(neutrophils_per_mm3);
}

}  // namespace cutis::processes::elastin
