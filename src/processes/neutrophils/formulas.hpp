// Equations of neutrophils: README.md. Pure functions, one per equation.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "processes/kinetics.hpp"

namespace cutis::processes::neutrophils {

/// Share of the most possible recruitment (eq. 1): vessels times a second-order Hill function of IL-8.
inline double recruitment_share(double il8_ng_per_ml, double vessels, double half_ng_per_ml) {
  return vessels * hill2(il8_ng_per_ml, half_ng_per_ml);
}

}  // namespace cutis::processes::neutrophils
