// Equations of barrier: README.md. Pure functions, one per equation.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "processes/kinetics.hpp"

namespace cutis::processes::barrier {

/// Living epidermis under the surface (eq. 1, 4), 0 to 1: channels close and lipids are made only over it.
inline double epidermal_floor(double packing) { return packing < 1 ? positive(packing) : 1.0; }

}  // namespace cutis::processes::barrier
