// Equations of lactate: README.md. Pure functions, one per equation.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>

#include "processes/kinetics.hpp"

namespace cutis::processes::lactate {

/// Glucose that the cells of a place take up at most (eq. 3), mmol per day and L of tissue: all of it, and what they
/// would burn of it with all the oxygen that they can use.
struct Use {
  double all, burnt;
};
/// Cells of a kind, what one of them takes up at most (eq. 3 of glucose), and the share that it turns into lactate.
inline Use use_of_cells(double cells_per_mm3, double uptake_pmol_per_d, double share_to_lactate) {
  constexpr double mmol_per_l_per_pmol_per_mm3 = 1e-3;
  const double all = mmol_per_l_per_pmol_per_mm3 * uptake_pmol_per_d * cells_per_mm3;
  return {all, (1 - share_to_lactate) * all};
}

/// Lactate made (eq. 3), mmol per day and L of tissue: two for each glucose that oxygen does not burn.
inline double made_mmol_per_l_d(const Use& most, double glucose_share, double oxygen_share) {
  constexpr double lactate_per_glucose = 2;
  return lactate_per_glucose * glucose_share * (most.all - most.burnt * oxygen_share);
}

/// Exchange of the bottom of the block with the tissue below it (eq. 4), mm/day: as if perfused like the block, without
/// end.
inline double exchange_below_mm_per_day(double diffusivity_mm2_per_day, double exchange_per_day, double fluid_share) {
  return std::sqrt(diffusivity_mm2_per_day * exchange_per_day / fluid_share);
}

}  // namespace cutis::processes::lactate
