// Equations of vessel tone: README.md. Pure functions, one per equation.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "processes/kinetics.hpp"

namespace cutis::processes::vessel_tone {

/// Want of oxygen (eq. 1): 0 at a tension of `hypoxia_mmHg` and above, 1 without oxygen.
inline double want(double tension_mmHg, double hypoxia_mmHg) {
  return positive(1 - positive(tension_mmHg) / hypoxia_mmHg);
}

/// Flow above rest over that at rest that dilators bring about (eq. 2); `drive` = each over its half, added up.
inline double dilation(double drive, double most) { return most * hill1(drive, 1); }

}  // namespace cutis::processes::vessel_tone
