// Equations of growth factors: README.md. Pure functions, one per equation.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "processes/kinetics.hpp"

namespace cutis::processes::growth_factors {

/// Clearance of PDGF (eq. 1), per day: decay and receptor uptake.
inline double clearance_per_day(double fibroblasts_per_mm3, double decay_per_day, double uptake_mm3_per_day) {
  return decay_per_day + uptake_mm3_per_day * fibroblasts_per_mm3;
}

}  // namespace cutis::processes::growth_factors
