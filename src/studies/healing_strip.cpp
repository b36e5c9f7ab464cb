// Which of the outputs that there are anyway come nearest to the times of the strip?
// SPDX-License-Identifier: Apache-2.0
#include "studies/healing_strip.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

namespace cutis::studies {
namespace {

constexpr std::array delays_d = {10.0 / 1440, 0.25, 1.0, 3.0, 7.0, 14.0, 28.0, 90.0};
constexpr double nearness = 0.1;

core::Ticks nearest(const scenario::Times& outputs, core::Ticks wanted) {
  return *std::min_element(outputs.begin(), outputs.end(),
                           [&](core::Ticks a, core::Ticks b) { return std::abs(a - wanted) < std::abs(b - wanted); });
}

}  // namespace

bool in_strip(const tissue::Tissue& tissue, const scenario::Times& outputs) {
  if (tissue.punctures.empty() || outputs.empty()) return false;
  const core::Ticks first = tissue.punctures.front().time;
  if (tissue.punctures.back().time != first) return false;  // there has been a second session
  return std::any_of(delays_d.begin(), delays_d.end(), [&](double delay_d) {
    const core::Ticks delay = core::ticks_from_days(delay_d), at = nearest(outputs, first + delay);
    return at == tissue.time &&
           std::abs(static_cast<double>(at - first - delay)) <= nearness * static_cast<double>(delay);
  });
}

}  // namespace cutis::studies
