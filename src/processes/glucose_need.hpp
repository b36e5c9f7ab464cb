// How much do cells divide and make without enough glucose? Card: glucose/README.md, eq. 5.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/parameters.hpp"
#include "processes/kinetics.hpp"

namespace cutis::processes {

/// Values, sources and grades: data/parameters/glucose_need.toml.
struct GlucoseNeedParameters {
  double half_mmol_per_l;

  static void describe(core::Description<GlucoseNeedParameters>& d) {
    d.add("half", &GlucoseNeedParameters::half_mmol_per_l, "mmol/L", "glucose at half of division and synthesis");
  }
};

/// Division or synthesis over that with the glucose of resting skin (eq. 5): Monod's law. 1 where rest is not known.
inline double glucose_supply(double glucose_mmol_per_l, double at_rest_mmol_per_l, double half_mmol_per_l) {
  const double present = positive(glucose_mmol_per_l);
  return at_rest_mmol_per_l > 0
             ? present * (half_mmol_per_l + at_rest_mmol_per_l) / ((half_mmol_per_l + present) * at_rest_mmol_per_l)
             : 1.0;
}

}  // namespace cutis::processes
