// cutis calibrate FIT.toml -o DIR: which parameter values meet chosen calibration rows, and how narrow do these make
// them? SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <omp.h>

#include <memory>

#include "core/bibliography.hpp"
#include "core/data_dir.hpp"
#include "evidence/evaluation.hpp"
#include "evidence/fit.hpp"
#include "evidence/instruments.hpp"
#include "evidence/reader.hpp"
#include "reports/atomic_file.hpp"
#include "stop.hpp"
#include "studies/identity.hpp"
#include "studies/prior.hpp"
#include "studies/run.hpp"
#include "studies/version.hpp"
#include "verbs.hpp"

namespace cutis::app {

namespace {

using Json = nlohmann::ordered_json;

struct CalibrateArguments {
  std::string plan, directory;
};

/// What a file of trials is about: it goes on only where all of this is the same.
Json about(const evidence::FitPlan& plan, const core::ParameterLibrary& library) {
  Json values = Json::object(), rows = Json::object();
  for (const core::Parameter& p : library.all())
    values[studies::full_name(p)] = {p.value, p.low, p.high, p.distribution};
  for (const evidence::Task& task : plan.targets) rows[task.row->id] = {task.row->lo, *task.row->hi};
  return {{"study", "calibrate"},
          {"version", studies::version()},
          {"revision", studies::revision()},
          {"plan", plan.text},
          {"targets", rows},
          {"parameters", studies::hash_of(values)}};
}

/// Means over seeds of the targets' values.
evidence::TargetValues run_targets(const evidence::FitPlan& plan, core::ParameterLibrary library,
                                   const std::vector<double>& values, const std::filesystem::path& data_dir,
                                   int threads) {
  for (std::size_t p = 0; p < values.size(); ++p)
    library.set(plan.parameters[p].process, plan.parameters[p].name, values[p]);
  const instruments::InstrumentSet instruments = evidence::make_instruments(library);
  const evidence::Records records = evidence::run_jobs(
      evidence::plan_jobs(plan.targets), {library, data_dir, instruments}, {threads, false}, [](auto&&...) {});
  evidence::TargetValues means;
  for (const evidence::RowResult& row : evidence::evaluate(plan.targets, records).rows)
    means.push_back(row.estimate.none() ? std::nullopt : evidence::Outcome(row.estimate.mean));
  return means;
}

int calibrate(const CalibrateArguments& a, const Options& options) {
  const std::filesystem::path data_dir = core::data_dir(), directory = a.directory;
  const core::ParameterLibrary library = core::ParameterLibrary::load(data_dir);
  const instruments::InstrumentSet instruments = evidence::make_instruments(library);
  const auto studies =
      evidence::read_evidence({data_dir / "evidence"}, instruments, core::Bibliography::load(data_dir / "sources.bib"));
  const evidence::FitPlan plan = evidence::read_fit_plan(a.plan, studies, library, instruments);
  const int threads = options.threads > 0 ? options.threads : omp_get_max_threads();
  const evidence::TargetModel model = [&](const std::vector<double>& values) {
    return run_targets(plan, library, values, data_dir, threads);
  };
  listen_for_stop();
  studies::TrialFile trials(directory / "trials.jsonl", about(plan, library));
  const auto say = [&](const std::string& line) {
    if (!options.quiet) fmt::print(stderr, "{}\n", line);
  };
  try {
    Json result = {{"made", {{"version", studies::version()}, {"revision", studies::revision()}}}};
    result.update(evidence::fit(plan, model, trials, {stop_requested, say}));
    reports::write_file(directory / "fit.json", result.dump(1) + "\n");
    fmt::print("{}", options.json ? result.dump(2) + "\n" : evidence::fit_table(result));
    return done;
  } catch (const studies::Stopped& stop) {
    fmt::print(stderr, "cutis: {}; the same command goes on from there\n", stop.what());
    return stopped;
  }
}

}  // namespace

void add_calibrate(CLI::App& program, const Options& options, Action& action) {
  CLI::App* verb =
      program.add_subcommand("calibrate", "Fit parameters to calibration rows of the evidence, with recorded trials");
  const auto a = std::make_shared<CalibrateArguments>();
  verb->add_option("FIT", a->plan, "Plan, see tools/fit/README.md")->required()->check(CLI::ExistingFile);
  verb->add_option("-o,--output", a->directory,
                   "Folder for trials.jsonl and fit.json; finished trials in it are not run again")
      ->required();
  verb->footer(
      "Runs the rows' small blocks. SIGINT or SIGTERM: ends after the trial, exits with 75; the same command goes on.\n"
      "Refuses rows that validate, and as many parameters as rows.");
  verb->callback([a, &options, &action] { action = [a, &options] { return calibrate(*a, options); }; });
}

}  // namespace cutis::app
