// Equations of the axon reflex: README.md. Pure functions, one per equation.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "processes/kinetics.hpp"

namespace cutis::processes::axon_reflex {

/// Signal that nerve endings in histamine send into their territory (eq. 1), per day.
inline double firing(double histamine_ng_per_ml, double half_ng_per_ml, double strength, double decay_per_day) {
  return decay_per_day * strength * hill1(histamine_ng_per_ml, half_ng_per_ml);
}

/// Diffusivity with which a signal of that decay reaches so far (eq. 2): range^2 decay.
inline double diffusivity_mm2_per_day(double range_mm, double decay_per_day) {
  return range_mm * range_mm * decay_per_day;
}

}  // namespace cutis::processes::axon_reflex
