// Is a scenario read as it is written, and is every fault found with its line and key?
// SPDX-License-Identifier: Apache-2.0
#include "scenario/scenario.hpp"

#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

#include "core/random.hpp"
#include "scenario/test_data.hpp"

using namespace cutis;
using scenario::Scenario;

namespace {

struct Expected {
  std::string from, to;
  int line;
  std::string key, part;
};

void check_faults(const std::string& good, const std::vector<Expected>& cases) {
  const scenario::TestData data;
  for (const Expected& c : cases) {
    const std::string text = scenario::replaced(good, c.from, c.to);
    const auto faults = scenario::faults_of(text, data.root());
    INFO(c.from << " -> " << c.to);
    std::string all;
    for (const auto& fault : faults) all += core::to_string(fault) + '\n';
    INFO(all);
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].line == c.line);
    CHECK(faults[0].key == c.key);
    CHECK(core::to_string(faults[0]).find(c.part) != std::string::npos);
  }
}

}  // namespace

TEST_CASE("a roller scenario is read in our units, with the defaults") {
  const scenario::TestData data;
  const Scenario s = scenario::parse_scenario(scenario::roller_text, "r.toml", data.root());
  CHECK(s.patient.age_years == 32);
  CHECK(s.patient.fitzpatrick == 4);
  CHECK(s.patient.female());
  CHECK(s.needle_length_mm() == 1.5);
  CHECK(s.technique.passes == 15);
  CHECK(scenario::session_days(s.plan) == std::vector<double>{0, 28, 56});
  CHECK(s.plan.biopsies_day == std::vector<double>{112});
  REQUIRE(s.device);
  CHECK(s.device->needles == 192);
  CHECK(s.device->drum_diameter_mm == 20);
  CHECK(s.grid.nx == 48);
  CHECK(s.grid.nz == 120);
  CHECK(s.grid.depth_mm == Approx(2.4));
  CHECK(s.messages.empty());
  CHECK(s.components.blood);
  CHECK(s.numerics.tolerance == 0.1);
}

TEST_CASE("a pen scenario is read, and a device may have other numbers or be described whole") {
  const scenario::TestData data;
  const Scenario s = scenario::parse_scenario(scenario::pen_text, "p.toml", data.root());
  CHECK(s.needle_length_mm() == 0.5);
  CHECK(s.technique.dwell_s_per_cm2 == 0.3);
  CHECK(s.device->strokes_per_s == Approx(7000.0 / 60));
  const auto faster = scenario::replaced(scenario::pen_text, "[technique]", "strokes = \"9000 1/min\"\n[technique]");
  CHECK(scenario::parse_scenario(faster, "p.toml", data.root()).device->strokes_per_s == Approx(150));
  CHECK(scenario::parse_scenario(faster, "p.toml", data.root()).device->needles == 14);
  const auto own = scenario::replaced(scenario::pen_text, "model = \"skinpen-precision\"", R"(kind = "pen"
needles = 9
needle_diameter = "0.2 mm"
strokes = "100 1/s"
cartridge_diameter = "5 mm"
depth_max = "2 mm"
deficit = [{length = "1 mm", low = "-0.1 mm", high = "0.2 mm", source = "measured by us"}])");
  CHECK(scenario::parse_scenario(own, "p.toml", data.root()).device->needles == 9);
  CHECK(scenario::parse_scenario(own, "p.toml", data.root()).device->deficits.at(0).high_mm == 0.2);
}

