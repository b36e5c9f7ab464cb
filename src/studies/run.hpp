// How does one scenario become a folder of results? Run it, go on after a stop, or go on into another future.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <string_view>

#include "core/parameters.hpp"
#include "grid/exchange.hpp"
#include "scenario/scenario.hpp"

namespace cutis::studies {

/// The run was asked to stop, has written a checkpoint and can be resumed (exit status 75). Says where it stopped.
class Stopped : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// When a checkpoint is written besides at the end of each arm and on a stop. 0: not for this reason.
struct CheckpointTimes {
  double every_minutes = 5;  ///< of wall time
  double every_days = 0;     ///< of simulated time
};

struct RunRequest {
  std::filesystem::path scenario_file;
  std::filesystem::path data_dir;
  std::filesystem::path directory;
  bool force = false;
  bool treated = true, untreated = true;
  CheckpointTimes checkpoints;
  std::shared_ptr<const grid::Exchange> exchange =
      std::make_shared<grid::SerialExchange>();                      ///< of this rank, which is 0
  std::function<bool()> stop = [] { return false; };                 ///< asked after each step
  std::function<void(const std::string&)> say = [](const auto&) {};  ///< what the user should know
};

/// Share of an arm that is done, 0 to 1. The first arm is "skin at rest", whose share is 0 until it is found.
using ProgressReport = std::function<void(std::string_view arm, double share)>;

/// Runs the scenario and writes all of DESIGN.md section 9. Returns what run.json says. Throws core::InputError
/// (nothing written), Stopped, engine::RunError and std::runtime_error (what was recorded so far stays and can be
/// resumed).
nlohmann::ordered_json run_scenario(const scenario::Scenario& scenario, const core::ParameterLibrary& library,
                                    const RunRequest& request, const ProgressReport& progress);

/// Goes on with the run in request.directory from its last checkpoint, to the same bits as if it had never stopped;
/// rows, pictures, scans and tissue files after the checkpoint are cut first. A finished run is left as it is. Of the
/// request, scenario_file, force and the arms are not used. Throws as run_scenario; core::InputError where the folder
/// holds no run or no usable checkpoint.
nlohmann::ordered_json resume_run(const core::ParameterLibrary& library, const RunRequest& request,
                                  const ProgressReport& progress);

/// Goes on with the tissue of the run in `from`, from its last checkpoint, as `scenario` plans it from there, into
/// request.directory; its past is taken over. Throws as run_scenario; core::InputError naming every key of the scenario
/// that contradicts what has happened already (nothing written).
nlohmann::ordered_json branch_run(const std::filesystem::path& from, const scenario::Scenario& scenario,
                                  const core::ParameterLibrary& library, const RunRequest& request,
                                  const ProgressReport& progress);

}  // namespace cutis::studies
