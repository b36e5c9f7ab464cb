// How do thickness, rete ridges and the pace of renewal change with age?
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>

namespace cutis::skin {

/// Thickness over that at the reference age: 1 - decline (age - reference) / 10, a loss per decade of the original
/// (Branchet 1990). Valid for ages 18 to 90.
inline double thickness_factor(double age_years, double reference_age_years, double decline_per_decade) {
  return 1 - decline_per_decade * (age_years - reference_age_years) / 10;
}

/// Rete amplitude (after Timar 2000) or pace of renewal (after the dansyl times of grove_v032) over that at the
/// reference age: exp(-rate (age - reference)); a younger person has what holds at the reference age.
inline double decay_factor(double age_years, double reference_age_years, double rate_per_year) {
  return age_years > reference_age_years ? std::exp(-rate_per_year * (age_years - reference_age_years)) : 1.0;
}

}  // namespace cutis::skin
