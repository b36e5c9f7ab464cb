// How do editors, people and run.json see a scenario? JSON Schema, help and JSON, from the tables of its sections.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "scenario/scenario.hpp"

namespace cutis::scenario {

/// JSON Schema, draft 2020-12.
nlohmann::json scenario_schema();

/// Every section and key with what is allowed and its default.
std::string scenario_help();

/// All values in force, defaults included: quantities as text with the unit of the code.
nlohmann::json to_json(const Scenario& scenario);

/// All values of a device, and its deficits and clearances.
nlohmann::json to_json(const Device& device);

}  // namespace cutis::scenario
