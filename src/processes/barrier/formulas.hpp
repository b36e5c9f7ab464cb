// Equations of barrier: README.md. Pure functions, one per equation.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>

#include "processes/kinetics.hpp"

namespace cutis::processes::barrier {

/// Living epidermis under the surface (eq. 1, 4), 0 to 1: channels close and lipids are made only over it.
inline double epidermal_floor(double packing) { return packing < 1 ? positive(packing) : 1.0; }

/// Closure rate of channels of longer needles over that at the reference length (eq. 1): (l_0 / l)^s. 1 where no needle
/// opened the surface.
inline double closure_of_length(double length_mm, double reference_mm, double exponent) {
  return length_mm > 0 ? std::pow(reference_mm / length_mm, exponent) : 1.0;
}

/// Share shed in a day over that at rest (eq. 3): a corneum thicker than at rest sheds faster, a thinner one slower.
inline double shedding_factor(double thickness_over_rest, double exponent) {
  return std::pow(positive(thickness_over_rest), exponent);
}

}  // namespace cutis::processes::barrier
