// Which saturation laws do the processes share? Hill functions and decay, on non-negative arguments.
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace cutis::processes {

/// Solvers may leave a value below zero by their algebraic tolerance; rates see its positive part.
inline double positive(double x) { return x > 0 ? x : 0; }

/// Michaelis-Menten / Hill function of order 1: x / (k + x), in [0, 1).
inline double hill1(double x, double k) { return positive(x) / (k + positive(x)); }

/// Hill function of order 2.
inline double hill2(double x, double k) {
  const double squared = positive(x) * positive(x);
  return squared / (k * k + squared);
}

/// Hill function of order 4: nearly a switch.
inline double hill4(double x, double k) {
  const double fourth = positive(x) * positive(x) * positive(x) * positive(x);
  return fourth / (k * k * k * k + fourth);
}

/// Frequency of an uptake that saturates, most / (half + level), per day: times the level it is the uptake.
inline double uptake_per_day(double level, double most_per_day, double half) {
  return most_per_day / (half + positive(level));
}

/// d(uptake frequency)/d(level) = -most / (half + level)^2 (<= 0), for Newton's method.
inline double uptake_slope(double level, double most_per_day, double half) {
  const double sum = half + positive(level);
  return -most_per_day / (sum * sum);
}

/// Share of the clearance by lymph in a voxel of which the share `cut` was cut out and has lost its lymph vessels.
inline double share_by_lymph(double cut, double without_lymph) { return 1 - (1 - without_lymph) * cut; }

}  // namespace cutis::processes
