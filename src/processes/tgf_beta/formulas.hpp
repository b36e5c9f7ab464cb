// Equations of tgf beta: README.md. Pure functions, one per equation.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "processes/kinetics.hpp"

namespace cutis::processes::tgf_beta {

/// Activation frequency of latent TGF-beta (eq. 1, 4), per day: basal, by macrophage plasmin, by integrins of
/// myofibroblasts and of keratinocytes at free space.
inline double activation_per_day(double macrophages_per_mm3, double myofibroblasts_per_mm3, double edge_keratinocytes,
                                 double basal_per_day, double by_macrophages_per_day, double macrophages_half_per_mm3,
                                 double by_myofibroblasts_per_day, double myofibroblasts_half_per_mm3,
                                 double by_keratinocytes_per_day) {
  return basal_per_day + by_keratinocytes_per_day * edge_keratinocytes +
         by_macrophages_per_day * hill1(macrophages_per_mm3, macrophages_half_per_mm3) +
         by_myofibroblasts_per_day * hill1(myofibroblasts_per_mm3, myofibroblasts_half_per_mm3);
}

/// Loop gain of the macrophage-free fibrotic loop (eq. 3; eq. 28 of the models survey): below 1 healing is the
/// only state. G = [k_act/(k_act + d_L)] s_Y k_FY F / (2 d_Y k_T K_TY).
inline double fibrotic_loop_gain(double activation_per_day, double latent_decay_per_day,
                                 double by_myofibroblast_pg_per_day, double activation_rate_per_day,
                                 double fibroblasts_per_mm3, double deactivation_per_day, double tgf_decay_per_day,
                                 double tgf_half_ng_per_ml) {
  return activation_per_day / (activation_per_day + latent_decay_per_day) * by_myofibroblast_pg_per_day *
         activation_rate_per_day * fibroblasts_per_mm3 /
         (2 * deactivation_per_day * tgf_decay_per_day * tgf_half_ng_per_ml);
}

}  // namespace cutis::processes::tgf_beta
