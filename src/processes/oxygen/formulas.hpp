// Equations of oxygen: README.md. Pure functions, one per equation.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <numbers>

#include "processes/kinetics.hpp"

namespace cutis::processes::oxygen {

/// Exchange with n parallel capillaries per mm2 (eq. 2): the mean of a Krogh cylinder of radius R = 1 / sqrt(pi n),
/// 2 pi D n / (ln(R / r) - 3/4), per day. None without capillaries.
inline double exchange_per_day(double diffusivity_mm2_per_day, double capillaries_per_mm2, double radius_mm) {
  if (capillaries_per_mm2 <= 0 || radius_mm <= 0) return 0;
  const double cylinder_mm = 1 / std::sqrt(std::numbers::pi * capillaries_per_mm2);
  return 2 * std::numbers::pi * diffusivity_mm2_per_day * capillaries_per_mm2 /
         (std::log(cylinder_mm / radius_mm) - 0.75);
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
  double arterial;       ///< saturation before the skin takes any
  double taken_at_rest;  ///< saturation that the skin takes at resting flow
};
inline Blood blood(double rest_mmHg, double arterial_mmHg, double half_saturation_mmHg, double hill_exponent) {
  const double arterial = saturation(arterial_mmHg, half_saturation_mmHg, hill_exponent);
  return {rest_mmHg, half_saturation_mmHg, hill_exponent, arterial,
          arterial - saturation(rest_mmHg, half_saturation_mmHg, hill_exponent)};
}

/// Mean tension of capillary blood at a flow of 1 + dilation (eq. 5): the loss of saturation on the way is that at rest
/// over the flow. Exactly rest_mmHg without dilation.
inline double blood_tension_mmHg(double dilation, const Blood& by) {
  if (dilation <= 0) return by.rest_mmHg;
  const double bound = by.arterial - by.taken_at_rest / (1 + dilation);
  return by.half_saturation_mmHg * std::pow(bound / (1 - bound), 1 / by.hill_exponent);
}

/// Uptake frequency (eq. 3): M / (K + p), per day, so that uptake = frequency * p saturates.
inline double uptake_per_day(double tension_mmHg, double most_mmHg_per_day, double half_mmHg) {
  return most_mmHg_per_day / (half_mmHg + positive(tension_mmHg));
}

/// d(uptake frequency)/dp = -M / (K + p)^2 (<= 0), for Newton's method.
inline double uptake_slope(double tension_mmHg, double most_mmHg_per_day, double half_mmHg) {
  const double sum = half_mmHg + positive(tension_mmHg);
  return -most_mmHg_per_day / (sum * sum);
}

}  // namespace cutis::processes::oxygen
