// How much more do cells make where lactate stands above that of resting skin? Card: lactate/README.md, eq. 6.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/parameters.hpp"
#include "processes/kinetics.hpp"

namespace cutis::processes {

/// Values, sources and grades: data/parameters/lactate_effect.toml.
struct LactateEffectParameters {
  double vegf_l_per_mmol, collagen_l_per_mmol;

  static void describe(core::Description<LactateEffectParameters>& d) {
    using P = LactateEffectParameters;
    d.add("vegf", &P::vegf_l_per_mmol, "L/mmol", "more VEGF of macrophages for each mmol/L of lactate above rest");
    d.add("collagen", &P::collagen_l_per_mmol, "L/mmol",
          "more synthesis of collagen for each mmol/L of lactate above rest");
  }
};

/// What cells make over what they make with the lactate of resting skin (eq. 6): 1 and more.
inline double lactate_call(double lactate_mmol_per_l, double at_rest_mmol_per_l, double slope_l_per_mmol) {
  return 1 + slope_l_per_mmol * positive(lactate_mmol_per_l - at_rest_mmol_per_l);
}

}  // namespace cutis::processes
