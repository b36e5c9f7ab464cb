// cutis report DIR: what does the report of a finished run look like with the page and outcomes of today?
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <memory>

#include "core/data_dir.hpp"
#include "reports/outcomes.hpp"
#include "reports/page.hpp"
#include "verbs.hpp"

namespace cutis::app {

namespace {

int report(const std::string& directory, const Options& options) {
  const reports::RunFolder folder{directory};
  const auto run = reports::write_report(folder, core::data_dir());
  if (options.json) {
    fmt::print("{}\n", run["outcomes"].dump(2));
  } else {
    if (!options.quiet) fmt::print("{}\n", reports::table(run["outcomes"]));
    fmt::print("{}\n", folder.report().string());
  }
  return done;
}

}  // namespace

void add_report(CLI::App& program, const Options& options, Action& action) {
  CLI::App* verb = program.add_subcommand("report", "Make report.html and the outcomes of a run again");
  const auto directory = std::make_shared<std::string>();
  verb->add_option("DIR", *directory, "Folder of a run")->required()->check(CLI::ExistingDirectory);
  verb->callback([directory, &options, &action] { action = [directory, &options] { return report(*directory, options); }; });
}

}  // namespace cutis::app
