// Equations of mast cells: README.md. Pure functions, one per equation.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "processes/recruiting_vessels.hpp"

namespace cutis::processes::mast_cells {

/// Mast cells of a place (eq. 1), mm-3: those of the site as far as the vessels of the site are there.
inline double present(double of_site_per_mm3, double vessels, double vessels_of_site) {
  return vessels_of_site > 0 ? of_site_per_mm3 * recruiting_vessels(vessels, vessels_of_site) / vessels_of_site
                             : of_site_per_mm3;
}

/// Granules fill towards what the cells of the place hold (eq. 1), ng/mL per day.
inline double filling(double cells_per_mm3, double histamine_of_cell_pg, double refill_per_day) {
  return refill_per_day * histamine_of_cell_pg * cells_per_mm3;
}

}  // namespace cutis::processes::mast_cells
