// Are wounds other than needles read, checked against block and plan, and measured after?
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <catch2/catch.hpp>

#include "scenario/schedule.hpp"
#include "scenario/schema.hpp"
#include "scenario/test_data.hpp"

using namespace cutis;
using scenario::replaced;

namespace {

const std::string text = replaced(replaced(scenario::pen_text, "sessions = 1\n", ""), "[device]", R"(
[[plan.incision]]
at = "1 day"
depth = "1 mm"
[[plan.partial_thickness]]
at = "2 days"
depth = "0.3 mm"
width = "0.5 mm"
[[plan.suction_blister]]
at = "3 days"
diameter = "0.4 mm"
[[plan.cavity]]
at = "84 h"
roof = "1 mm"
depth = "2 mm"
width = "0.6 mm"
[[plan.tape_strip]]
at = "4 days"
strips = 20
[[plan.probe]]
at = "5 days"
diameter = "0.5 mm"
depth = "0.6 mm"
angle = "30 degree"
[[plan.corneum_stain]]
at = "12 h"
[[plan.cuff]]
from = "6 days"
to = "8641 min"
[device])");

/// The one fault of a scenario in which something was replaced.
core::Fault fault(const scenario::TestData& data, const std::string& from, const std::string& to) {
  const auto faults = scenario::faults_of(replaced(text, from, to), data.root());
  REQUIRE(faults.size() == 1);
  return faults.front();
}

}  // namespace

TEST_CASE("every kind of wound is read, in the units of the code") {
  const scenario::TestData data;
  const auto plan = scenario::parse_scenario(text, "t", data.root()).plan;
  CHECK(plan.incisions.at(0).depth_mm == 1);
  CHECK(plan.partial_thickness.at(0).width_mm == 0.5);
  CHECK_FALSE(plan.partial_thickness.at(0).diameter_mm);
  CHECK(plan.blisters.at(0).diameter_mm == 0.4);
  CHECK(plan.cavities.at(0).roof_mm == 1);
  CHECK(plan.cavities.at(0).depth_mm == 2);
  CHECK(plan.cavities.at(0).width_mm == 0.6);
  CHECK(plan.tape_strips.at(0).strips == 20);
  CHECK(plan.probes.at(0).angle_deg == Approx(30));
  CHECK(plan.stains.at(0).at_day == 0.5);
  CHECK(plan.cuffs.at(0).to_day == Approx(6 + 1.0 / 1440));
  CHECK(scenario::wound_days(plan) == std::vector<double>{1, 2, 3, 3.5, 4, 5});
}

TEST_CASE("wounds are measured after ten minutes, cuffs by the second") {
  const scenario::TestData data;
  const auto times = scenario::measurement_times(scenario::parse_scenario(text, "t", data.root()));
  const auto measured = [&](core::Ticks time) { return std::binary_search(times.begin(), times.end(), time); };
  for (int day = 1; day <= 5; ++day) CHECK(measured(core::ticks_from_days(day + 10.0 / 1440)));
  CHECK(measured(6 * core::ticks_per_day + 5000));
  CHECK(measured(6 * core::ticks_per_day + 60000 + 5000));
}

TEST_CASE("wounds that the block or the plan cannot hold are named with what is allowed") {
  const scenario::TestData data;
  CHECK(fault(data, "depth = \"1 mm\"", "depth = \"3 mm\"").allowed == "less than grid.depth, 2.4 mm");
  CHECK(fault(data, "\"0.4 mm\"", "\"2 mm\"").key == "plan.suction_blister[1]");
  CHECK(fault(data, "width = \"0.5 mm\"", "width = \"2 mm\"").allowed.find("grid.width") != std::string::npos);
  CHECK(fault(data, "width = \"0.5 mm\"", "width = \"0.5 mm\"\ndiameter = \"0.5 mm\"").found ==
        "both diameter and width");
  CHECK(fault(data, "at = \"4 days\"", "at = \"40 days\"").allowed == "at most plan.duration, 14 day");
  CHECK(fault(data, "roof = \"1 mm\"", "roof = \"2 mm\"").allowed == "less than its depth, 2 mm");
  CHECK(fault(data, "depth = \"2 mm\"", "depth = \"2.4 mm\"").key == "plan.cavity[1]");
  CHECK(fault(data, "angle", "angel").nearest == "angle");
  CHECK(fault(data, "\"8641 min\"", "\"5 days\"").key == "plan.cuff[1]");
}

TEST_CASE("a thin slab is narrow in y alone, and holds no disc that is wider") {
  const scenario::TestData data;
  const std::string slab = text + "[grid]\nwidth = \"6.4 mm\"\nbreadth = \"0.4 mm\"\nvoxel = \"50 um\"\n";
  const auto faults = scenario::faults_of(slab, data.root());
  REQUIRE(faults.size() == 2);  // the disc of 0.4 mm and the probe of 0.5 mm
  CHECK(faults[0].allowed == "less than grid.breadth, 0.4 mm");
  const auto grid = scenario::parse_scenario(
                        replaced(replaced(slab, "\"0.4 mm\"", "\"0.3 mm\""), "\"0.5 mm\"\ndepth", "\"0.3 mm\"\ndepth"),
                        "t", data.root())
                        .grid;
  CHECK(grid.nx == 128);
  CHECK(grid.ny == 8);
  CHECK(scenario::scenario_schema()["properties"]["grid"]["properties"].contains("breadth"));
}

TEST_CASE("without a breadth the block is square, and says so in no key") {
  const scenario::TestData data;
  const auto s = scenario::parse_scenario(scenario::pen_text, "t", data.root());
  CHECK(s.grid.ny == s.grid.nx);
  CHECK_FALSE(scenario::to_json(s)["grid"].contains("breadth"));
}
