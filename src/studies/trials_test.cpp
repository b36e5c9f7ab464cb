// Do trials survive a kill, are priors what their files say, and does the surface reproduce what it should?
// SPDX-License-Identifier: Apache-2.0
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <set>

#include "core/errors.hpp"
#include "reports/atomic_file.hpp"
#include "studies/prior.hpp"
#include "studies/response_surface.hpp"
#include "studies/trial_file.hpp"

using namespace cutis::studies;
using Json = nlohmann::ordered_json;
namespace fs = std::filesystem;

namespace {

struct Folder {
  fs::path path = fs::temp_directory_path() / ("cutis_trials_" + std::to_string(getpid()));
  Folder() { fs::remove_all(path); }
  ~Folder() { fs::remove_all(path); }
};

cutis::core::Parameter parameter(const char* distribution, double low, double value, double high) {
  cutis::core::Parameter p;
  p.distribution = distribution;
  p.low = low, p.value = value, p.high = high;
  return p;
}

}  // namespace

TEST_CASE("a trial file gives back what was added, also after a line was cut short") {
  const Folder folder;
  const fs::path file = folder.path / "trials.jsonl";
  const Json about = {{"study", "a"}, {"seed", 1}};
  {
    TrialFile trials(file, about);
    CHECK(trials.find("one") == nullptr);
    trials.add("one", {{"value", 0.1}});
    trials.add("two", {{"value", nullptr}});
  }
  std::ofstream(file, std::ios::app) << R"({"trial": "three", "val)";
  TrialFile again(file, about);
  REQUIRE(again.find("one") != nullptr);
  CHECK((*again.find("one"))["value"] == 0.1);
  CHECK(again.size() == 2);
  again.add("three", {{"value", 3}});
  CHECK(TrialFile(file, about).size() == 3);
}

TEST_CASE("a trial file of another study is refused, with the key that differs") {
  const Folder folder;
  const fs::path file = folder.path / "trials.jsonl";
  const TrialFile first(file, {{"seed", 1}});
  try {
    const TrialFile second(file, {{"seed", 2}});
    FAIL("was taken");
  } catch (const cutis::core::InputError& error) {
    CHECK(std::string(error.what()).find("seed differ") != std::string::npos);
  }
  cutis::reports::write_file(file, "something else\n");
  CHECK_THROWS_AS(TrialFile(file, {{"seed", 1}}), cutis::core::InputError);
}

TEST_CASE("quantiles: ends of the range, medians that each distribution has") {
  for (const char* name : {"uniform", "loguniform", "triangular", "normal", "lognormal"}) {
    const auto p = parameter(name, 1, 2, 4);
    CHECK(quantile(p, 0) == 1);
    CHECK(quantile(p, 1) == 4);
    double before = 1;
    for (double share = 0.05; share < 1; share += 0.05) {
      CHECK(quantile(p, share) > before);
      before = quantile(p, share);
    }
  }
  CHECK(quantile(parameter("uniform", 1, 2, 4), 0.5) == Approx(2.5));
  CHECK(quantile(parameter("normal", 1, 2, 4), 0.5) == Approx(2.5));
  CHECK(quantile(parameter("loguniform", 1, 2, 4), 0.5) == Approx(2));
  CHECK(quantile(parameter("lognormal", 1, 2, 4), 0.5) == Approx(2));
  CHECK(quantile(parameter("triangular", 0, 1, 4), 0.25) == Approx(1));  // below the mode: (mode - low) / (high - low)
  // The cut normal: 95 % of a normal lie within 1.96 sd, so 0.6827 / 0.95 of it within one.
  const double inside = 0.5 + 0.5 * 0.6826894921 / 0.95;
  CHECK(quantile(parameter("normal", -1.959963984540054, 0, 1.959963984540054), inside) == Approx(1));
  CHECK(quantile(parameter("fixed", 1, 2, 4), 0.9) == 2);
}

TEST_CASE("every coordinate of a Latin hypercube falls once into each part") {
  const auto points = latin_hypercube(12, 3, 7);
  for (std::size_t d = 0; d < 3; ++d) {
    std::set<int> parts;
    for (const auto& point : points) parts.insert(static_cast<int>(point[d] * 12));
    CHECK(parts.size() == 12);
  }
  CHECK(points == latin_hypercube(12, 3, 7));
  CHECK(points != latin_hypercube(12, 3, 8));
}

TEST_CASE("a parameter that is new or moved leaves the draws of the others as they were") {
  const auto named = [](const char* name) {
    cutis::core::Parameter p = parameter("uniform", 1, 2, 4);
    p.name = name;
    return p;
  };
  const auto two = latin_hypercube(12, {named("a"), named("b")}, 7);
  const auto three = latin_hypercube(12, {named("b"), named("c"), named("a")}, 7);
  std::set<int> parts;
  for (std::size_t n = 0; n < 12; ++n) {
    CHECK(two[n][0] == three[n][2]);
    CHECK(two[n][1] == three[n][0]);
    CHECK(three[n][1] != three[n][0]);
    parts.insert(static_cast<int>(three[n][1] * 12));
  }
  CHECK(parts.size() == 12);
}

TEST_CASE("a response surface reproduces a quadratic and tells how wrong it is elsewhere") {
  const auto points = latin_hypercube(14, 2, 3);
  const auto quadratic = [](const std::vector<double>& x) { return 1 - 2 * x[0] + 3 * x[1] * x[1] - x[0] * x[1]; };
  std::vector<double> values, wavy;
  for (const auto& x : points) values.push_back(quadratic(x)), wavy.push_back(std::sin(9 * x[0]));
  const ResponseSurface surface(points, values);
  CHECK(surface.at({0.3, 0.8}) == Approx(quadratic({0.3, 0.8})));
  CHECK(surface.left_out_error() < 1e-9);
  CHECK(ResponseSurface(points, wavy).left_out_error() > 0.1);
  CHECK_THROWS_AS(ResponseSurface({{0, 0}, {1, 1}}, {1, 2}), std::invalid_argument);
  const std::vector<std::vector<double>> line(9, {0.5, 0.5});
  CHECK_THROWS_AS(ResponseSurface(line, std::vector<double>(9, 1.0)), std::invalid_argument);
}
