// When is an excess of myofibroblasts gone, going, or there to stay?
// SPDX-License-Identifier: Apache-2.0
#include "studies/fate.hpp"

#include <algorithm>

namespace cutis::studies {
namespace {

/// The latest reading not after `day`; the first where there is none.
double value_at(const std::vector<Level>& course, double day) {
  double value = course.front().value;
  for (const Level& level : course)
    if (level.time_d <= day) value = level.value;
  return value;
}

}  // namespace

double peak_of(const std::vector<Level>& course) {
  return std::max_element(course.begin(), course.end(),
                          [](const Level& a, const Level& b) { return a.value < b.value; })
      ->value;
}

Fate fate_of(const std::vector<Level>& course, double last_wound_d, const FateCriterion& c) {
  const double before = course.front().value, end_d = course.back().time_d, excess = course.back().value - before;
  if (excess <= c.settled_share * std::max(peak_of(course) - before, before)) return Fate::healed;
  if (end_d - last_wound_d < c.quiet_d) return Fate::healing;
  const double earlier = value_at(course, end_d - c.window_d) - before;
  return excess > (1 - c.least_fall) * earlier ? Fate::fibrotic : Fate::healing;
}

std::string_view name_of(Fate fate) {
  return fate == Fate::healed ? "healed" : fate == Fate::healing ? "still healing" : "fibrotic";
}

}  // namespace cutis::studies
