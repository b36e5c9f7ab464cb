// Equations of rete ridges: README.md. Pure functions, one per equation.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>

#include "processes/kinetics.hpp"

namespace cutis::processes::rete_ridges {

/// Height, over that at rest, to which the basal cells of a column bring ridges of the present height (eq. 3): ridges
/// that are not there cannot be lengthened.
inline double target_height(double present_height, double basal_over_rest, double height_by_packing) {
  const double there = std::min(positive(present_height), 1.0);
  return positive(1 + height_by_packing * (basal_over_rest - 1) * there);
}

/// Pace at which ridges are remodelled: none where the junction does not hold (eq. 2, 3), per day.
inline double remodelling_per_day(double anchored_share, double whole_junction_per_day) {
  return whole_junction_per_day * anchored_share;
}

}  // namespace cutis::processes::rete_ridges
