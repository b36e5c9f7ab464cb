// Equations of the damage signal: README.md. Pure functions, one per equation.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "processes/kinetics.hpp"

namespace cutis::processes::damage {

/// Loss frequency of the damage signal (eq. 1), per day: decay and clearance by phagocytes.
inline double clearance_per_day(double phagocytes_per_mm3, double decay_per_day, double by_phagocyte_mm3_per_day) {
  return decay_per_day + by_phagocyte_mm3_per_day * positive(phagocytes_per_mm3);
}

}  // namespace cutis::processes::damage
