// cutis branch DIR SCENARIO -o DIR2: what if the same tissue had another future?
// SPDX-License-Identifier: Apache-2.0
#include <memory>

#include "core/data_dir.hpp"
#include "run_verbs.hpp"

namespace cutis::app {

namespace {

int branch(const RunArguments& arguments, const Options& options, const Ranks& ranks) {
  const studies::RunRequest request = request_of(arguments, ranks);
  const scenario::Scenario scenario = scenario::read_scenario(request.scenario_file, request.data_dir);
  const core::ParameterLibrary library = core::ParameterLibrary::load(request.data_dir);
  if (!options.quiet) print_remarks(scenario);
  return run_job(arguments, options, [&](const studies::ProgressReport& progress) {
    return studies::branch_run(arguments.from, scenario, library, request, progress);
  });
}

}  // namespace

void add_branch(CLI::App& program, const Options& options, Action& action) {
  CLI::App* verb =
      program.add_subcommand("branch", "Go on with the tissue of a run, from its last checkpoint, into another future");
  const auto arguments = std::make_shared<RunArguments>();
  verb->add_option("DIR", arguments->from, "Folder of a run, finished or not; it stays as it is")
      ->required()
      ->check(CLI::ExistingDirectory);
  verb->add_option("SCENARIO", arguments->scenario, "The same past, another future")->required();
  verb->add_option("-o,--output", arguments->directory, "Folder for the results; must be empty or absent")->required();
  verb->add_flag("-f,--force", arguments->force, "Replace the results of an earlier run in that folder");
  add_checkpoint_options(*verb, *arguments);
  verb->footer(
      "The plan may differ from the checkpoint on: sessions, punches, covers, duration, outputs. What has happened\n"
      "(patient, site, block, seed, device once used, earlier events) must be the same; each key that is not is "
      "named.");
  verb->callback([arguments, &options, &action] {
    action = [arguments, &options] {
      return on_all_ranks(options, [&](const Ranks& ranks) { return branch(*arguments, options, ranks); });
    };
  });
}

}  // namespace cutis::app
