// Is the strip made of the outputs nearest to its times, and only between the first session and the second?
// SPDX-License-Identifier: Apache-2.0
#include "studies/healing_strip.hpp"

#include <catch2/catch.hpp>

using namespace cutis;

namespace {

std::vector<double> strip(const std::vector<double>& outputs_d, const std::vector<double>& sessions_d) {
  scenario::Times outputs;
  for (const double day : outputs_d) outputs.push_back(core::ticks_from_days(day));
  tissue::Tissue tissue = tissue::make_tissue({8, 8, 4, 0.04, 0.04});
  std::vector<double> found;
  for (const double day : outputs_d) {
    tissue.time = core::ticks_from_days(day);
    tissue.punctures.clear();
    for (const double session_d : sessions_d)  // an output at the time of an event shows the tissue before it
      if (session_d < day) tissue.punctures.push_back({core::ticks_from_days(session_d), 0, 0, 0, 0, 1, 0, 0});
    if (studies::in_strip(tissue, outputs)) found.push_back(day);
  }
  return found;
}

constexpr double ten_minutes = 10.0 / 1440;

}  // namespace

TEST_CASE("one session: every time of the strip at the nearest output within a tenth") {
  CHECK(strip({0, ten_minutes, 0.1, 0.25, 0.5, 1, 2, 3, 5, 7, 14, 21, 28, 84, 91}, {0}) ==
        std::vector<double>{ten_minutes, 0.25, 1, 3, 7, 14, 28, 91});
  CHECK(strip({0, 1, 30, 120}, {0}) == std::vector<double>{1, 30});
}

TEST_CASE("the strip counts from the first session and ends with the second; untreated skin has none") {
  CHECK(strip({0, 10, 11, 13, 38, 39}, {10}) == std::vector<double>{11, 13, 38});
  CHECK(strip({0, 1, 3, 7, 14}, {0, 5}) == std::vector<double>{1, 3});
  CHECK(strip({0, 1, 3, 7, 14}, {}).empty());
}
