// Is the plan within what was evaluated and cleared? Remarks for people, not faults.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "scenario/scenario.hpp"

namespace cutis::scenario {

/// One sentence each, with its source; none for a plan within every label, or without sessions. (needle.md E, 48.)
std::vector<std::string> safety_remarks(const Scenario& scenario);

}  // namespace cutis::scenario
