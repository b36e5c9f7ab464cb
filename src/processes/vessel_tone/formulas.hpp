// Equations of vessel tone: README.md. Pure functions, one per equation.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>

#include "processes/kinetics.hpp"

namespace cutis::processes::vessel_tone {

/// Want of oxygen (eq. 1): 0 at a tension of `hypoxia_mmHg` and above, 1 without oxygen.
inline double want(double tension_mmHg, double hypoxia_mmHg) {
  return positive(1 - positive(tension_mmHg) / hypoxia_mmHg);
}

/// What makes arterioles open (eq. 1): want of oxygen, or the pressure that a cuff has taken, whichever is more.
inline double call(double tension_mmHg, double hypoxia_mmHg, double pressure_lost) {
  return std::max(want(tension_mmHg, hypoxia_mmHg), positive(pressure_lost));
}

/// Flow above rest over that at rest that dilators bring about (eq. 2); `drive` = each over its half, added up.
inline double dilation(double drive, double most) { return most * hill1(drive, 1); }

}  // namespace cutis::processes::vessel_tone
