// How does a number with a unit become a number in our units? At the boundary only, by udunits2.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

namespace cutis::core {

/// A unit is unknown, or two units measure different things.
class UnitError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// A number and the unit it was written with.
struct Quantity {
  double value = 0;
  std::string unit;
};

/// `value` in `from`, expressed in `to`. Units as in udunits2 ("mm2/day", "g/m2/h", "cm-2", "%/day", "years"), and
/// "cell", "cells" (dimensionless counts), "B", "kB", "MB", "GB" (sizes of files). A month is a twelfth of a year
/// (30.44 days). Throws UnitError. Any thread may call it.
double convert(double value, std::string_view from, std::string_view to);

/// Is `unit` known?
bool is_unit(std::string_view unit);

/// Are the two units known and of one dimension?
bool same_dimension(std::string_view a, std::string_view b);

/// Reads "1.5 mm" or "-3e2 1/day"; the unit "1" where there is none ("0.3"). Throws UnitError.
Quantity parse_quantity(std::string_view text);

/// parse_quantity and convert in one.
double parse_in(std::string_view text, std::string_view unit);

}  // namespace cutis::core
