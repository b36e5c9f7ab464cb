// Are axes read as written and refused with a reason, is the fate that of the course, and is a stopped map gone on
// with? SPDX-License-Identifier: Apache-2.0
#include "studies/phase_map.hpp"

#include <unistd.h>

#include <atomic>
#include <catch2/catch.hpp>
#include <cmath>
#include <filesystem>

#include "core/errors.hpp"
#include "engine/engine.hpp"
#include "reports/atomic_file.hpp"
#include "studies/fate.hpp"
#include "studies/run.hpp"

using namespace cutis::studies;
namespace core = cutis::core;
namespace fs = std::filesystem;
using Catch::Contains;
using Json = nlohmann::ordered_json;

namespace {

const fs::path data = CUTIS_SOURCE_DIR "/data";

struct Folder {
  fs::path path = fs::temp_directory_path() / ("cutis_phase_map_" + std::to_string(getpid()));
  Folder() { fs::remove_all(path); }
  ~Folder() { fs::remove_all(path); }
};

const core::ParameterLibrary& library() {
  static const core::ParameterLibrary shared = core::ParameterLibrary::load(data);
  return shared;
}

MapAxis axis(const std::string& text) { return parse_axis("--x", text, library()); }

ScenarioText scenario_text(const char* file) {
  const std::string path = std::string(CUTIS_SOURCE_DIR) + "/scenarios/" + file;
  return {cutis::reports::read_file(path), path, data};
}

PhaseMap three_by_two() {
  PhaseMap map;
  map.x = axis("device.needle_length=0.5,1,1.5");
  map.y = axis("tgf_beta.by_myofibroblast=0.0005:0.001:2");
  map.points = map_points(scenario_text("screening-tiny-block.toml"), library(), map.x, map.y);
  return map;
}

/// More is left after deeper needles in a predisposed patient; 1.5 mm at the first y fails.
Json made_up(const MapPoint& point) {
  if (point.x == 1.5 && point.y == 0.0005) throw cutis::engine::RunError("no rest");
  const double left = 1e6 * point.x * point.y;
  return {{"fate", left > 1000 ? "fibrotic" : "healed"}, {"values", {{"myofibroblasts_left", left}}}};
}

/// Readings every week: 10 before, then a peak of 110 that decays with this time constant, to the end.
std::vector<Level> decaying(double time_constant_d, double end_d) {
  std::vector<Level> course = {{0, 10}};
  for (double day = 7; day <= end_d; day += 7)
    course.push_back({day, 10 + 100 * std::exp(-(day - 7) / time_constant_d)});
  return course;
}

}  // namespace

TEST_CASE("an axis is a key and rising values, evenly spaced or listed") {
  CHECK(axis("technique.dwell=0.5:2.5:5").values == std::vector<double>{0.5, 1, 1.5, 2, 2.5});
  CHECK(axis("technique.passes=5,15,60").values == std::vector<double>{5, 15, 60});
  CHECK(axis("plan.interval=7:28:4").unit == "day");
  const MapAxis predisposition = axis("tgf_beta.by_myofibroblast=0.0005:0.001:2");
  CHECK(predisposition.of_parameter);
  CHECK(predisposition.unit == "pg/day");
}

TEST_CASE("an axis that cannot be is refused with what was found and what is allowed") {
  CHECK_THROWS_WITH(axis("technique.dept=1:2:2"), Contains("--x: found \"technique.dept\"; allowed technique.passes"));
  CHECK_THROWS_WITH(axis("tgf_beta.by_myofibroblasts=1:2:2"), Contains("did you mean tgf_beta.by_myofibroblast?"));
  CHECK_THROWS_WITH(axis("technique.passes"), Contains("KEY=FROM:TO:COUNT"));
  CHECK_THROWS_WITH(axis("technique.passes=1:2:1"), Contains("2 to 50"));
  CHECK_THROWS_WITH(axis("technique.passes=1:2:2.5"), Contains("whole number"));
  CHECK_THROWS_WITH(axis("technique.passes=1:2"), Contains("found \"1:2\"; allowed a number"));
  CHECK_THROWS_WITH(axis("technique.passes=5"), Contains("found 1 values"));
  CHECK_THROWS_WITH(axis("technique.passes=15,5"), Contains("rising"));
  CHECK_THROWS_WITH(axis("fibroblasts.activation=0.8,900"),
                    Contains("fibroblasts.activation: found 900 1/day; allowed its range"));
}

