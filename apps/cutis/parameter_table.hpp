// How are parameters shown? As lines for people and as JSON, alike for processes and sites.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/parameters.hpp"

namespace cutis::app {

/// All parameters of the data directory whose process starts with the prefix ("site/"), or does not (wanted = false).
std::vector<core::Parameter> parameters_under(const std::string& prefix, bool wanted);

/// Those of one process; `asked` is the argument that named it. InputError with the nearest name where there is none.
std::vector<core::Parameter> parameters_of(const std::string& process, const std::vector<core::Parameter>& all,
                                           const std::string& asked);

nlohmann::json parameters_json(const std::vector<core::Parameter>& parameters);

/// One block for each process, one line for each parameter, then how many there are of each grade.
void print_parameters(const std::vector<core::Parameter>& parameters, bool count_grades);

}  // namespace cutis::app
