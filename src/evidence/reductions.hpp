// How does a curve become the one number that a publication states? Pure functions over readings in time.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace cutis::evidence {

struct Sample {
  double time_d = 0;
  double value = 0;
};
/// Readings of one quantity in one region, by rising time.
using Series = std::vector<Sample>;

/// A number, or none: the thing never happened or was not read.
using Outcome = std::optional<double>;

/// Value at a time (within half a second).
Outcome value_at(const Series& series, double time_d);

/// Samples at the times given, or where there are none, all after 0 up to `until_d`. Times not read are left out.
Series window(const Series& series, const std::vector<double>& at_d, double until_d);

/// Each sample over the reference at the same time; left out where that is absent or zero.
Series ratio(const Series& series, const Series& reference);

Outcome largest(const Series& series);
Outcome smallest(const Series& series);

/// Day of the largest sample, the first of equals. None for a flat series, whose largest value exceeds its smallest by
/// less than 1 %: the skin never answered.
Outcome time_of_maximum(const Series& series);

/// The shortest time from one to the next: positive where all stand in this order. None where one is missing.
Outcome shortest_delay(const std::vector<Outcome>& times_d);

/// The last sample over the first; none for fewer than two samples or where the first is zero.
Outcome last_over_first(const Series& series);

/// The largest of each sample over the one before it: below 1 for a series that only falls. None for fewer than two
/// samples or where one before another is zero.
Outcome largest_rise(const Series& series);

/// First time at which the series is at or above a level.
Outcome first_time_at_least(const Series& series, double level);

/// First time from which on the series stays within `share` of the reference: |s / r - 1| <= share.
Outcome first_time_within(const Series& series, const Series& reference, double share);

/// Seconds from the first sample until 1 - 1/e of the change from the first to the last is done, linear between
/// samples: the time constant of an exponential approach that the last sample has reached. None for a flat series, as
/// above.
Outcome time_constant(const Series& series);

/// A profile: value against depth.
struct DepthValue {
  double depth_mm = 0;
  double value = 0;
};

/// Depth at which a profile rises through a level, linear between neighbours; none when its first value is already
/// above the level or none reaches it.
Outcome depth_of_rise(const std::vector<DepthValue>& profile, double level);

/// What a reduction needs and gives.
struct ReductionInfo {
  std::string name;
  bool needs_reference = false, needs_level = false;
  bool one_time = false;     ///< exactly one time in `at`
  std::string unit;          ///< of its result; empty = that of the quantity
  bool of_subjects = false;  ///< one number from all virtual subjects, each of whom gives two readings
};
const std::vector<ReductionInfo>& known_reductions();
const ReductionInfo& reduction_named(const std::string& name);

}  // namespace cutis::evidence
