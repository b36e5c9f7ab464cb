// How did one reading run over time in one arm? Lookup and crossings on the rows of measurements.csv.
// SPDX-License-Identifier: Apache-2.0
#include "reports/courses.hpp"

#include <algorithm>
#include <cmath>

namespace cutis::reports {

namespace {

/// Two times are the same instant: half a tick of the clock.
constexpr double same_instant_d = 0.5e-3 / 86400;

}  // namespace

std::optional<double> Course::at(double day) const {
  const auto found = std::lower_bound(time_d.begin(), time_d.end(), day - same_instant_d);
  if (found == time_d.end() || std::abs(*found - day) > same_instant_d) return std::nullopt;
  return value[static_cast<std::size_t>(found - time_d.begin())];
}

Courses courses_of(const std::vector<core::Measurement>& measurements) {
  Courses courses;
  for (const core::Measurement& m : measurements) {
    BothArms& both = courses[{m.instrument, m.quantity, m.region}];
    Course& course = m.arm == "treated" ? both.treated : both.untreated;
    course.time_d.push_back(m.time_d);
    course.value.push_back(m.value);
    course.unit = m.unit;
  }
  return courses;
}

std::optional<std::pair<std::size_t, std::size_t>> indices_within(const Course& course, double after_d, double until_d) {
  const auto& t = course.time_d;
  const auto first = std::upper_bound(t.begin(), t.end(), after_d + same_instant_d);
  const auto last = std::upper_bound(t.begin(), t.end(), until_d + same_instant_d);
  if (first >= last) return std::nullopt;
  return std::pair{static_cast<std::size_t>(first - t.begin()), static_cast<std::size_t>(last - t.begin() - 1)};
}

}  // namespace cutis::reports
