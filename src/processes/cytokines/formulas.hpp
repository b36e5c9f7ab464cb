// Equations of cytokines: README.md. Pure functions, one per equation.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "processes/kinetics.hpp"

namespace cutis::processes::cytokines {

/// Share of IL-1 beta and TNF production that IL-10 leaves (eq. 2, 3): 1 / (1 + A/K).
inline double restraint(double il10_ng_per_ml, double half_ng_per_ml) {
  return 1.0 / (1.0 + positive(il10_ng_per_ml) / half_ng_per_ml);
}

}  // namespace cutis::processes::cytokines
