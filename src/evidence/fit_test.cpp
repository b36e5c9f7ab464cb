// Does a fit find what is known, narrow only what the targets see, go on after a stop, and refuse what proves nothing?
// SPDX-License-Identifier: Apache-2.0
#include "evidence/fit.hpp"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <cmath>
#include <filesystem>

#include "core/errors.hpp"
#include "engine/engine.hpp"
#include "instruments/catalog.hpp"
#include "reports/atomic_file.hpp"
#include "studies/run.hpp"

using namespace cutis::evidence;
namespace core = cutis::core;
namespace fs = std::filesystem;
using cutis::studies::TrialFile;
using Json = nlohmann::ordered_json;

namespace {

Row row_of(const char* id, const char* role, double lo, double hi) {
  Row row;
  row.id = id;
  row.role = role;
  row.kind = "quantitative";
  row.op = "in";
  row.lo = lo;
  row.hi = hi;
  row.unit = "1";
  return row;
}

/// A folder with a plan; studies with three calibration rows, one of one side and one of validation.
struct Example {
  fs::path folder = fs::temp_directory_path() / ("cutis_fit_" + std::to_string(getpid()));
  std::vector<Study> studies{1};
  core::ParameterLibrary library = core::ParameterLibrary::load(fs::path(CUTIS_SOURCE_DIR) / "data");
  cutis::instruments::InstrumentSet instruments = cutis::instruments::make_instruments(library);

  Example() {
    fs::create_directories(folder);
    studies[0].source = "made2020";
    studies[0].seeds = {1, 2, 3, 4, 5, 6, 7, 8};
    studies[0].rows = {row_of("C1a", "calibration", 1, 3), row_of("C1b", "calibration", 0, 2),
                       row_of("C2", "calibration", 4, 6), row_of("S1", "calibration", 1, 2),
                       row_of("V1", "validation", 1, 2)};
    studies[0].rows[3].op = "gt";
  }
  ~Example() { fs::remove_all(folder); }

  FitPlan plan(const std::string& keys) const {
    cutis::reports::write_file(folder / "fit.toml", "[fit]\nreason = \"a test\"\n" + keys);
    return read_fit_plan(folder / "fit.toml", studies, library, instruments);
  }
  std::string refusal(const std::string& keys) const {
    try {
      plan(keys);
    } catch (const core::InputError& error) {
      return error.what();
    }
    return "";
  }
};

const std::string two_of_three =
    "rows = [\"C1\", \"C2\"]\nparameters = [\"collagen.cross_linking\", \"fibroblasts.turnover\"]\ndraws = 12\nsteps = "
    "3\nseed = 4\n";

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

/// The targets see the first parameter only, at its best at 0.6 of its range: C1a 2, C1b 1, C2 5.
TargetValues one_seen(const FitPlan& plan, const std::vector<double>& values) {
  const core::Parameter& p = plan.parameters[0];
  const double x = (values[0] - p.low) / (p.high - p.low) - 0.6;
  return {2 + 8 * x, 1 - 8 * x, 5 + 8 * x * x};
}

}  // namespace

TEST_CASE("a fit finds the best values and narrows only the parameter that the targets see") {
  const Example bench;
  const FitPlan plan = bench.plan(two_of_three);
  REQUIRE(plan.targets.size() == 3);
  REQUIRE(plan.targets[0].seeds == std::vector<std::uint64_t>{1});
  TrialFile file(bench.folder / "trials.jsonl", {{"study", "test"}});
  const Json result = fit(plan, [&](const auto& v) { return one_seen(plan, v); }, file, {});
  const core::Parameter& p = plan.parameters[0];
  CHECK(result["trials"] == 1 + 12 + 3);
  CHECK(result["best_misfit"].get<double>() < 1e-2);
  CHECK((result["parameters"][0]["best"].get<double>() - p.low) / (p.high - p.low) == Approx(0.6).margin(0.02));
  const double seen = result["parameters"][0]["share_of_prior"], unseen = result["parameters"][1]["share_of_prior"];
  CHECK(seen < 0.5);
  CHECK(unseen == Approx(1).margin(0.05));
  const Json range = result["parameters"][0]["posterior_95"];
  CHECK(range[0].get<double>() < result["parameters"][0]["best"].get<double>());
  CHECK(range[1].get<double>() > result["parameters"][0]["best"].get<double>());
  CHECK(has(fit_table(result), "collagen.cross_linking"));
}

TEST_CASE("a fit that was stopped goes on to the same result, without running a trial twice") {
  const Example bench;
  const FitPlan plan = bench.plan(two_of_three);
  int runs = 0;
  const TargetModel model = [&](const auto& v) { return ++runs, one_seen(plan, v); };
  TrialFile whole(bench.folder / "whole.jsonl", {{"study", "test"}});
  const Json expected = fit(plan, model, whole, {});
  CHECK(runs == 16);
  runs = 0;
  {
    TrialFile file(bench.folder / "parts.jsonl", {{"study", "test"}});
    CHECK_THROWS_AS(fit(plan, model, file, {[&] { return runs == 7; }, [](const auto&) {}}), cutis::studies::Stopped);
  }
  TrialFile file(bench.folder / "parts.jsonl", {{"study", "test"}});
  CHECK(fit(plan, model, file, {}) == expected);
  CHECK(runs == 16);
}

TEST_CASE("trials that cannot be run are counted and left out; too few others end the fit") {
  const Example bench;
  const FitPlan plan = bench.plan(two_of_three);
  int runs = 0;
  const TargetModel sometimes = [&](const auto& v) {
    if (++runs % 5 == 0) throw cutis::engine::RunError("no rest");
    return one_seen(plan, v);
  };
  TrialFile file(bench.folder / "some.jsonl", {{"study", "test"}});
  CHECK(fit(plan, sometimes, file, {})["failed"] == 3);
  const TargetModel never = [](const auto&) -> TargetValues { throw cutis::engine::RunError("no rest"); };
  TrialFile none(bench.folder / "none.jsonl", {{"study", "test"}});
  CHECK_THROWS_WITH(fit(plan, never, none, {}), Catch::Contains("0 of 13 trials gave values"));
}

TEST_CASE("a plan is refused where the fit would prove nothing") {
  const Example bench;
  const std::string parameters = "parameters = [\"collagen.cross_linking\", \"fibroblasts.turnover\"]\n";
  CHECK(has(bench.refusal("rows = [\"C1\", \"V1\"]\ndraws = 12\n" + parameters),
            "fit.rows: found \"V1\" of role validation; allowed rows of role calibration"));
  CHECK(has(bench.refusal("rows = [\"S1\"]\ndraws = 12\n" + parameters), "\"S1\", which has one side"));
  CHECK(has(bench.refusal("rows = [\"C1\"]\ndraws = 12\n" + parameters),
            "2 for 2 targets; allowed fewer parameters than targets"));
  CHECK(has(bench.refusal("rows = [\"C1\", \"C2\"]\ndraws = 5\n" + parameters), "at least 8"));
  CHECK(has(bench.refusal("rows = [\"C9\"]\ndraws = 12\n" + parameters), "\"C9\"; allowed the id of a row"));
  CHECK(has(bench.refusal("rows = [\"C1\"]\ndraws = 12\nparameters = [\"collagen.cros_linking\"]\n"),
            "did you mean collagen.cross_linking?"));
  CHECK(has(bench.refusal("rows = [\"C1\"]\ndraws = 12\nparameters = [\"histology.shrinkage\"]\n"), "histology"));
  CHECK(has(bench.refusal("rows = [\"C1\"]\ndrwas = 12\n" + parameters), "did you mean draws?"));
}
