// Which values of the parameters meet the rows, and how narrow do the rows make them? Trials, surfaces, posterior.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "evidence/fit_plan.hpp"
#include "studies/trial_file.hpp"

namespace cutis::evidence {

/// Values of the targets, in their order; none where no seed gave one.
using TargetValues = std::vector<Outcome>;

/// Runs the targets with the parameters at these values, in the units of their files; throws std::runtime_error where
/// the model cannot be run with them.
using TargetModel = std::function<TargetValues(const std::vector<double>& values)>;

struct FitProgress {
  std::function<bool()> stop = [] { return false; };                 ///< asked before each trial
  std::function<void(const std::string&)> say = [](const auto&) {};  ///< one line for each trial
};

/// How a fit is made. (1) The values as shipped. (2) `draws` points of a Latin hypercube of the prior. (3) `steps`
/// trials, each where quadratic response surfaces of the targets, fitted to all trials so far, expect the least misfit.
/// Misfit: mean over targets of the squared distance from the middle of the accepted range, in half ranges. Finished
/// trials are taken from the file. Returns fit.json: targets, trials, best, and for each parameter prior and posterior
/// range. Posterior: points of the prior, weighted with the likelihood of the surfaces' values; an accepted range
/// counts as the central 95 % of a normal distribution, to whose variance the surface's own error (each trial left out
/// in turn) is added. Throws studies::Stopped, and std::runtime_error where too few trials could be run for surfaces.
nlohmann::ordered_json fit(const FitPlan& plan, const TargetModel& model, studies::TrialFile& trials,
                           const FitProgress& progress);

/// The table of fit.json for a terminal.
std::string fit_table(const nlohmann::ordered_json& result);

}  // namespace cutis::evidence
