// Equations of macrophages: README.md. Pure functions, one per equation.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "processes/kinetics.hpp"

namespace cutis::processes::macrophages {

/// Frequency at which M1 turn into M2 (eq. 2), per day: spontaneous, and by efferocytosis.
inline double switch_per_day(double apoptotic_per_mm3, double spontaneous_per_day, double by_efferocytosis_per_day,
                             double half_per_mm3) {
  return spontaneous_per_day + by_efferocytosis_per_day * hill1(apoptotic_per_mm3, half_per_mm3);
}

}  // namespace cutis::processes::macrophages
