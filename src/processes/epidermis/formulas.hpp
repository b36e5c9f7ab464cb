// Equations of epidermis: README.md. Pure functions, one per equation.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>

#include "processes/kinetics.hpp"

namespace cutis::processes::epidermis {

/// Share of the space that is free (eq. 1, 2): (1 - cells/target)+; contact inhibition ends filling at the target.
inline double free_share(double cells, double target) { return positive(1 - cells / target); }

/// -d(cells * free_share)/d(cells) where filling slows down (>= 0), for Newton's method.
inline double filling_stiffness(double cells, double target) {
  return cells < target ? positive(2 * cells / target - 1) : 0.0;
}

/// Divisions of one basal cell per day (eq. 3): those in cycle, of which the damage signal arrests some at once. Cells
/// that lie flat over a gap (free share phi) do not divide.
inline double divisions_per_day(double cycling, double damage_signal, double free, double rest_per_day,
                                double arrest_half) {
  return rest_per_day * positive(cycling) * (1 - free) / (1 + positive(damage_signal) / arrest_half);
}

/// Share of basal cells in cycle, over rest, to which the present surroundings recruit (eq. 4).
inline double recruited(double kgf_response, double edge, double growth_factor_drive, double edge_drive) {
  return 1 + growth_factor_drive * kgf_response + edge_drive * edge;
}

}  // namespace cutis::processes::epidermis
