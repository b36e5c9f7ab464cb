// What is to be fitted to which published numbers? A plan, refused where the fit would prove nothing.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "core/parameters.hpp"
#include "evidence/runner.hpp"
#include "evidence/study.hpp"

namespace cutis::evidence {

/// The section [fit] of a plan, and what its names stand for.
struct FitPlan {
  std::vector<std::string> rows;             ///< ids; "V39" stands for V39a, V39b, ...
  std::vector<std::string> parameter_names;  ///< "process.name"
  std::string reason;                        ///< why these
  int seeds = 1;                             ///< of each row, the first so many
  int draws = 0;                             ///< Latin hypercube of the prior
  int steps = 0;                             ///< then trials where the response surfaces expect the best
  std::uint64_t seed = 1;                    ///< of the draws

  std::string text;           ///< of the file
  std::vector<Task> targets;  ///< the rows; point into the studies
  std::vector<core::Parameter> parameters;
};

/// Throws core::InputError with all faults: unknown rows and parameters (with the nearest name), rows that are not of
/// role calibration or not two-sided, parameters that are fixed or belong to an instrument, fewer targets than
/// parameters and one, and fewer draws than response surfaces need.
FitPlan read_fit_plan(const std::filesystem::path& file, const std::vector<Study>& studies,
                      const core::ParameterLibrary& library, const instruments::InstrumentSet& instruments);

}  // namespace cutis::evidence
