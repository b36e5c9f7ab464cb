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

/// How blood binds oxygen, and what it brings from the arteries (eq. 5).
struct Blood {
  double rest_mmHg;             ///< mean tension in capillaries at resting flow
  double arterial_mmHg;         ///< before the skin takes any
  double half_saturation_mmHg;  ///< P50 of Hill's curve
  double hill_exponent;
};

/// Mean tension of capillary blood at a flow of 1 + dilation (eq. 5): the loss of saturation on the way is that at rest
/// over the flow. Exactly rest_mmHg without dilation.
inline double blood_tension_mmHg(double dilation, const Blood& blood) {
  if (dilation <= 0) return blood.rest_mmHg;
  const auto bound_over_free = [&](double p) { return std::pow(p / blood.half_saturation_mmHg, blood.hill_exponent); };
  const auto saturation = [&](double p) { return bound_over_free(p) / (1 + bound_over_free(p)); };
  const double arterial = saturation(blood.arterial_mmHg);
  const double bound = arterial - (arterial - saturation(blood.rest_mmHg)) / (1 + dilation);
  return blood.half_saturation_mmHg * std::pow(bound / (1 - bound), 1 / blood.hill_exponent);
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
