// What does the program do? Reads the command line, runs one verb, turns what went wrong into an exit code.
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <exception>

#include "core/errors.hpp"
#include "run_verbs.hpp"
#include "terminal.hpp"
#include "verbs.hpp"

namespace {

using namespace cutis::app;

constexpr const char* examples =
    R"(cutis simulates microneedling: the biology of the skin in 3-D, and what instruments would read.

  cutis check scenarios/acne-scars-roller-1.5mm.toml    is the plan right, and within what was evaluated?
  cutis devices                                         rollers and pens with their numbers and sources

)";

void add_global_options(CLI::App& program, Options& options) {
  program.add_flag("--json", options.json, "Results as JSON");
  program.add_flag("-q,--quiet", options.quiet, "Results only, no messages");
  program.add_option("--threads", options.threads, "Threads (0: as many as the machine offers)")
      ->check(CLI::Range(0, 1024));
  program.fallthrough();  // global options may follow the verb
  program.footer(
      "Exit codes: 0 done, 1 failed while running, 2 bad input or usage, 75 stopped and resumable.\n"
      "`cutis VERB --help` explains a verb. Research use, not medical advice.");
}

/// What CLI11 says, and the verb that was probably meant. Its codes above 100 all mean wrong usage.
int explain(const CLI::App& program, const CLI::ParseError& error, int argc, char** argv) {
  if (program.exit(error) == 0) return done;  // --help
  std::vector<std::string> names;
  for (const CLI::App* verb : program.get_subcommands({})) names.push_back(verb->get_name());
  const std::string nearest = argc > 1 ? cutis::core::nearest_name(argv[1], names) : "";
  if (!nearest.empty() && nearest != argv[1]) fmt::print(stderr, "Did you mean `cutis {}`?\n", nearest);
  return bad_input;
}

/// Bare `cutis`: examples first, then the verbs.
int print_short_help(const CLI::App& program) {
  fmt::print("{}Verbs:\n", examples);
  for (const CLI::App* verb : program.get_subcommands({})) {
    fmt::print("  {:<12} {}\n", verb->get_name(), verb->get_description());
  }
  fmt::print("\n`cutis --help` tells all options.\n");
  return done;
}

int run(int argc, char** argv) {
  Options options;
  Action action;
  CLI::App program("Simulates microneedling: skin biology in 3-D.", "cutis");
  add_global_options(program, options);
  for (const AddVerb add : verbs) add(program, options, action);
  try {
    program.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return explain(program, error, argc, argv);
  }
  refuse_copies(program);
  return action ? action() : print_short_help(program);
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const cutis::core::InputError& error) {
    for (const auto& fault : error.faults()) print_fault(fault);
    return bad_input;
  } catch (const std::exception& error) {
    fmt::print(stderr, "cutis: {}\n", error.what());
    return failed;
  }
}
