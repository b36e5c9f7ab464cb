// cutis parameters [PROCESS]: which values does the model use, from where, and how certain are they?
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <memory>

#include "parameter_table.hpp"
#include "verbs.hpp"

namespace cutis::app {

namespace {

int parameters(const std::string& process, const Options& options) {
  auto list = parameters_under("site/", false);
  if (!process.empty()) list = parameters_of(process, list, "PROCESS");
  if (options.json) {
    fmt::print("{}\n", parameters_json(list).dump(2));
  } else {
    print_parameters(list, !options.quiet);
  }
  return done;
}

}  // namespace

void add_parameters(CLI::App& program, const Options& options, Action& action) {
  CLI::App* verb = program.add_subcommand("parameters", "Values, units, ranges, sources and grades of all parameters");
  const auto process = std::make_shared<std::string>();
  verb->add_option("PROCESS", *process, "Only those of one process");
  verb->callback(
      [process, &options, &action] { action = [process, &options] { return parameters(*process, options); }; });
}

}  // namespace cutis::app
