// In which order are the fields of a stage solved? What feeds each other together, then what only listens.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "processes/process.hpp"

namespace cutis::engine {

/// Fields whose rates come from the same processes: one evaluation of rates serves all of them.
struct FieldGroup {
  std::vector<const processes::LocalProcess*> processes;  ///< in catalogue order; none for a field that only moves
  std::vector<tissue::FieldId> pointwise;                 ///< fields that do not move
  std::vector<tissue::FieldId> moving;
  std::vector<tissue::FieldId> inputs;  ///< evolving fields that its rates and directed fluxes depend on
  bool surface_only = false;            ///< nothing to do below the first plane
};

/// Groups that feed each other: solved in turn until none moves the others.
using Component = std::vector<FieldGroup>;

/// Strongly connected components of the graph "group reads what group writes", so that each comes after all that it
/// depends on. Within a component, and among components where the graph leaves a choice, catalogue order holds. Fields
/// that no process writes and nothing moves are in no group. `moving` lists the fields that move, with their
/// attractants.
struct MovingRead {
  tissue::FieldId field;
  std::vector<tissue::FieldId> reads;  ///< what its directed motion depends on
};
std::vector<Component> solution_order(const processes::ProcessSet& processes, std::span<const MovingRead> moving);

}  // namespace cutis::engine
