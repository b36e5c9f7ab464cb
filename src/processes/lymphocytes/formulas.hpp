// Equations of lymphocytes: README.md. Pure functions, one per equation.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "processes/kinetics.hpp"

namespace cutis::processes::lymphocytes {

/// By how much the interferon-gamma of T cells multiplies what a macrophage makes of CXCL10 (eq. 1): 1 to 1 + most.
inline double interferon_gain(double t_lymphocytes_per_mm3, double most, double half_per_mm3) {
  return 1 + most * hill1(t_lymphocytes_per_mm3, half_per_mm3);
}

/// Share of the most possible recruitment (eq. 2): vessels times a second-order Hill function of CXCL10.
inline double recruitment_share(double cxcl10_ng_per_ml, double vessels, double half_ng_per_ml) {
  return vessels * hill2(cxcl10_ng_per_ml, half_ng_per_ml);
}

}  // namespace cutis::processes::lymphocytes
