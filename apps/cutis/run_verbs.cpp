// What do run, resume and branch share? Options in, outcomes out.
// SPDX-License-Identifier: Apache-2.0
#include "core/disclaimer.hpp"
#include "run_verbs.hpp"

#include <fmt/format.h>
#include <omp.h>

#include "core/data_dir.hpp"
#include "core/errors.hpp"
#include "parallel/join_ranks.hpp"
#include "progress.hpp"
#include "reports/outcomes.hpp"
#include "scenario/safety.hpp"
#include "stop.hpp"
#include "studies/workers.hpp"
#include "terminal.hpp"

namespace cutis::app {

namespace {

using Json = nlohmann::ordered_json;

void print_result(const Json& run, const std::string& directory) {
  fmt::print("\n{}\n", reports::table(run["outcomes"]));
  fmt::print("Report: {}/report.html   (measurements.csv, run.json, tissue.xdmf beside it)\n", directory);
  fmt::print("Time:   {:.0f} s", run["made"]["wall_s"].get<double>());
  for (const auto& [arm, cost] : run["arms"].items())
    fmt::print("; {}: {} steps, {:.0f} ns per voxel and step", arm, cost["steps"].get<long>(),
               cost["ns_per_voxel_and_step"].get<double>());
  fmt::print("\n{}\n", core::disclaimer);
}

void say(const std::string& text) { fmt::print(stderr, "cutis: {}\n", text); }

void print_result_json(const Json& run, const std::string& directory) {
  fmt::print("{}\n", Json{{"directory", directory},
                          {"outcomes", run["outcomes"]},
                          {"arms", run["arms"]},
                          {"wall_s", run["made"]["wall_s"]}}
                         .dump(2));
}

}  // namespace

void refuse_copies(const CLI::App& program) {
  const int ranks = parallel::started_ranks();
  for (const CLI::App* verb : program.get_subcommands()) {
    const std::string& name = verb->get_name();
    if (ranks == 1 || name == "run" || name == "resume" || name == "branch") continue;
    throw core::InputError({{"mpiexec", 0, fmt::format("{} processes", ranks), name, "run, resume and branch", ""}});
  }
}

void add_checkpoint_options(CLI::App& verb, RunArguments& arguments) {
  verb.add_option("--checkpoint-minutes", arguments.checkpoint_minutes,
                  "Minutes of wall time between checkpoints; 0: only at the end of an arm and on SIGINT or SIGTERM")
      ->check(CLI::Range(0.0, 1e6))
      ->capture_default_str();
  verb.add_option("--checkpoint-days", arguments.checkpoint_days, "Also every so many simulated days; 0: no")
      ->check(CLI::Range(0.0, 1e6))
      ->capture_default_str();
}

int on_all_ranks(const Options& options, const std::function<int(const Ranks&)>& body) {
  const Ranks ranks = parallel::join_ranks();
  if (options.threads > 0) omp_set_num_threads(options.threads);
  listen_for_stop();
  if (ranks->rank() > 0) return studies::work(*ranks, core::data_dir(), stop_requested, say);
  const studies::EndOfWork end(*ranks);
  return body(ranks);
}

studies::RunRequest request_of(const RunArguments& arguments, const Ranks& ranks) {
  studies::RunRequest request;
  request.exchange = ranks;
  request.scenario_file = arguments.scenario;
  request.data_dir = core::data_dir();
  request.directory = arguments.directory;
  request.force = arguments.force;
  request.treated = arguments.arm != "untreated";
  request.untreated = arguments.arm != "treated";
  request.checkpoints = {arguments.checkpoint_minutes, arguments.checkpoint_days};
  request.stop = stop_requested;
  request.say = say;
  return request;
}

void print_remarks(const scenario::Scenario& s) {
  fmt::print(stderr, "{}\n", bold(s.about.name, stderr));
  for (const std::string& text : s.messages) fmt::print(stderr, "  note: {}\n", text);
  for (const std::string& text : s.about.stand_ins) fmt::print(stderr, "  {}\n", text);
  for (const std::string& text : scenario::safety_remarks(s)) fmt::print(stderr, "  safety: {}\n", text);
}

int run_job(const RunArguments& arguments, const Options& options,
            const std::function<Json(const studies::ProgressReport&)>& job) {
  try {
    Json result;
    {
      ProgressBar bar(options.quiet);
      result = job([&bar](std::string_view arm, double share) { bar.show(arm, share); });
    }
    if (options.json)
      print_result_json(result, arguments.directory);
    else
      print_result(result, arguments.directory);
    return done;
  } catch (const studies::Stopped& stop) {
    fmt::print(stderr, "cutis: {}; `cutis resume {}` goes on from there\n", stop.what(), arguments.directory);
    return stopped;
  }
}

}  // namespace cutis::app
