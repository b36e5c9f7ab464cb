// Equations of haemostasis: README.md. Pure functions, one per equation.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "processes/kinetics.hpp"

namespace cutis::processes::haemostasis {

/// Loss frequency of fibrin (eq. 1), per day: plasmin at rest and by macrophages.
inline double fibrinolysis_per_day(double macrophages_per_mm3, double basal_per_day, double by_macrophage_mm3_per_day) {
  return basal_per_day + by_macrophage_mm3_per_day * positive(macrophages_per_mm3);
}

/// PDGF that the clot releases (eq. 2), ng/mL/d.
inline double released_ng_per_ml_d(double stored_ng_per_ml, double release_per_day) {
  return release_per_day * positive(stored_ng_per_ml);
}

}  // namespace cutis::processes::haemostasis
