// Equations of @name@: README.md. Pure functions, one per equation.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "processes/kinetics.hpp"

namespace cutis::processes::@name@ {

/// Loss of @field@ (eq. 1), in its unit per day: k u.
inline double loss(double value, double decay_per_day) { return decay_per_day * positive(value); }

}  // namespace cutis::processes::@name@
