// Do two runs compute the same? Every value of the scenario and every parameter in force, side by side.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/parameters.hpp"
#include "scenario/scenario.hpp"

namespace cutis::studies {

/// {scenario: every key with its value, text: the scenario file, parameters: "process.name": "value unit"}. Call it
/// once processes and instruments have been made: a parameter counts when it has been read.
nlohmann::ordered_json identity_of(const scenario::Scenario& scenario, const std::string& text,
                                   const core::ParameterLibrary& library);

/// 16 hexadecimal digits (FNV-1a) of an identity.
std::string hash_of(const nlohmann::ordered_json& identity);

struct Difference {
  std::string key, before, now;  ///< "nothing" where a side lacks the key
};

/// Every key, dotted, whose values differ; lists count as one value.
std::vector<Difference> differences(const nlohmann::ordered_json& before, const nlohmann::ordered_json& now);

}  // namespace cutis::studies
