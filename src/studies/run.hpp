// How does one scenario become a folder of results? Skin once, both arms from the same rest, then the report.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <functional>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "core/parameters.hpp"
#include "scenario/scenario.hpp"

namespace cutis::studies {

struct RunRequest {
  std::filesystem::path scenario_file;
  std::filesystem::path data_dir;
  std::filesystem::path directory;
  bool force = false;
  bool treated = true, untreated = true;
};

/// Share of an arm that is done, 0 to 1. The first arm is "skin at rest", whose share is 0 until it is found.
using ProgressReport = std::function<void(std::string_view arm, double share)>;

/// Runs the scenario and writes all of DESIGN.md section 9 but checkpoint/. Returns what run.json says. Throws
/// core::InputError (nothing written), engine::RunError and std::runtime_error (readings so far stay).
nlohmann::ordered_json run_scenario(const scenario::Scenario& scenario, const core::ParameterLibrary& library,
                                    const RunRequest& request, const ProgressReport& progress);

}  // namespace cutis::studies
