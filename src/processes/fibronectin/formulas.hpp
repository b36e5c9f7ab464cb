// Equations of fibronectin: README.md. Pure functions, one per equation.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "processes/kinetics.hpp"

namespace cutis::processes::fibronectin {

/// Fibronectin that cells make (eq. 1), ug/mm3 per day.
inline double made_ug_per_mm3_d(double fibroblasts_per_mm3, double activated_per_mm3, double by_fibroblast_pg_per_day,
                                double activated_synthesis) {
  constexpr double ug_per_pg = 1e-6;
  return ug_per_pg * by_fibroblast_pg_per_day *
         (positive(fibroblasts_per_mm3) + activated_synthesis * positive(activated_per_mm3));
}

/// Loss frequency (eq. 1), per day: turnover by cells and plasmin, and elastase of neutrophils.
inline double loss_per_day(double neutrophils_per_mm3, double turnover_per_day, double by_neutrophil_mm3_per_day) {
  return turnover_per_day + by_neutrophil_mm3_per_day * positive(neutrophils_per_mm3);
}

}  // namespace cutis::processes::fibronectin
