// Does the schedule hold the plan's wounds, and does a site refuse what it cannot have?
// SPDX-License-Identifier: Apache-2.0
#include "studies/setup.hpp"

#include <catch2/catch.hpp>

#include "core/errors.hpp"

using namespace cutis;

namespace {

const std::string text = R"([scenario]
name = "Wounds"
[patient]
age = "45 years"
sex = "female"
fitzpatrick = "II"
[site]
name = "cheek"
[plan]
duration = "3 days"
[[plan.suction_blister]]
at = "1 day"
width = "0.3 mm"
[[plan.tape_strip]]
at = "0 days"
strips = 12
[[plan.cuff]]
from = "2 days"
to = "2.5 days"
[[plan.occlusion]]
from = "2 days"
to = "3 days"
[[plan.corneum_stain]]
at = "0 days"
)";

scenario::Scenario parsed(const std::string& toml) {
  return scenario::parse_scenario(toml, "t", CUTIS_SOURCE_DIR "/data");
}

const core::ParameterLibrary& library() {
  static const auto loaded = core::ParameterLibrary::load(CUTIS_SOURCE_DIR "/data");
  return loaded;
}

std::string at_site(std::string name, const std::string& components) {
  std::string toml = text;
  toml.replace(toml.find("cheek"), 5, name);
  return toml + components;
}

}  // namespace

TEST_CASE("wounds and cuffs happen in the treated arm, in order; the cover and the dye in both") {
  const auto treated = studies::make_schedule(parsed(text), true).events;
  REQUIRE(treated.size() == 7);
  CHECK(treated[1].what == decltype(treated[0].what)(tissue::TapeStrip{12}));
  CHECK(treated[2].what == decltype(treated[0].what)(tissue::SuctionBlister{{0, 0.3}}));
  CHECK(treated[5].what == decltype(treated[0].what)(tissue::Cuff{false}));
  const auto untreated = studies::make_schedule(parsed(text), false).events;
  REQUIRE(untreated.size() == 3);
  CHECK(std::holds_alternative<tissue::CorneumStain>(untreated[0].what));
  CHECK(std::holds_alternative<tissue::Occlusion>(untreated[1].what));
}

TEST_CASE("cultured skin has no blood, and a scenario that gives it some is told so") {
  CHECK_THROWS_WITH(studies::check_site(parsed(at_site("organotypic", "")), library()),
                    Catch::Contains("components.blood") && Catch::Contains("no vessels"));
  CHECK_NOTHROW(studies::check_site(parsed(at_site("organotypic", "[components]\nblood = false\n")), library()));
  CHECK_NOTHROW(studies::check_site(parsed(text), library()));
}