TEST_CASE("each fault of a single key is found once, with its line and key") {
  check_faults(
      scenario::roller_text,
      {{"name = \"Roller\"", "nmae = \"Roller\"\nname = \"x\"", 2, "scenario.nmae", "did you mean name?"},
       {"name = \"Roller\"\n", "", 1, "scenario.name", "found nothing"},
       {"concern = \"acne-scars\"", "concern = \"acne scar\"", 3, "scenario.concern", "did you mean acne-scars?"},
       {"seed = 7", "seed = -7", 4, "scenario.seed", "0 to 9.2e+18"},
       {"seed = 7", "seed = 7.5", 4, "scenario.seed", "whole number"},
       {"\"32 years\"", "32", 7, "patient.age", "bare number"},
       {"\"32 years\"", "\"32\"", 7, "patient.age", "year"},
       {"\"32 years\"", "\"32 mm\"", 7, "patient.age", "cannot be expressed"},
       {"\"32 years\"", "\"17 years\"", 7, "patient.age", "18 to 100"},
       {"\"IV\"", "4", 9, "patient.fitzpatrick", "\"VI\""},
       {"\"cheek\"", "\"cheak\"", 12, "site.name", "did you mean cheek?"},
       {"[site]", "[seit]\n[site]", 11, "seit", "did you mean site?"},
       {"\"roller-192\"", "\"roller192\"", 15, "device.model", "did you mean roller-192?"},
       {"\"1.5 mm\"", "\"1.6 mm\"", 16, "device.needle_length", "0.5, 0.77, 1, 1.5"},
       {"needle_length = \"1.5 mm\"\n", "", 14, "device.needle_length", "found nothing"},
       {"passes = 15", "passes = 1500", 19, "technique.passes", "1 to 100"},
       {"passes = 15", "", 18, "technique.passes", "found nothing"},
       {"passes = 15", "passes = 15\ndwell = \"1 s/cm2\"", 20, "technique.dwell", "another device"},
       {"\"4 weeks\"", "\"4 apples\"", 23, "plan.interval", "unknown unit"},
       {"interval = \"4 weeks\"\n", "", 21, "plan.interval", "found nothing"},
       {"interval = \"4 weeks\"", "at = [\"0 d\", \"9 d\"]", 22, "plan.sessions", "3 sessions and 2 times"},
       {"[\"112 days\"]", "[\"112 days\", 3]", 25, "plan.biopsies", "bare number"},
       {"[\"112 days\"]", "[\"112 days\", \"84 days\"]", 25, "plan.biopsies", "rising"},
       {"[\"112 days\"]", "[\"200 days\"]", 25, "plan.biopsies", "plan.duration"},
       {"\"4 weeks\"", "\"10 weeks\"", 24, "plan.duration", "session at 140 day"},
       {"# end", "[grid]\ndepth = \"0.3 mm\"", 16, "device.needle_length", "grid.depth"},
       {"# end", "[grid]\nvoxel = \"1 mm\"", 27, "grid.voxel", "grid.width"},
       {"# end", "[numerics]\ntolerance = \"small\"", 27, "numerics.tolerance", "not a number"},
       {"# end", "[components]\nblood = 1", 27, "components.blood", "true or false"},
       {"# end", "plan = 3", 26, "plan.plan", "unknown key"},
       {"# end", "[[plan.punch]]\nat = \"1 d\"\ndiameter = \"1 mm\"\ndepth = \"1 mm\"", 26, "plan.punch[1]",
        "grid.width"},
       {"# end", "[[plan.occlusion]]\nfrom = \"2 d\"\nto = \"1 d\"", 26, "plan.occlusion[1]", "from before to"},
       {"# end", "[plan]", 26, "syntax", "plan"},
       {"# end", "x = ", 26, "syntax", ""}});
}

TEST_CASE("faults of a pen are found") {
  check_faults(
      scenario::pen_text,
      {{"\"0.5 mm\"", "\"3 mm\"", 16, "technique.depth_setting", "at most the device's maximum, 2.5 mm"},
       {"depth_setting = \"0.5 mm\"\n", "", 15, "technique.depth_setting", "found nothing"},
       {"dwell = \"0.3 s/cm2\"", "dwell = \"0.3 s\"", 17, "technique.dwell", "s/cm2"},
       {"dwell = \"0.3 s/cm2\"", "dwell = \"0.3 s/cm2\"\npasses = 2", 18, "technique.passes", "another device"},
       {"model = \"skinpen-precision\"",
        "kind = \"pen\"\nneedles = 3\nneedle_diameter = \"0.2 mm\"\nstrokes = \"9 1/s\"\ndepth_max = \"2 mm\"\ndeficit "
        "= "
        "[{length = \"1 mm\", low = \"0 mm\", high = \"0 mm\", source = \"us\"}]",
        13, "device.cartridge_diameter", "found nothing"}});
}

