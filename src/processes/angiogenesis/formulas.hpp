// Equations of angiogenesis: README.md. Pure functions, one per equation.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>

#include "processes/kinetics.hpp"

namespace cutis::processes::angiogenesis {

/// How much more VEGF a resident cell makes than in well-fed tissue (eq. 2): 1 and more.
inline double hypoxic_induction(double oxygen_mmHg, double most, double half_mmHg) {
  return 1 + most * (1 - hill2(oxygen_mmHg, half_mmHg));
}

/// Activation of endothelium by VEGF above that of resting skin (eq. 3), in [0, 1).
inline double activation(double vegf_ng_per_ml, double rest_ng_per_ml, double half_ng_per_ml) {
  return hill2(vegf_ng_per_ml - rest_ng_per_ml, half_ng_per_ml);
}

/// By how much FGF2 quickens the sprouting that VEGF calls forth (eq. 4): 1 and more.
inline double fgf2_help(double fgf2_ng_per_ml, double most, double half_ng_per_ml) {
  return 1 + most * hill1(fgf2_ng_per_ml, half_ng_per_ml);
}

/// Joining of sprouts to perfused vessels and to each other (eq. 4, 5): loss frequency of sprouts, per day.
inline double joining_per_day(double sprouts, double vessels, double rate_per_day) {
  return rate_per_day * (positive(sprouts) + positive(vessels));
}

/// Pruning of perfused vessels (eq. 5), per day: as fast as they spread at the density of resting skin, faster above.
inline double pruning_per_day(double vessels, double rest, double remodelling_per_day) {
  return remodelling_per_day * (rest > 0 ? positive(vessels) / rest : 1);
}

/// The part of pruning that spreading does not make up for (eq. 7), per day.
inline double surplus_pruning_per_day(double pruning_per_day, double rest, double remodelling_per_day) {
  return positive(pruning_per_day - (rest > 0 ? remodelling_per_day : 0));
}

/// Share of the perfused vessels that have no pericytes yet (eq. 5).
inline double immature_share(double immature, double vessels) {
  return vessels > 0 ? std::min(positive(immature) / vessels, 1.0) : 0.0;
}

}  // namespace cutis::processes::angiogenesis
