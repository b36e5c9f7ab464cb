// Equations of mast cells: README.md. Pure functions, one per equation.
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace cutis::processes::mast_cells {

/// Granules fill towards what the cells of the place hold (eq. 1), ng/mL per day.
inline double filling(double cells_per_mm3, double histamine_of_cell_pg, double refill_per_day) {
  return refill_per_day * histamine_of_cell_pg * cells_per_mm3;
}

}  // namespace cutis::processes::mast_cells
