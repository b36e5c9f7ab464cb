// Does a new plan agree with what has happened already? Every key that contradicts the past of a tissue.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/errors.hpp"
#include "engine/engine.hpp"
#include "scenario/scenario.hpp"

namespace cutis::studies {

/// How far an arm has come, and under which plan.
struct Past {
  const scenario::Scenario& scenario;
  bool treated = true;
  core::Ticks time = 0;
  engine::Progress progress;
};

/// What of `next` contradicts the past; empty where it is another future of the same tissue. Patient, site, grid,
/// components, tolerance and seed are the past's; so are events before its time, the device that made them, biopsies,
/// and the plan must not end before it. `file` is what faults call `next`.
std::vector<core::Fault> contradictions(const Past& past, const scenario::Scenario& next, const std::string& file);

}  // namespace cutis::studies