TEST_CASE("a value replaces its key or is added to its section; other lines stay") {
  const MapAxis passes = axis("technique.passes=5,15");
  CHECK(with_value("[technique]\npasses = 100 # many\n[plan]\nsessions = 1\n", "f", passes, 5) ==
        "[technique]\npasses = 5\n[plan]\nsessions = 1\n");
  CHECK(with_value("[plan]\nsessions = 3\n", "f", axis("plan.interval=7,14"), 14) ==
        "[plan]\ninterval = \"14 day\"\nsessions = 3\n");
  CHECK_THROWS_WITH(with_value("technique = { passes = 5 }\n", "f", passes, 5), Contains("f:1: technique.passes"));
  CHECK_THROWS_WITH(with_value("[plan]\n", "f", passes, 5), Contains("a section [technique]"));
}

TEST_CASE("points hold their scenarios and parameters; what cannot be run is refused beforehand") {
  const PhaseMap map = three_by_two();
  REQUIRE(map.points.size() == 6);
  CHECK(map.points[1].name == "2-1");
  CHECK(map.points[1].scenario.needle_length_mm() == 1);
  CHECK(map.points[4].library.at("tgf_beta", "by_myofibroblast").value == 0.001);
  CHECK(map.points[1].library.at("tgf_beta", "by_myofibroblast").value == 0.0005);
  const auto refused = [](const char* x, const char* y) {
    return [=] { map_points(scenario_text("screening-tiny-block.toml"), library(), axis(x), axis(y)); };
  };
  const char* passes = "technique.passes=5,10";
  CHECK_THROWS_WITH(refused(passes, passes)(), Contains("two different keys"));
  CHECK_THROWS_WITH(refused(passes, "plan.interval=7,14")(), Contains("plan.sessions: found fewer than 2 sessions"));
  CHECK_THROWS_WITH(refused(passes, "device.needle_length=0.5,0.7")(),
                    Contains("needle_length = 0.7 mm") && Contains("a length that is sold"));
  CHECK_THROWS_WITH(refused("technique.passes=5,7.5", "device.needle_length=0.5,1")(),
                    Contains("technique.passes = 7.5"));
  CHECK_THROWS_AS(refused(passes, "technique.dwell=1,2")(), core::InputError);
}

TEST_CASE("the fate is read from the course of the excess, not from its size") {
  CHECK(fate_of(decaying(8, 91), 0) == Fate::healed);
  CHECK(fate_of(decaying(40, 91), 0) == Fate::healing);     // 12 % left, halved within four weeks
  CHECK(fate_of(decaying(2000, 91), 0) == Fate::fibrotic);  // 96 % left
  CHECK(fate_of(decaying(2000, 91), 42) == Fate::healing);  // too soon after the last wound to say so
  CHECK(fate_of(decaying(2000, 49), 0) == Fate::healing);
  CHECK(fate_of({{0, 100}, {7, 103}, {91, 103}}, 0) == Fate::healed);  // hardly above rest at any time
  CHECK(fate_of({{0, 0}, {7, 0}, {91, 0}}, 0) == Fate::healed);
  CHECK(fate_of({{0, 10}, {28, 40}, {63, 60}, {91, 80}}, 0) == Fate::fibrotic);  // still rising
}

TEST_CASE("a map is the same for any number of threads, names both ends and counts what failed") {
  const Folder folder;
  PhaseMap map = three_by_two();
  TrialFile one(folder.path / "one.jsonl", {{"study", "test"}}), many(folder.path / "many.jsonl", {{"study", "test"}});
  const Json result = phase_map(map, made_up, one);
  map.threads = 4;
  CHECK(phase_map(map, made_up, many) == result);
  CHECK(result["counts"] == Json{{"healed", 4}, {"still healing", 0}, {"fibrotic", 1}, {"failed", 1}});
  CHECK(result["ends"] == Json{"1-1", "3-2"});
  CHECK(result["fibrotic_state"] == false);
  CHECK_THAT(phase_map_csv(result), Contains("\n1.5,0.001,fibrotic,1500,,") && Contains("\n1.5,0.0005,failed,,"));
  CHECK_THAT(phase_map_table(result), Contains("     0.001         healed         healed       fibrotic\n"));
}

TEST_CASE("a map that was stopped goes on to the same result and runs nothing twice") {
  const Folder folder;
  std::atomic<int> runs = 0;
  const PointModel model = [&](const MapPoint& point) { return ++runs, made_up(point); };
  PhaseMap map = three_by_two();
  TrialFile whole(folder.path / "whole.jsonl", {{"study", "test"}});
  const Json expected = phase_map(map, model, whole);
  runs = 0;
  map.stop = [&] { return runs >= 2; };
  {
    TrialFile part(folder.path / "part.jsonl", {{"study", "test"}});
    CHECK_THROWS_AS(phase_map(map, model, part), Stopped);
  }
  map.stop = [] { return false; };
  TrialFile part(folder.path / "part.jsonl", {{"study", "test"}});
  CHECK(phase_map(map, model, part) == expected);
  CHECK(runs == 6);
}
