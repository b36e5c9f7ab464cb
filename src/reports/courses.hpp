// How did one reading run over time in one arm? Lookup and crossings on the rows of measurements.csv.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "core/records.hpp"

namespace cutis::reports {

/// Times (rising) and values of one reading in one arm.
struct Course {
  std::vector<double> time_d, value;
  std::string unit;
  bool empty() const { return time_d.empty(); }
  /// The value at a time that was measured; empty where it was not.
  std::optional<double> at(double day) const;
};

/// Which reading.
struct ReadingKey {
  std::string instrument, quantity, region;
  auto operator<=>(const ReadingKey&) const = default;
};

struct BothArms {
  Course treated, untreated;
};

/// All readings by key.
using Courses = std::map<ReadingKey, BothArms>;
Courses courses_of(const std::vector<core::Measurement>& measurements);

/// Index range [first, last] of the times in (after, until]; empty where there are none.
std::optional<std::pair<std::size_t, std::size_t>> indices_within(const Course& course, double after_d, double until_d);

}  // namespace cutis::reports
