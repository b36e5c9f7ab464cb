// Equations of collagen: README.md. Pure functions, one per equation.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "processes/kinetics.hpp"

namespace cutis::processes::collagen {

/// Cells that make collagen (eq. 1), per mm3, as resting fibroblasts: F + eta Y.
inline double cell_drive(double fibroblasts_per_mm3, double activated_per_mm3, double activated_synthesis) {
  return positive(fibroblasts_per_mm3) + activated_synthesis * positive(activated_per_mm3);
}

/// Factor by which a free protease raises a loss (eq. 3-6): 1 + E/K.
inline double protease_factor(double mmp_ng_per_ml, double doubling_ng_per_ml) {
  return 1 + positive(mmp_ng_per_ml) / doubling_ng_per_ml;
}

/// Share of newly made collagen I that is built in (eq. 4): the site's resting share, raised by TGF-beta1 to at
/// most all of it.
inline double retained_share(double rest_share, double tgf_ng_per_ml, double tgf_half_ng_per_ml, double most_rise) {
  const double share = rest_share * (1 + most_rise * hill2(tgf_ng_per_ml, tgf_half_ng_per_ml));
  return share < 1 ? share : 1.0;
}

/// Propeptides set free (eq. 7, 8), ng/mL per day: one for each molecule secreted, of a share of its mass.
inline double propeptides_freed(double secreted_ug_per_mm3_d, double mass_share) {
  constexpr double ng_per_ml_per_ug_per_mm3 = 1e6;
  return ng_per_ml_per_ug_per_mm3 * mass_share * secreted_ug_per_mm3_d;
}

}  // namespace cutis::processes::collagen
