// Which parameters do the outcomes of a scenario depend on? Morris screening over all that are uncertain.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/parameters.hpp"
#include "scenario/scenario.hpp"
#include "studies/trial_file.hpp"

namespace cutis::studies {

/// Outcomes by id (reports/outcomes.hpp): the change against the untreated twin in %, or a time in days; what did not
/// happen is missing.
using OutcomeValues = std::map<std::string, double>;

/// Both arms of a scenario, nothing written. Throws std::runtime_error where no such skin can be grown or run.
OutcomeValues outcomes_of(const scenario::Scenario& scenario, const core::ParameterLibrary& library);

/// Every uncertain parameter that a run of the scenario reads; of these processes only, where any are named
/// ("collagen", "site/cheek"). Throws core::InputError for a process of which none is read.
std::vector<core::Parameter> parameters_read(const scenario::Scenario& scenario, const core::ParameterLibrary& library,
                                             const std::vector<std::string>& processes);

struct Screening {
  std::vector<core::Parameter> parameters;
  int trajectories = 10;
  double span = 1;  ///< share of each prior to walk through; the value in use lies in it as it does in the whole
  std::uint64_t seed = 1;
  int threads = 1;
  std::function<bool()> stop = [] { return false; };  ///< asked before each run
  std::function<void(std::size_t done, std::size_t all)> progress = [](auto, auto) {};

  std::size_t runs() const { return static_cast<std::size_t>(trajectories) * (parameters.size() + 1); }
};

/// Outcomes with the parameters at these values, in the units of their files.
using OutcomeModel = std::function<OutcomeValues(const std::vector<double>& values)>;

/// Runs every point of every trajectory that the file does not hold yet; a run that fails counts as without outcomes.
/// Each coordinate is the share of a parameter's prior, or of the part of it that `span` leaves. Returns
/// sensitivity.json: for each outcome the parameters with mu_star, mu, sigma, count and share, by falling mu_star;
/// `share` is mu_star^2 over its sum, which is that of the variance if effects are straight and add up. Throws
/// studies::Stopped.
nlohmann::ordered_json screen(const Screening& screening, const OutcomeModel& model, TrialFile& trials);

/// sensitivity.csv: one line for each outcome and parameter.
std::string sensitivity_csv(const nlohmann::ordered_json& result);

/// The parameters that matter most for one outcome, for a terminal.
std::string sensitivity_table(const nlohmann::ordered_json& result, const std::string& outcome, std::size_t most);

}  // namespace cutis::studies
