// Equations of growth factors: README.md. Pure functions, one per equation.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "processes/kinetics.hpp"

namespace cutis::processes::growth_factors {

/// Clearance of PDGF (eq. 1), per day: decay and receptor uptake.
inline double clearance_per_day(double fibroblasts_per_mm3, double decay_per_day, double uptake_mm3_per_day) {
  return decay_per_day + uptake_mm3_per_day * fibroblasts_per_mm3;
}

/// Keratinocyte growth factors of a resting fibroblast over those without inflammation (eq. 2): 1 + a H1(I, K).
inline double kgf_stimulation(double il1_ng_per_ml, double most, double half_ng_per_ml) {
  return 1 + most * hill1(il1_ng_per_ml, half_ng_per_ml);
}

/// Release of FGF2 from the matrix (eq. 3, 4), per day: turnover, and more by the signal of injured cells.
inline double fgf2_release_per_day(double damage, double at_rest_per_day, double by_damage_per_day) {
  return at_rest_per_day + by_damage_per_day * positive(damage);
}

}  // namespace cutis::processes::growth_factors