TEST_CASE("all faults of a file come at once, in the order of lines") {
  const scenario::TestData data;
  std::string text = scenario::replaced(scenario::roller_text, "\"32 years\"", "32");
  text = scenario::replaced(text, "\"cheek\"", "\"chek\"");
  text = scenario::replaced(text, "passes = 15", "pases = 15");
  text = scenario::replaced(text, "\"4 weeks\"", "\"4 mm\"");
  const auto faults = scenario::faults_of(text, data.root());
  REQUIRE(faults.size() == 5);  // the wrong name of passes, and that passes are missing
  for (std::size_t n = 1; n < faults.size(); ++n) CHECK(faults[n].line >= faults[n - 1].line);
}

TEST_CASE("sizes of the block are rounded to what can be coarsened, with a message") {
  const scenario::TestData data;
  const auto text = scenario::replaced(scenario::roller_text, "# end", "[grid]\nwidth = \"1 mm\"\ndepth = \"2.41 mm\"");
  const Scenario s = scenario::parse_scenario(text, "r.toml", data.root());
  CHECK(s.grid.nx == 48);
  CHECK(s.grid.width_mm == Approx(0.96));
  CHECK(s.grid.nz == 120);
  REQUIRE(s.messages.size() == 2);
  CHECK(s.messages[0] == "grid.width: 1 mm is rounded to 0.96 mm, 48 voxels of 0.02 mm (a multiple of 8)");
}

TEST_CASE("a file that is not there, or is a folder, is a fault") {
  const scenario::TestData data;
  CHECK_THROWS_AS(scenario::read_scenario(data.root() / "none.toml", data.root()), core::InputError);
  CHECK_THROWS_AS(scenario::read_scenario(data.root(), data.root()), core::InputError);
}

TEST_CASE("files broken at random never crash the reader, and each fault names line and key") {
  const scenario::TestData data;
  const std::string alphabet = "\"'[]{}=.,#\n \t0123456789-+eE_nanmifxyz\\\xff\xc3\x01";
  int broken = 0, wrong_values = 0;
  for (std::uint64_t trial = 0; trial < 3000; ++trial) {
    const auto draw = [trial](std::uint64_t n, std::size_t size) {
      return static_cast<std::size_t>(core::uniform(1, core::Purpose::ensemble, trial, n) * static_cast<double>(size));
    };
    std::string text = trial % 2 ? scenario::roller_text : scenario::pen_text;
    const std::size_t edits = 1 + draw(0, 4);
    for (std::size_t edit = 0; edit < edits; ++edit) {
      const std::size_t at = draw(10 * edit + 1, text.size());
      const std::size_t length = std::min(draw(10 * edit + 2, 12), text.size() - at);
      const char letter = alphabet[draw(10 * edit + 3, alphabet.size())];
      switch (draw(10 * edit + 4, 4)) {
        case 0:
          text.erase(at, length);
          break;
        case 1:
          text.insert(at, 1, letter);
          break;
        case 2:
          text[at] = letter;
          break;
        default:
          text.insert(at, text.substr(draw(10 * edit + 5, text.size()), length));
          break;
      }
    }
    const auto lines = static_cast<int>(std::count(text.begin(), text.end(), '\n')) + 1;
    const auto faults = scenario::faults_of(text, data.root());
    broken += !faults.empty();
    wrong_values += !faults.empty() && faults[0].key != "syntax";
    for (const auto& fault : faults) {
      INFO(text);
      INFO(core::to_string(fault));
      CHECK(fault.line >= 1);
      CHECK(fault.line <= lines);
      CHECK_FALSE(fault.key.empty());
      CHECK_FALSE(fault.allowed.empty());
    }
  }
  // Most edits do break the file, many of them beyond its syntax, or the test would prove nothing.
  CHECK(broken > 2000);
  CHECK(wrong_values > 300);
}

TEST_CASE("the scenarios of this repository are right") {
  const auto root = std::filesystem::path(CUTIS_SOURCE_DIR);
  int count = 0;
  for (const auto& entry : std::filesystem::directory_iterator(root / "scenarios")) {
    INFO(entry.path());
    CHECK_NOTHROW(scenario::read_scenario(entry.path(), root / "data"));
    ++count;
  }
  CHECK(count >= 5);
}
