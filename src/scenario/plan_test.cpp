// Do safety remarks, schedule, schema and JSON follow from a scenario?
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <catch2/catch.hpp>

#include "scenario/safety.hpp"
#include "scenario/schedule.hpp"
#include "scenario/schema.hpp"
#include "scenario/test_data.hpp"

using namespace cutis;
using scenario::replaced;

namespace {

bool remarked(const std::string& text, const scenario::TestData& data, const std::string& part) {
  const auto remarks = scenario::safety_remarks(scenario::parse_scenario(text, "t", data.root()));
  return std::any_of(remarks.begin(), remarks.end(),
                     [&part](const std::string& remark) { return remark.find(part) != std::string::npos; });
}

bool contains(const scenario::Times& times, double day) {
  return std::binary_search(times.begin(), times.end(), core::ticks_from_days(day));
}

}  // namespace

TEST_CASE("the protocol checker raises what needle.md target 48 lists, and only there") {
  const scenario::TestData data;
  const std::string label = replaced(scenario::pen_text, "name = \"Pen\"", "name = \"Pen\"\nconcern = \"acne-scars\"");
  CHECK(scenario::safety_remarks(scenario::parse_scenario(label, "t", data.root())).empty());
  CHECK(remarked(replaced(label, "\"0.5 mm\"", "\"2 mm\""), data, "not evaluated"));
  CHECK_FALSE(remarked(replaced(label, "\"0.5 mm\"", "\"1.5 mm\""), data, "not evaluated"));
  CHECK(remarked(replaced(label, "\"45 years\"", "\"20 years\""), data, "Off-label"));
  std::string exceed = replaced(label, "skinpen-precision", "exceed");
  exceed = replaced(exceed, "acne-scars", "fine-lines");
  CHECK_FALSE(remarked(exceed, data, "Off-label"));
  CHECK(remarked(replaced(exceed, "\"II\"", "\"IV\""), data, "up to Fitzpatrick type III"));
  CHECK(remarked(replaced(label, "acne-scars", "topical-delivery"), data, "outside 21 CFR 878.4430"));
  CHECK(remarked(scenario::roller_text, data, "No clearance"));
}

TEST_CASE("measurements follow the plan: often after a session, at biopsies, regularly, at the end") {
  const scenario::TestData data;
  const auto s = scenario::parse_scenario(scenario::roller_text, "t", data.root());
  const auto times = scenario::measurement_times(s);
  CHECK(std::is_sorted(times.begin(), times.end()));
  CHECK(std::adjacent_find(times.begin(), times.end()) == times.end());
  for (const double day : {0.0, 0.25, 1.0, 28.0, 28.25, 56 + 10.0 / 1440, 112.0, 119.0, 120.0})
    CHECK(contains(times, day));
  CHECK(times.back() == core::ticks_from_days(120));
  CHECK(contains(scenario::picture_times(s), 112));
  CHECK(scenario::picture_times(s).size() == 3);
  CHECK(contains(scenario::scan_times(s), 10.0 / 1440));
  CHECK(scenario::tissue_times(s) == scenario::scan_times(s));
}

TEST_CASE("listed times replace those of the plan") {
  const scenario::TestData data;
  const auto text = replaced(scenario::roller_text, "# end", "[outputs]\nscan_times = [\"1 d\", \"2 weeks\"]");
  const auto s = scenario::parse_scenario(text, "t", data.root());
  CHECK(scenario::scan_times(s) == scenario::Times{core::ticks_per_day, 14 * core::ticks_per_day});
}

TEST_CASE("the schema knows every section, what is required, and defaults") {
  const auto schema = scenario::scenario_schema();
  const auto& sections = schema["properties"];
  CHECK(sections.size() == 10);
  CHECK(sections["grid"]["properties"]["width"]["default"] == "0.96 mm");
  CHECK(sections["patient"]["required"] == nlohmann::json({"age", "sex", "fitzpatrick"}));
  CHECK(sections["patient"]["properties"]["fitzpatrick"]["enum"].size() == 6);
  CHECK(sections["plan"]["properties"]["punch"]["items"]["required"].size() == 3);
  CHECK(sections["device"]["properties"].contains("strokes"));
  CHECK(sections["device"]["additionalProperties"] == false);
  CHECK(scenario::scenario_help().find("depth_setting") != std::string::npos);
}

TEST_CASE("a scenario as JSON holds what is in force, with units") {
  const scenario::TestData data;
  const auto json = scenario::to_json(scenario::parse_scenario(scenario::roller_text, "t", data.root()));
  CHECK(json["patient"]["age"] == "32 year");
  CHECK(json["patient"]["fitzpatrick"] == "IV");
  CHECK(json["plan"]["interval"] == "28 day");
  CHECK(json["device"]["model"] == "roller-192");
  CHECK(json["device"]["needle_length"] == "1.5 mm");
  CHECK_FALSE(json["device"].contains("strokes"));
  CHECK(json["grid"]["voxel"] == "0.02 mm");
  CHECK(json["technique"]["passes"] == 15);
}
