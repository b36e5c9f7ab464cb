// Are elementary effects those of a known function, is a stopped screening gone on with, and is what a run reads found?
// SPDX-License-Identifier: Apache-2.0
#include "studies/sensitivity.hpp"

#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <catch2/catch.hpp>
#include <cmath>
#include <filesystem>
#include <set>

#include "core/errors.hpp"
#include "engine/engine.hpp"
#include "studies/elementary_effects.hpp"
#include "studies/run.hpp"

using namespace cutis::studies;
namespace core = cutis::core;
namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

namespace {

struct Folder {
  fs::path path = fs::temp_directory_path() / ("cutis_screening_" + std::to_string(getpid()));
  Folder() { fs::remove_all(path); }
  ~Folder() { fs::remove_all(path); }
};

/// Three parameters from 0 to 10, uniform.
Screening three() {
  Screening s;
  for (const char* name : {"strong", "weak", "joint"}) {
    core::Parameter p;
    p.process = "made_up", p.name = name, p.distribution = "uniform", p.high = 10, p.value = 5;
    s.parameters.push_back(p);
  }
  s.trajectories = 20;
  return s;
}

/// Effects over the whole range: strong 30, weak -1, joint and strong together 0.1 * 10 * 10.
OutcomeValues made_up(const std::vector<double>& v) { return {{"y", 3 * v[0] - 0.1 * v[1] + 0.1 * v[0] * v[2]}}; }

const fs::path data = fs::path(CUTIS_SOURCE_DIR) / "data";

}  // namespace

TEST_CASE("a trajectory moves each coordinate once, by two thirds, between four levels") {
  std::set<double> levels;
  for (std::size_t number = 0; number < 10; ++number) {
    const Trajectory t = trajectory(5, 3, number);
    REQUIRE(t.points.size() == 6);
    CHECK(std::set<std::size_t>(t.moved.begin(), t.moved.end()).size() == 5);
    for (std::size_t n = 0; n < 5; ++n)
      for (std::size_t d = 0; d < 5; ++d) {
        const double change = std::abs(t.points[n + 1][d] - t.points[n][d]);
        CHECK(change == Approx(d == t.moved[n] ? 2.0 / 3 : 0).margin(1e-12));
        CHECK((t.points[n + 1][d] >= -1e-12 && t.points[n + 1][d] <= 1 + 1e-12));
        levels.insert(std::round(3 * t.points[n][d]));
      }
  }
  CHECK(levels == std::set<double>{0, 1, 2, 3});
  CHECK(trajectory(5, 3, 0).points == trajectory(5, 3, 0).points);
  CHECK(trajectory(5, 3, 0).points != trajectory(5, 3, 1).points);
}

TEST_CASE("effects of a known function: linear ones are exact, joint ones vary") {
  const Folder folder;
  TrialFile trials(folder.path / "trials.jsonl", {{"study", "test"}});
  Screening s = three();
  s.threads = 2;
  const Json rows = screen(s, made_up, trials)["outcomes"][0]["parameters"];
  REQUIRE(rows.size() == 3);
  CHECK(rows[0]["parameter"] == "made_up.strong");
  CHECK(rows[0]["mu_star"].get<double>() == Approx(35).epsilon(0.1));  // 30 + 10 times the mean of joint's share
  CHECK(rows[1]["parameter"] == "made_up.joint");
  CHECK(rows[1]["sigma"].get<double>() > 2);
  CHECK(rows[2]["mu"].get<double>() == Approx(-1));
  CHECK(rows[2]["mu_star"].get<double>() == Approx(1));
  CHECK(rows[2]["sigma"].get<double>() == Approx(0).margin(1e-9));
  CHECK(rows[2]["effects"] == 20);
}

TEST_CASE("a narrowed walk keeps to its share of each range and has the value in use in it") {
  const Folder folder;
  TrialFile trials(folder.path / "trials.jsonl", {{"study", "test"}});
  Screening s = three();
  s.parameters[0].value = 9;
  s.span = 0.1;
  std::vector<double> strong;
  const OutcomeModel model = [&](const auto& v) { return strong.push_back(v[0]), made_up(v); };
  const Json rows = screen(s, model, trials)["outcomes"][0]["parameters"];
  CHECK(*std::min_element(strong.begin(), strong.end()) == Approx(8.1));
  CHECK(*std::max_element(strong.begin(), strong.end()) == Approx(9.1));
  CHECK(rows[0]["mu"].get<double>() == Approx(3.5).epsilon(0.05));  // a tenth of the range; joint is about 5
  CHECK(rows[0]["walked"][0].get<double>() == Approx(8.1));
  CHECK(rows[0]["walked"][1].get<double>() == Approx(9.1));
  double shares = 0;
  for (const Json& row : rows) shares += row["share"].get<double>();
  CHECK(shares == Approx(1));
}

TEST_CASE("a screening that was stopped goes on to the same result and runs nothing twice") {
  const Folder folder;
  std::atomic<int> runs = 0;
  const OutcomeModel model = [&](const auto& v) { return ++runs, made_up(v); };
  TrialFile whole(folder.path / "whole.jsonl", {{"study", "test"}});
  const Json expected = screen(three(), model, whole);
  CHECK(runs == 80);
  runs = 0;
  Screening stopped = three();
  stopped.stop = [&] { return runs >= 33; };
  {
    TrialFile part(folder.path / "part.jsonl", {{"study", "test"}});
    CHECK_THROWS_AS(screen(stopped, model, part), Stopped);
  }
  TrialFile part(folder.path / "part.jsonl", {{"study", "test"}});
  CHECK(screen(three(), model, part) == expected);
  CHECK(runs == 80);
}

TEST_CASE("a run that fails takes its effects with it") {
  const Folder folder;
  TrialFile trials(folder.path / "trials.jsonl", {{"study", "test"}});
  const OutcomeModel model = [](const auto& v) {
    if (v[0] > 9) throw cutis::engine::RunError("no rest");
    return made_up(v);
  };
  const Json result = screen(three(), model, trials);
  CHECK(result["failed"].get<int>() > 0);
  for (const Json& row : result["outcomes"][0]["parameters"]) {
    CHECK(row["effects"].get<int>() < 20);
    CHECK(std::isfinite(row["mu_star"].get<double>()));
  }
  CHECK(sensitivity_csv(result).find("y,made_up.weak,1,-1,") != std::string::npos);
}

TEST_CASE("every parameter that a run reads is found, and processes are chosen by name") {
  const auto library = core::ParameterLibrary::load(data);
  const auto scenario =
      cutis::scenario::read_scenario(data / "evidence" / "scenarios" / "acne-scars-roller-small-block.toml", data);
  const auto all = parameters_read(scenario, library, {});
  std::set<std::string> processes;
  for (const core::Parameter& p : all) processes.insert(p.process);
  for (const char* name : {"collagen", "needling", "skin", "site/cheek", "histology"})
    CHECK(processes.count(name) == 1);
  CHECK(processes.count("site/back") == 0);
  const auto few = parameters_read(scenario, library, {"collagen"});
  CHECK((!few.empty() && few.size() < all.size()));
  CHECK_THROWS_WITH(parameters_read(scenario, library, {"colagen"}), Catch::Contains("did you mean collagen?"));
}
