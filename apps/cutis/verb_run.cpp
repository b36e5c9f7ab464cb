// cutis run SCENARIO -o DIR: what happens to treated and untreated skin, and what do the instruments read?
// SPDX-License-Identifier: Apache-2.0
#include <memory>

#include "core/data_dir.hpp"
#include "run_verbs.hpp"

namespace cutis::app {

namespace {

int run(const RunArguments& arguments, const Options& options, const Ranks& ranks) {
  const studies::RunRequest request = request_of(arguments, ranks);
  const scenario::Scenario scenario = scenario::read_scenario(request.scenario_file, request.data_dir);
  const core::ParameterLibrary library = core::ParameterLibrary::load(request.data_dir);
  if (!options.quiet) print_remarks(scenario);
  return run_job(arguments, options, [&](const studies::ProgressReport& progress) {
    return studies::run_scenario(scenario, library, request, progress);
  });
}

}  // namespace

void add_run(CLI::App& program, const Options& options, Action& action) {
  CLI::App* verb =
      program.add_subcommand("run", "Simulate a scenario with its untreated twin; writes a folder and a report");
  const auto arguments = std::make_shared<RunArguments>();
  verb->add_option("SCENARIO", arguments->scenario, "Scenario, see scenarios/")->required();
  verb->add_option("-o,--output", arguments->directory, "Folder for the results; must be empty or absent")->required();
  verb->add_flag("-f,--force", arguments->force, "Replace the results of an earlier run in that folder");
  verb->add_option("--arm", arguments->arm, "Which arms")->check(CLI::IsMember({"both", "treated", "untreated"}));
  add_checkpoint_options(*verb, *arguments);
  verb->footer("SIGINT or SIGTERM: finishes the step, writes a checkpoint, exits with 75; `cutis resume DIR` goes on.");
  verb->callback([arguments, &options, &action] {
    action = [arguments, &options] {
      return on_all_ranks(options, [&](const Ranks& ranks) { return run(*arguments, options, ranks); });
    };
  });
}

}  // namespace cutis::app
