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

/// What instruments read of the rates, in every voxel; arrays that `rates` has already are used again. The time loop
/// never needs rates of the whole block (GroupSolver). `losses`: fields whose loss is wanted.
void sum_rates(const tissue::Tissue& tissue, LocalProcesses processes, tissue::Rates& rates,
               std::span<const tissue::FieldId> losses = tissue::losses_read);

/// Names the first process that gives a non-finite or negative rate, with field and voxel; empty if none.
std::string find_fault(const tissue::Tissue& tissue, LocalProcesses processes);

}  // namespace cutis::engine
