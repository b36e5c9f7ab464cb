// cutis run SCENARIO -o DIR: what happens to treated and untreated skin, and what do the instruments read?
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <omp.h>

#include <memory>

#include "core/data_dir.hpp"
#include "progress.hpp"
#include "reports/outcomes.hpp"
#include "scenario/safety.hpp"
#include "studies/run.hpp"
#include "terminal.hpp"
#include "verbs.hpp"

namespace cutis::app {

namespace {

using Json = nlohmann::ordered_json;

struct RunArguments {
  std::string scenario, directory, arm = "both";
  bool force = false;
};

/// What the reader must know before the numbers: what stands in for what, what is beyond labels.
void print_remarks(const scenario::Scenario& s) {
  fmt::print(stderr, "{}\n", bold(s.about.name, stderr));
  for (const std::string& text : s.messages) fmt::print(stderr, "  note: {}\n", text);
  for (const std::string& text : s.about.stand_ins) fmt::print(stderr, "  {}\n", text);
  for (const std::string& text : scenario::safety_remarks(s)) fmt::print(stderr, "  safety: {}\n", text);
}

void print_result(const Json& run, const std::string& directory) {
  fmt::print("\n{}\n", reports::table(run["outcomes"]));
  fmt::print("Report: {}/report.html   (measurements.csv, run.json, tissue.xdmf beside it)\n", directory);
  fmt::print("Time:   {:.0f} s", run["made"]["wall_s"].get<double>());
  for (const auto& [arm, cost] : run["arms"].items())
    fmt::print("; {}: {} steps, {:.0f} ns per voxel and step", arm, cost["steps"].get<long>(),
               cost["ns_per_voxel_and_step"].get<double>());
  fmt::print("\n{}\n", "Research use only. Not medical advice.");
}

int run(const RunArguments& arguments, const Options& options) {
  if (options.threads > 0) omp_set_num_threads(options.threads);
  studies::RunRequest request;
  request.scenario_file = arguments.scenario;
  request.data_dir = core::data_dir();
  request.directory = arguments.directory;
  request.force = arguments.force;
  request.treated = arguments.arm != "untreated";
  request.untreated = arguments.arm != "treated";
  const scenario::Scenario scenario = scenario::read_scenario(request.scenario_file, request.data_dir);
  const core::ParameterLibrary library = core::ParameterLibrary::load(request.data_dir);
  if (!options.quiet) print_remarks(scenario);
  ProgressBar bar(options.quiet);
  const Json result = studies::run_scenario(scenario, library, request,
                                            [&bar](std::string_view arm, double share) { bar.show(arm, share); });
  if (options.json) {
    fmt::print("{}\n", Json{{"directory", arguments.directory}, {"outcomes", result["outcomes"]}, {"arms", result["arms"]},
                            {"wall_s", result["made"]["wall_s"]}}.dump(2));
  } else {
    print_result(result, arguments.directory);
  }
  return done;
}

}  // namespace

void add_run(CLI::App& program, const Options& options, Action& action) {
  CLI::App* verb = program.add_subcommand("run", "Simulate a scenario with its untreated twin; writes a folder and a report");
  const auto arguments = std::make_shared<RunArguments>();
  verb->add_option("SCENARIO", arguments->scenario, "Scenario, see scenarios/")->required();
  verb->add_option("-o,--output", arguments->directory, "Folder for the results; must be empty or absent")->required();
  verb->add_flag("-f,--force", arguments->force, "Replace the results of an earlier run in that folder");
  verb->add_option("--arm", arguments->arm, "Which arms")->check(CLI::IsMember({"both", "treated", "untreated"}));
  verb->callback([arguments, &options, &action] { action = [arguments, &options] { return run(*arguments, options); }; });
}

}  // namespace cutis::app
