// What becomes of the skin of one scenario? Readings at the last day, its fate, the loop gain, and a section.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <vector>

#include "core/parameters.hpp"
#include "scenario/scenario.hpp"

namespace cutis::studies {

/// A number that every point of a map has.
struct PointMeasure {
  const char *id, *label, *unit, *meaning;
};
const std::vector<PointMeasure>& point_measures();

/// Runs the treated arm alone; its skin before the first wound is what changes are against. Writes the Masson section
/// at the end to `picture` (PNG). Returns {fate, values: {id of a measure: number}, caption}; what a region
/// without tissue would read is missing. Throws as studies::outcomes_of.
nlohmann::ordered_json phase_point(const scenario::Scenario& scenario, const core::ParameterLibrary& library,
                                   const std::filesystem::path& picture);

}  // namespace cutis::studies
