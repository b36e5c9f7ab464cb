// Equations of the leak of vessels: README.md. Pure functions, one per equation.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "processes/kinetics.hpp"

namespace cutis::processes::vessel_leak {

/// Perfused vessels that leak, in vessels under all the histamine that acts (eq. 1). `by_histamine` and `awake` (by
/// VEGF) are in [0, 1); `vegf_leak` is the leak of one under full VEGF. Without pericytes a vessel leaks as if VEGF
/// acted fully.
inline double leak(double vessels, double immature, double by_histamine, double awake, double vegf_leak) {
  return positive(vessels) * (by_histamine + vegf_leak * awake) + vegf_leak * positive(immature) * (1 - awake);
}

/// Share of the resting drainage (eq. 2) in a voxel of which the share `cut` has lost its lymph vessels.
inline double drained_share(double cut, double without_lymph) { return 1 - (1 - without_lymph) * cut; }

}  // namespace cutis::processes::vessel_leak
