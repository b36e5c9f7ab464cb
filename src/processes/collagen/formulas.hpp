// Equations of collagen: README.md. Pure functions, one per equation.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>

#include "processes/kinetics.hpp"

namespace cutis::processes::collagen {

/// Share of the site's collagen that is missing (eq. 1), 0 to 1: nothing is missing where the site has none.
inline double missing_share(double content_ug_per_mm3, double at_rest_ug_per_mm3) {
  return at_rest_ug_per_mm3 > 0 ? positive(1 - positive(content_ug_per_mm3) / at_rest_ug_per_mm3) : 0.0;
}

/// Factor by which IL-1 beta and TNF restrain synthesis (eq. 2).
inline double restraint(double cytokines_ng_per_ml, double halving_ng_per_ml) {
  return 1 / (1 + positive(cytokines_ng_per_ml) / halving_ng_per_ml);
}

/// What a voxel holds of a thing, as a share of the part of it that was cut out (eq. 1, 2), at most 1.
inline double share_of_cut(double share_of_voxel, double cut) {
  return cut > 0 ? std::min(1.0, positive(share_of_voxel) / cut) : 0.0;
}

/// Share of a voxel's cells that stand where it was cut (eq. 2): those beyond what its whole part holds at rest, and
/// never more densely than there.
inline double cells_in_cut(double cells_per_mm3, double at_rest_per_mm3, double cut) {
  return cells_per_mm3 > 0 ? std::min(cut, positive(1 - (1 - cut) * at_rest_per_mm3 / cells_per_mm3)) : 0.0;
}

/// Share of cells outside fibrin (eq. 3): those within a clot migrate and build nothing yet.
inline double share_outside_clot(double fibrin) { return positive(1 - positive(fibrin)); }

/// What cells make where matrix is still missing (eq. 3), over what all cells of a void would make within matrix: the
/// share of them that stand there, each with 1 + most_rise times the synthesis.
inline double made_in_gaps(double missing, double most_rise) { return missing * (1 + most_rise); }

/// Factor by which activated cells raise the share of new collagen I that stays (eq. 5).
inline double retention_factor(double activated_over_resting, double rise) {
  return 1 + rise * positive(activated_over_resting);
}

/// Share of new collagen I that is built into matrix that is there (eq. 5): what cells let stay, at most all of it.
inline double retained_share(double let_stay) { return std::min(1.0, let_stay); }

/// What cuts new collagen (eq. 6, 7), as MMP-1: MMP-9 counts by how fast it cuts against MMP-1.
inline double acting_on_new(double mmp_ng_per_ml, double mmp9_ng_per_ml, double mmp9_over_mmp) {
  return positive(mmp_ng_per_ml) + mmp9_over_mmp * positive(mmp9_ng_per_ml);
}

/// Factor by which a free protease raises a loss (eq. 6-9): 1 + E/K.
inline double protease_factor(double mmp_ng_per_ml, double doubling_ng_per_ml) {
  return 1 + positive(mmp_ng_per_ml) / doubling_ng_per_ml;
}

/// Share of linked collagen I that has ripened at rest (eq. 17: its cross-links; eq. 18: its fibrils): it ripens while
/// it lasts.
inline double ripe_share(double ripening_per_day, double loss_per_day) {
  return ripening_per_day / (ripening_per_day + loss_per_day);
}

/// Propeptides set free (eq. 10, 11), ng/mL per day: one for each molecule secreted, of a share of its mass.
inline double propeptides_freed(double secreted_ug_per_mm3_d, double mass_share) {
  constexpr double ng_per_ml_per_ug_per_mm3 = 1e6;
  return ng_per_ml_per_ug_per_mm3 * mass_share * secreted_ug_per_mm3_d;
}

}  // namespace cutis::processes::collagen
