// Equations of glucose: README.md. Pure functions, one per equation.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "processes/kinetics.hpp"

namespace cutis::processes::glucose {

/// Most that the cells of a place take up (eq. 3), mmol per day and L of tissue.
struct Uptake {
  double epidermis_mmol_per_l_d, fibroblast_pmol_per_d, leukocyte_pmol_per_d;
};
inline double most_mmol_per_l_d(double epidermis, double fibroblasts_per_mm3, double leukocytes_per_mm3,
                                const Uptake& by) {
  constexpr double mmol_per_l_per_pmol_per_mm3 = 1e-3;
  return by.epidermis_mmol_per_l_d * epidermis +
         mmol_per_l_per_pmol_per_mm3 *
             (by.fibroblast_pmol_per_d * fibroblasts_per_mm3 + by.leukocyte_pmol_per_d * leukocytes_per_mm3);
}

}  // namespace cutis::processes::glucose
