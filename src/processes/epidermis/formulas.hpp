// Equations of epidermis: README.md. Pure functions, one per equation.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "processes/kinetics.hpp"

namespace cutis::processes::epidermis {

/// Renewal frequency (eq. 2), per day: raised by growth factors, arrested by the damage signal.
inline double renewal_per_day(double kgf_response, double damage_signal, double rest_per_day, double most_rise,
                              double arrest_half) {
  return rest_per_day * (1 + most_rise * kgf_response) / (1 + positive(damage_signal) / arrest_half);
}

/// Share of the space that is free (eq. 1): (1 - cells/target)+; contact inhibition ends filling at the target.
inline double free_share(double cells, double target) { return positive(1 - cells / target); }

/// -d(cells * free_share)/d(cells) where filling slows down (>= 0), for Newton's method.
inline double filling_stiffness(double cells, double target) {
  return cells < target ? positive(2 * cells / target - 1) : 0.0;
}

}  // namespace cutis::processes::epidermis
