// Equations of cytokines: README.md. Pure functions, one per equation.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>

#include "processes/kinetics.hpp"

namespace cutis::processes::cytokines {

/// Living tissue of a place, as far as its resting cells are there (eq. 1): e min(1, k) + (p + r) min(1, (F + Y) /
/// F_0).
inline double living(double epidermis, double packing, double dermis, double fibroblasts_per_mm3,
                     double of_site_per_mm3) {
  const double dermal = of_site_per_mm3 > 0 ? dermis * std::min(1.0, fibroblasts_per_mm3 / of_site_per_mm3) : 0.0;
  return epidermis * std::min(1.0, positive(packing)) + dermal;
}

/// Share of the production of IL-1 and TNF that IL-10 and TGF-beta1 leave (eq. 2-4): 1 / (1 + A/K_A + T/K_T).
inline double restraint(double il10_ng_per_ml, double tgf_ng_per_ml, double il10_half_ng_per_ml,
                        double tgf_half_ng_per_ml) {
  return 1.0 / (1.0 + positive(il10_ng_per_ml) / il10_half_ng_per_ml + positive(tgf_ng_per_ml) / tgf_half_ng_per_ml);
}

}  // namespace cutis::processes::cytokines
