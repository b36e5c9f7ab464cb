// Equations of oxygen: README.md. Pure functions, one per equation.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cmath>
#include <numbers>

#include "processes/kinetics.hpp"

namespace cutis::processes::oxygen {

/// Radius of the one tube that feeds like both limbs of a loop, side by side and equally full (eq. 2): the geometric
/// mean of their radius and their distance. That of a limb where they are not apart.
inline double loop_radius_mm(double limb_radius_mm, double limb_distance_mm) {
  return std::sqrt(limb_radius_mm * std::max(limb_radius_mm, limb_distance_mm));
}

/// Exchange with n parallel loops per mm2 (eq. 2): the mean of a Krogh cylinder of radius R = 1 / sqrt(pi n) around a
/// tube of radius r, 2 pi D n / (ln(R / r) - 3/4), per day. None without capillaries.
inline double exchange_per_day(double diffusivity_mm2_per_day, double loops_per_mm2, double radius_mm) {
  if (loops_per_mm2 <= 0 || radius_mm <= 0) return 0;
  const double cylinder_mm = 1 / std::sqrt(std::numbers::pi * loops_per_mm2);
  return 2 * std::numbers::pi * diffusivity_mm2_per_day * loops_per_mm2 / (std::log(cylinder_mm / radius_mm) - 0.75);
}

/// Share of haemoglobin that is bound, by Hill's curve (eq. 5).
inline double saturation(double tension_mmHg, double half_saturation_mmHg, double hill_exponent) {
  return 1 / (1 + std::pow(half_saturation_mmHg / tension_mmHg, hill_exponent));
}

/// What blood brings and how it binds it (eq. 5), constant in a run.
struct Blood {
  double rest_mmHg;             ///< mean tension in capillaries at resting flow
  double half_saturation_mmHg;  ///< P50 of Hill's curve
  double hill_exponent;
  double empty_slope_mmHg;  ///< tension over saturation of nearly empty blood
  double arterial;          ///< saturation before the skin takes any
  double taken_at_rest;     ///< saturation that the skin takes at resting flow
};
inline Blood blood(double rest_mmHg, double arterial_mmHg, double half_saturation_mmHg, double hill_exponent,
                   double empty_slope_mmHg) {
  const double arterial = saturation(arterial_mmHg, half_saturation_mmHg, hill_exponent);
  return {rest_mmHg,     half_saturation_mmHg,
          hill_exponent, empty_slope_mmHg,
          arterial,      arterial - saturation(rest_mmHg, half_saturation_mmHg, hill_exponent)};
}

/// Tension at which a share of haemoglobin is bound: Hill's curve the other way round; the straight line of nearly
/// empty blood where that has less.
inline double tension_of_mmHg(double bound, const Blood& by) {
  if (bound <= 0) return 0;
  return std::min(by.half_saturation_mmHg * std::pow(bound / (1 - bound), 1 / by.hill_exponent),
                  by.empty_slope_mmHg * bound);
}

/// Saturation of capillary blood that flows (eq. 5): the loss on the way is that at rest over the flow, at most that at
/// rest; and less by what it lost while it stood (eq. 6).
inline double bound_share(double flow_above_rest, double desaturation, const Blood& by) {
  return by.arterial - by.taken_at_rest / (1 + positive(flow_above_rest)) - positive(desaturation);
}

/// Its mean tension. Exactly rest_mmHg at rest.
inline double blood_tension_mmHg(double flow_above_rest, double desaturation, const Blood& by) {
  if (flow_above_rest <= 0 && desaturation <= 0) return by.rest_mmHg;
  return tension_of_mmHg(bound_share(flow_above_rest, desaturation, by), by);
}

/// mmHg that blood loses with a unit of saturation, at a bound share (eq. 6).
inline double tension_slope_mmHg(double bound, const Blood& by) {
  const double tension = tension_of_mmHg(bound, by);
  if (tension >= by.empty_slope_mmHg * bound) return by.empty_slope_mmHg;
  return tension / (by.hill_exponent * bound * (1 - bound));
}

/// Oxygen that haemoglobin of the capillaries of 1 mm3 holds at most, as tension of the tissue that would hold as much
/// (eq. 6): both limbs of each loop.
inline double store_mmHg(double capillaries_per_mm2, double radius_mm, double haematocrit, double capacity_mmHg) {
  return 2 * std::numbers::pi * capillaries_per_mm2 * radius_mm * radius_mm * haematocrit * capacity_mmHg;
}

}  // namespace cutis::processes::oxygen
