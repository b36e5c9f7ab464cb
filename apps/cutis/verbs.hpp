// Which verbs does the program have? Each adds itself to the command line in a file of its own.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>
#include <functional>

namespace cutis::app {

/// Exit codes (docs: DESIGN, contracts). Bad input is also what an InputError becomes.
enum ExitCode { done = 0, failed = 1, bad_input = 2, stopped = 75 };

/// What every verb may be told.
struct Options {
  bool json = false;
  bool quiet = false;
  int threads = 0;  ///< 0: as many as OpenMP takes
};

/// Runs the verb that was chosen on the command line; returns its exit code.
using Action = std::function<int()>;

/// Each adds a subcommand whose callback sets `action`.
using AddVerb = void (*)(CLI::App& program, const Options& options, Action& action);

void add_check(CLI::App& program, const Options& options, Action& action);
void add_devices(CLI::App& program, const Options& options, Action& action);
void add_parameters(CLI::App& program, const Options& options, Action& action);
void add_sites(CLI::App& program, const Options& options, Action& action);
void add_run(CLI::App& program, const Options& options, Action& action);
void add_resume(CLI::App& program, const Options& options, Action& action);
void add_branch(CLI::App& program, const Options& options, Action& action);
void add_evidence(CLI::App& program, const Options& options, Action& action);
void add_calibrate(CLI::App& program, const Options& options, Action& action);
void add_sensitivity(CLI::App& program, const Options& options, Action& action);
void add_phase_map(CLI::App& program, const Options& options, Action& action);
void add_report(CLI::App& program, const Options& options, Action& action);
void add_view(CLI::App& program, const Options& options, Action& action);
void add_instruments(CLI::App& program, const Options& options, Action& action);
void add_describe(CLI::App& program, const Options& options, Action& action);

/// One line for each verb, in the order of the help.
inline constexpr AddVerb verbs[] = {
    add_run,    add_resume, add_branch,     add_check, add_evidence, add_calibrate,   add_sensitivity, add_phase_map,
    add_report, add_view,   add_parameters, add_sites, add_devices,  add_instruments, add_describe,
};

}  // namespace cutis::app
