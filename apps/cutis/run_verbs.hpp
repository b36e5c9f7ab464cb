// What do run, resume and branch share? Options, progress, what is printed before and after.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "scenario/scenario.hpp"
#include "studies/run.hpp"
#include "verbs.hpp"

namespace cutis::app {

/// What the three verbs may be told.
struct RunArguments {
  std::string scenario, from, directory, arm = "both";
  bool force = false;
  double checkpoint_minutes = studies::CheckpointTimes{}.every_minutes, checkpoint_days = 0;
};

/// Throws core::InputError where mpiexec has started a verb more than once that is not one of the three: it would do
/// the same as often.
void refuse_copies(const CLI::App& program);

void add_checkpoint_options(CLI::App& verb, RunArguments& arguments);

/// Runs `body` on rank 0 while all other processes that mpiexec has started help with it; alone, just runs it. Signals
/// are listened to from now on. Returns the exit code.
using Ranks = std::shared_ptr<const grid::Exchange>;
int on_all_ranks(const Options& options, const std::function<int(const Ranks&)>& body);

/// The request without a scenario.
studies::RunRequest request_of(const RunArguments& arguments, const Ranks& ranks);

/// What the reader must know before the numbers: what stands in for what, what is beyond labels.
void print_remarks(const scenario::Scenario& scenario);

/// Runs `job` with a progress bar and prints its outcome; returns the exit code, `stopped` with a message on how to
/// resume where it was stopped.
int run_job(const RunArguments& arguments, const Options& options,
            const std::function<nlohmann::ordered_json(const studies::ProgressReport&)>& job);

}  // namespace cutis::app
