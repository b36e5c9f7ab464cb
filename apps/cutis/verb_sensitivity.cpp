// cutis sensitivity SCENARIO -o DIR: which parameters do the outcomes of a scenario depend on?
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <omp.h>

#include <filesystem>
#include <memory>

#include "core/data_dir.hpp"
#include "core/disclaimer.hpp"
#include "progress.hpp"
#include "reports/atomic_file.hpp"
#include "reports/page.hpp"
#include "stop.hpp"
#include "studies/identity.hpp"
#include "studies/prior.hpp"
#include "studies/run.hpp"
#include "studies/sensitivity.hpp"
#include "studies/version.hpp"
#include "verbs.hpp"

namespace cutis::app {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t shown = 10;

struct SensitivityArguments {
  std::string scenario, directory;
  std::vector<std::string> only, outcomes = {"new_collagen", "epidermal_closure"};
  int trajectories = studies::Screening{}.trajectories;
  double span = studies::Screening{}.span;
  std::uint64_t seed = studies::Screening{}.seed;
};

/// What a file of trials is about: it goes on only where all of this is the same. More trajectories may be added.
Json about(const SensitivityArguments& a, const std::string& text, const core::ParameterLibrary& library) {
  Json values = Json::object();
  for (const core::Parameter& p : library.all())
    values[studies::full_name(p)] = {p.value, p.low, p.high, p.distribution};
  return {{"study", "sensitivity"},
          {"version", studies::version()},
          {"revision", studies::revision()},
          {"scenario", text},
          {"only", a.only},
          {"seed", a.seed},
          {"span", a.span},
          {"parameters", studies::hash_of(values)}};
}

void write_results(const std::filesystem::path& directory, const std::filesystem::path& data_dir, const Json& result) {
  reports::write_file(directory / "sensitivity.json", result.dump(1) + "\n");
  reports::write_file(directory / "sensitivity.csv", studies::sensitivity_csv(result));
  reports::write_file(directory / "sensitivity.html",
                      reports::embed(reports::page_template(data_dir, "sensitivity.html"), result));
}

int sensitivity(const SensitivityArguments& a, const Options& options) {
  const std::filesystem::path data_dir = core::data_dir(), directory = a.directory;
  const core::ParameterLibrary library = core::ParameterLibrary::load(data_dir);
  const scenario::Scenario scenario = scenario::read_scenario(a.scenario, data_dir);
  ProgressBar bar(options.quiet);
  studies::Screening screening;
  screening.parameters = studies::parameters_read(scenario, library, a.only);
  screening.trajectories = a.trajectories;
  screening.span = a.span;
  screening.seed = a.seed;
  screening.threads = options.threads > 0 ? options.threads : omp_get_max_threads();
  screening.stop = stop_requested;
  screening.progress = [&bar](std::size_t runs, std::size_t all) {
    bar.show("screening", static_cast<double>(runs) / static_cast<double>(all));
  };
  if (!options.quiet)
    fmt::print(stderr, "{} parameters, {} trajectories: {} runs\n", screening.parameters.size(), a.trajectories,
               screening.runs());
  const studies::OutcomeModel model = [&](const std::vector<double>& values) {
    core::ParameterLibrary changed = library;
    for (std::size_t p = 0; p < values.size(); ++p)
      changed.set(screening.parameters[p].process, screening.parameters[p].name, values[p]);
    return studies::outcomes_of(scenario, changed);
  };
  listen_for_stop();
  studies::TrialFile trials(directory / "trials.jsonl", about(a, reports::read_file(a.scenario), library));
  try {
    Json result = {{"schema", 1},
                   {"title", scenario.about.name},
                   {"disclaimer", core::disclaimer},
                   {"made", {{"version", studies::version()}, {"revision", studies::revision()}}},
                   {"shown", a.outcomes}};
    result.update(studies::screen(screening, model, trials));
    write_results(directory, data_dir, result);
    if (options.json)
      fmt::print("{}\n", result.dump(2));
    else
      for (const std::string& outcome : a.outcomes)
        fmt::print("{}\n", studies::sensitivity_table(result, outcome, shown));
    if (!options.json) fmt::print("{}\n", (directory / "sensitivity.html").string());
    return done;
  } catch (const studies::Stopped& stop) {
    fmt::print(stderr, "cutis: {}; the same command goes on from there\n", stop.what());
    return stopped;
  }
}

}  // namespace

void add_sensitivity(CLI::App& program, const Options& options, Action& action) {
  CLI::App* verb = program.add_subcommand(
      "sensitivity", "Screen which uncertain parameters the outcomes of a scenario depend on (Morris)");
  const auto a = std::make_shared<SensitivityArguments>();
  verb->add_option("SCENARIO", a->scenario, "Scenario with a small block, e.g. one of data/evidence/scenarios/")
      ->required();
  verb->add_option("-o,--output", a->directory,
                   "Folder for trials.jsonl, sensitivity.json, .csv and .html; finished runs in it are not made again")
      ->required();
  verb->add_option("--trajectories", a->trajectories,
                   "Walks through the ranges: each runs once more than there are parameters")
      ->check(CLI::Range(1, 1000))
      ->capture_default_str();
  verb->add_option("--only", a->only, "Parameters of these processes only, with commas")->delimiter(',');
  verb->add_option("--outcomes", a->outcomes, "Ids of outcomes to print, as in run.json; the files hold all")
      ->delimiter(',')
      ->capture_default_str();
  verb->add_option("--span", a->span,
                   "Share of each range to walk through, around the value in use: where all parameters lie at an end "
                   "of their ranges there is often no skin")
      ->check(CLI::Range(0.01, 1.0))
      ->capture_default_str();
  verb->add_option("--seed", a->seed, "Of the trajectories")->capture_default_str();
  verb->footer(
      "mu*: mean size of the effect of a parameter over its range, or over the share --span of it; sigma: how much\n"
      "that depends on the others; share: of the sum of all mu*^2, that of the variance if effects are straight.\n"
      "SIGINT or SIGTERM: finishes the runs that are going on, exits with 75; the same command goes on.");
  verb->callback([a, &options, &action] { action = [a, &options] { return sensitivity(*a, options); }; });
}

}  // namespace cutis::app
