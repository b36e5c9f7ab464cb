// How is time counted? In integer ticks of 1 ms, so that events and outputs are hit exactly.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <cstdint>

namespace cutis::core {

/// Simulated time or a span of it, in ticks of 1 ms. 64 bits hold 2.9e8 years.
using Ticks = std::int64_t;

constexpr Ticks ticks_per_second = 1000;
constexpr Ticks ticks_per_day = 86'400 * ticks_per_second;

/// Nearest tick to a time in days.
inline Ticks ticks_from_days(double days) {
  return static_cast<Ticks>(std::llround(days * static_cast<double>(ticks_per_day)));
}

/// Days (exact to double precision) of a number of ticks.
constexpr double days_from_ticks(Ticks ticks) {
  return static_cast<double>(ticks) / static_cast<double>(ticks_per_day);
}

}  // namespace cutis::core
