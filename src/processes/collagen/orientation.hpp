// Which way does new collagen lie, and how does it turn what was there? Equations 11 to 15 of README.md.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "processes/collagen/formulas.hpp"
#include "processes/process.hpp"
#include "tissue/fibre_orientation.hpp"

namespace cutis::processes::collagen {

using tissue::FibreOrientation;

/// Orientation of two pools together (eq. 12): the mean of both by mass, isotropic where there is none.
inline FibreOrientation joined(const FibreOrientation& fresh, double fresh_ug_per_mm3, const FibreOrientation& mature,
                               double mature_ug_per_mm3) {
  const double all = positive(fresh_ug_per_mm3) + positive(mature_ug_per_mm3);
  return all > 0 ? mixed(fresh, mature, positive(mature_ug_per_mm3) / all) : tissue::isotropic;
}

/// Orientation of what is laid into a void (eq. 13): without direction, but in the plane and along the lines of tension
/// as activated cells pull.
inline FibreOrientation void_orientation(const tissue::SkinConstants& skin, double activated, double resting,
                                         double pull_half) {
  const FibreOrientation pulled{skin.reticular_fibres_along_x, 1 - skin.reticular_fibres_along_x};
  return mixed(tissue::isotropic, pulled, resting > 0 ? hill1(activated / resting, pull_half) : 0.0);
}

/// Orientation of what is laid down (eq. 14): along the fibres that are there (contact guidance) and, for a share,
/// along those that resting tension keeps; as in a void for the share of the matrix that is missing.
inline FibreOrientation laid_orientation(const FibreOrientation& present, const FibreOrientation& at_rest,
                                         const FibreOrientation& in_void, double missing, double tension_guidance) {
  return mixed(mixed(present, at_rest, tension_guidance), in_void, missing);
}

/// How often what comes in renews a pool (eq. 15, 16), per day: what leaves takes all directions alike.
inline double renewal_per_day(double gain_ug_per_mm3_d, double pool_ug_per_mm3) {
  constexpr double trace_ug_per_mm3 = 1e-6;  // a pool below it has the orientation of what comes in at once
  return positive(gain_ug_per_mm3_d) / (positive(pool_ug_per_mm3) + trace_ug_per_mm3);
}

/// Adds the rates that turn the shares of a pool along x and y towards those of what comes in (eq. 15, 16).
inline void turn(const FieldRates& along_x, const FieldRates& along_y, std::size_t voxel, double renewals_per_day,
                 const FibreOrientation& incoming) {
  along_x.production[voxel] += renewals_per_day * incoming.x;
  along_y.production[voxel] += renewals_per_day * incoming.y;
  along_x.loss[voxel] += renewals_per_day;
  along_y.loss[voxel] += renewals_per_day;
}

}  // namespace cutis::processes::collagen
