// Equations of the leak of vessels: README.md. Pure functions, one per equation.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "processes/kinetics.hpp"

namespace cutis::processes::vessel_leak {

/// Fluid that vessels let out at no swelling, volumes of tissue per day (eq. 1). `by_histamine` and `awake` (by VEGF)
/// are in [0, 1); each leak is the most of it through vessels of density 1. Without pericytes a vessel leaks as if VEGF
/// acted fully.
inline double leak_per_day(double vessels, double immature, double by_histamine, double awake,
                           double histamine_leak_per_day, double vegf_leak_per_day) {
  return positive(vessels) * (histamine_leak_per_day * by_histamine + vegf_leak_per_day * awake) +
         vegf_leak_per_day * positive(immature) * (1 - awake);
}

}  // namespace cutis::processes::vessel_leak
