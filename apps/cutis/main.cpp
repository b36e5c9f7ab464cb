// What does the program do? Reads the command line, runs one verb, turns what went wrong into an exit code.
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <exception>

#include "core/errors.hpp"
#include "terminal.hpp"
#include "verbs.hpp"

namespace {

using namespace cutis::app;

constexpr const char* examples = R"(cutis simulates microneedling: the biology of the skin in 3-D, and what instruments would read.

  cutis check scenarios/acne-scars-roller-1.5mm.toml    is the plan right, and within what was evaluated?
  cutis devices                                         rollers and pens with their numbers and sources

)";

void add_global_options(CLI::App& program, Options& options) {
  program.add_flag("--json", options.json, "Results as JSON");
  program.add_flag("-q,--quiet", options.quiet, "Results only, no messages");
  program.add_option("--threads", options.threads, "Threads (0: as many as the machine offers)")
      ->check(CLI::Range(0, 1024));
  program.fallthrough();  // global options may follow the verb
  program.footer("Exit codes: 0 done, 1 failed while running, 2 bad input or usage, 75 stopped and resumable.\n"
                 "`cutis VERB --help` explains a verb. Research use, not medical advice.");
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
    // CLI11 has codes above 100 of its own; to a script they all mean wrong usage.
    return program.exit(error) == 0 ? done : bad_input;
  }
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
