// Is every change that contradicts the past named, and every other future allowed?
// SPDX-License-Identifier: Apache-2.0
#include "studies/past.hpp"

#include <catch2/catch.hpp>

#include "scenario/test_data.hpp"
#include "studies/identity.hpp"

using namespace cutis;
using scenario::replaced;
using scenario::roller_text;

namespace {

scenario::Scenario read(const std::string& text) {
  static const scenario::TestData data;
  return scenario::parse_scenario(text, "other.toml", data.root());
}

/// Keys of what contradicts the roller's past of so many days (three sessions at 0, 28 and 56 days, biopsy at 112).
std::vector<std::string> keys(const std::string& text, double day, engine::Progress progress = {},
                              bool treated = true) {
  const scenario::Scenario before = read(roller_text);
  std::vector<std::string> found;
  for (const core::Fault& fault :
       studies::contradictions({before, treated, core::ticks_from_days(day), progress}, read(text), "other.toml"))
    found.push_back(fault.key);
  return found;
}

std::string with(const std::string& from, const std::string& to) { return replaced(roller_text, from, to); }

using Keys = std::vector<std::string>;

}  // namespace

TEST_CASE("the same plan, a longer one and another future are no contradiction") {
  CHECK(keys(roller_text, 40) == Keys{});
  CHECK(keys(with("120 days", "300 days"), 120) == Keys{});
  CHECK(keys(with("sessions = 3", "sessions = 2"), 40) == Keys{});
  CHECK(keys(with("name = \"Roller\"", "name = \"Other\""), 40) == Keys{});
  CHECK(keys(with("# end", "[[plan.occlusion]]\nfrom = \"50 days\"\nto = \"51 days\""), 40) == Keys{});
  CHECK(keys(with("biopsies = [\"112 days\"]", ""), 40) == Keys{});
}

TEST_CASE("each key that the past contradicts is named") {
  CHECK(keys(with("32 years", "33 years"), 40) == Keys{"patient.age"});
  CHECK(keys(with("\"cheek\"", "\"forehead\""), 40) == Keys{"site.name"});
  CHECK(keys(with("seed = 7", "seed = 8"), 40) == Keys{"scenario.seed"});
  CHECK(keys(with("# end", "[numerics]\ntolerance = 0.02"), 40) == Keys{"numerics.tolerance"});
  CHECK(keys(with("# end", "[components]\nblood = false"), 40) == Keys{"components.blood"});
  CHECK(keys(with("passes = 15", "passes = 16"), 40) == Keys{"technique.passes"});
  CHECK(keys(with("4 weeks", "3 weeks"), 40) == Keys{"plan.interval"});
  CHECK(keys(with("sessions = 3\ninterval = \"4 weeks\"", "at = [\"0 days\", \"29 days\"]"), 40) == Keys{"plan.at"});
  CHECK(keys(with("sessions = 3", "sessions = 1"), 40) == Keys{"plan.interval"});
  CHECK(keys(with("biopsies = [\"112 days\"]", ""), 115) == Keys{"plan.biopsies"});
  CHECK(keys(with("# end", "[[plan.occlusion]]\nfrom = \"1 days\"\nto = \"2 days\""), 40) == Keys{"plan.occlusion"});
  CHECK(keys(with("# end", "[[plan.punch]]\nat = \"39 days\"\ndiameter = \"0.5 mm\"\ndepth = \"0.5 mm\""), 40) ==
        Keys{"plan.punch"});
}

TEST_CASE("before the first session, and for untreated skin, the device is still free") {
  CHECK(keys(with("passes = 15", "passes = 16"), 0) == Keys{});
  CHECK(keys(with("passes = 15", "passes = 16"), 40, {}, false) == Keys{});
  CHECK(keys(with("passes = 15", "passes = 16"), 0, {1, false, 1, 1}) == Keys{"technique.passes"});
}

TEST_CASE("at the very instant, what has happened stays and more may follow") {
  const engine::Progress done = {1, false, 1, 1};
  const std::string now = "[[plan.punch]]\nat = \"28 days\"\ndiameter = \"0.5 mm\"\ndepth = \"0.5 mm\"";
  CHECK(keys(with("# end", now), 28, done) == Keys{});
  CHECK(keys(with("4 weeks", "5 weeks"), 28, done) == Keys{"plan.interval"});
  CHECK(keys(with("4 weeks", "5 weeks"), 28) == Keys{});
}

TEST_CASE("differences name dotted keys and both values") {
  const auto found = studies::differences({{"a", {{"b", 1}, {"c", {1, 2}}}}, {"d", "x"}},
                                          {{"a", {{"b", 2}, {"c", {1, 2}}}}, {"e", true}});
  REQUIRE(found.size() == 3);
  CHECK(found[0].key == "a.b");
  CHECK(found[0].before == "1");
  CHECK(found[0].now == "2");
  CHECK(found[1].key == "d");
  CHECK(found[1].now == "nothing");
  CHECK(found[2].before == "nothing");
}
