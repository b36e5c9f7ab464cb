// How fast does blood renew what interstitial fluid holds of a small solute? Cards: glucose, lactate (eq. 2).
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "processes/kinetics.hpp"

namespace cutis::processes {

/// Exchange of interstitial fluid with blood, per day: in proportion to what flows through `vessels`.
inline double exchange_with_blood_per_day(double vessels, double flow_above_rest, double at_rest_per_day,
                                          double fluid_share) {
  return at_rest_per_day * positive(vessels) * positive(1 + flow_above_rest) / fluid_share;
}

}  // namespace cutis::processes
