// Equations of oxygen: README.md. Pure functions, one per equation.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "processes/kinetics.hpp"

namespace cutis::processes::oxygen {

/// Uptake frequency (eq. 3): M / (K + p), per day, so that uptake = frequency * p saturates.
inline double uptake_per_day(double tension_mmHg, double most_mmHg_per_day, double half_mmHg) {
  return most_mmHg_per_day / (half_mmHg + positive(tension_mmHg));
}

/// d(uptake frequency)/dp = -M / (K + p)^2 (<= 0), for Newton's method.
inline double uptake_slope(double tension_mmHg, double most_mmHg_per_day, double half_mmHg) {
  const double sum = half_mmHg + positive(tension_mmHg);
  return -most_mmHg_per_day / (sum * sum);
}

}  // namespace cutis::processes::oxygen
