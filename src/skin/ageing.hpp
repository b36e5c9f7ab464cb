// How do thickness and rete ridges change with age?
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>

namespace cutis::skin {

/// Thickness over that at the reference age: 1 - decline (age - reference) / 10, a loss per decade of the original
/// (Branchet 1990). Valid for ages 18 to 90.
inline double thickness_factor(double age_years, double reference_age_years, double decline_per_decade) {
  return 1 - decline_per_decade * (age_years - reference_age_years) / 10;
}

/// Rete amplitude over that at the reference age: exp(-rate (age - reference)) (after Timar 2000); a younger person
/// has the reference amplitude.
inline double rete_factor(double age_years, double reference_age_years, double rate_per_year) {
  return age_years > reference_age_years ? std::exp(-rate_per_year * (age_years - reference_age_years)) : 1.0;
}

}  // namespace cutis::skin
