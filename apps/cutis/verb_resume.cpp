// cutis resume DIR: how does a run that was stopped, killed or failed come to its end?
// SPDX-License-Identifier: Apache-2.0
#include <memory>

#include "core/data_dir.hpp"
#include "run_verbs.hpp"

namespace cutis::app {

namespace {

int resume(const RunArguments& arguments, const Options& options, const Ranks& ranks) {
  const studies::RunRequest request = request_of(arguments, ranks);
  const core::ParameterLibrary library = core::ParameterLibrary::load(request.data_dir);
  return run_job(arguments, options, [&](const studies::ProgressReport& progress) {
    return studies::resume_run(library, request, progress);
  });
}

}  // namespace

void add_resume(CLI::App& program, const Options& options, Action& action) {
  CLI::App* verb =
      program.add_subcommand("resume", "Go on with a run that was stopped, killed or failed, from its last checkpoint");
  const auto arguments = std::make_shared<RunArguments>();
  verb->add_option("DIR", arguments->directory, "Folder of a run")->required()->check(CLI::ExistingDirectory);
  add_checkpoint_options(*verb, *arguments);
  verb->footer("Rows and files after the checkpoint are cut and made again: the same bits as without the stop.");
  verb->callback([arguments, &options, &action] {
    action = [arguments, &options] {
      return on_all_ranks(options, [&](const Ranks& ranks) { return resume(*arguments, options, ranks); });
    };
  });
}

}  // namespace cutis::app
