// Which way does new collagen lie, and how does it turn what was there? Equations 12 to 16 of README.md.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "processes/collagen/formulas.hpp"
#include "processes/process.hpp"
#include "tissue/fibre_orientation.hpp"

namespace cutis::processes::collagen {

using tissue::mixed;

// Shares of fibres along one axis: scalars, so that loops over voxels run over vectors.

/// Share of mature fibres in both pools together (eq. 12), by mass; 0 where there are none.
inline double share_mature(double fresh_ug_per_mm3, double mature_ug_per_mm3) {
  const double all = positive(fresh_ug_per_mm3) + positive(mature_ug_per_mm3);
  return all > 0 ? positive(mature_ug_per_mm3) / all : 0.0;
}

/// How far activated cells have pulled a wound bed taut (eq. 13), 0 to 1.
inline double pull(double activated, double resting, double pull_half) {
  return resting > 0 ? hill1(activated / resting, pull_half) : 0.0;
}

/// How far a wound bed is taut (eq. 13), 0 to 1: cells pull it, and the skin around does as far as matrix bridges it.
inline double taut_share(double pull, double missing) { return 1 - (1 - pull) * missing; }

/// What is laid into gaps along one axis (eq. 13): as in all directions, but as the tension of the plane has it as far
/// as the bed is taut.
inline double void_share(double along_tension, double taut) { return mixed(1.0 / 3, along_tension, taut); }

/// What is laid down along one axis (eq. 14): along the fibres that are there (contact guidance) and, for a share,
/// along those that resting tension keeps; as in a void for the share of the matrix that is missing.
inline double laid_share(double present, double at_rest, double in_void, double missing, double tension_guidance) {
  return mixed(mixed(present, at_rest, tension_guidance), in_void, missing);
}

/// How often what comes in renews a pool (eq. 15, 16), per day: what leaves takes all directions alike.
inline double renewal_per_day(double gain_ug_per_mm3_d, double pool_ug_per_mm3) {
  constexpr double trace_ug_per_mm3 = 1e-6;  // a pool below it has the orientation of what comes in at once
  return positive(gain_ug_per_mm3_d) / (positive(pool_ug_per_mm3) + trace_ug_per_mm3);
}

/// Adds the rates that turn the share of a pool along one axis towards that of what comes in (eq. 15, 16).
inline void turn(double& production, double& loss, double renewals_per_day, double incoming) {
  production += renewals_per_day * incoming;
  loss += renewals_per_day;
}

}  // namespace cutis::processes::collagen
