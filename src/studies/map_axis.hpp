// What is varied along one axis of a map of scenarios? A key of the plan or a parameter, and its values.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/parameters.hpp"

namespace cutis::studies {

/// Values in `unit`, rising.
struct MapAxis {
  std::string key;      ///< "technique.passes", or "fibroblasts.activation" of a process
  std::string unit;     ///< as in the scenario or the parameter file; "1" for pure numbers
  std::string meaning;  ///< what the axis stands for, in words
  std::vector<double> values;
  bool of_parameter = false;
};

/// Reads "KEY=FROM:TO:COUNT" (evenly spaced) or "KEY=A,B,C". KEY is technique.passes, technique.dwell (density of
/// punctures), technique.depth_setting, device.needle_length (depth), plan.interval (gap between sessions), or
/// process.parameter of the library (predisposition), in mm, days, s/cm2 or the unit of the parameter file. Throws
/// core::InputError, which calls the axis `option`, for unknown keys, fewer than 2 or more than 50 values, values that
/// do not rise, and values beyond the range of a parameter.
MapAxis parse_axis(const std::string& option, const std::string& text, const core::ParameterLibrary& library);

/// The text of a scenario file with the key of an axis of the scenario at this value; the key's line is replaced, or
/// added to its section. Throws core::InputError, which calls the text `file`, where the key shares its line with
/// other keys or its section is missing.
std::string with_value(const std::string& text, const std::string& file, const MapAxis& axis, double value);

nlohmann::ordered_json to_json(const MapAxis& axis);

}  // namespace cutis::studies
