// Equations of angiogenesis: README.md. Pure functions, one per equation.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "processes/kinetics.hpp"

namespace cutis::processes::angiogenesis {

/// How much more VEGF a resident cell makes than in well-fed, uninjured tissue (eq. 2): 1 and more.
inline double induction(double oxygen_mmHg, double damage, double by_hypoxia, double oxygen_half_mmHg, double by_damage,
                        double damage_half) {
  return 1 + by_hypoxia * (1 - hill2(oxygen_mmHg, oxygen_half_mmHg)) + by_damage * hill1(damage, damage_half);
}

/// Activation of endothelium by VEGF above that of resting skin (eq. 3), in [0, 1).
inline double activation(double vegf_ng_per_ml, double rest_ng_per_ml, double half_ng_per_ml) {
  return hill2(vegf_ng_per_ml - rest_ng_per_ml, half_ng_per_ml);
}

/// Joining of sprouts to perfused vessels and to each other (eq. 4, 5): loss frequency of sprouts, per day.
inline double joining_per_day(double sprouts, double vessels, double rate_per_day) {
  return rate_per_day * (positive(sprouts) + positive(vessels));
}

/// Pruning of perfused vessels (eq. 5), per day: as fast as they spread at the density of resting skin, faster above.
inline double pruning_per_day(double vessels, double rest, double remodelling_per_day) {
  return remodelling_per_day * (rest > 0 ? positive(vessels) / rest : 1);
}

}  // namespace cutis::processes::angiogenesis
