// What do all local processes together make and remove, and which of them breaks? For instruments and for messages.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <span>
#include <string>

#include "processes/process.hpp"
#include "tissue/rates.hpp"

namespace cutis::engine {

using LocalProcesses = std::span<const std::unique_ptr<processes::LocalProcess>>;

/// Production and loss of every evolving field in every voxel. The time loop never needs them all at once
/// (GroupSolver).
tissue::Rates sum_of_rates(const tissue::Tissue& tissue, LocalProcesses processes);

/// Names the first process that gives a non-finite or negative rate, with field and voxel; empty if none.
std::string find_fault(const tissue::Tissue& tissue, LocalProcesses processes);

}  // namespace cutis::engine
