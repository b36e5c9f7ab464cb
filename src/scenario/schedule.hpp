// When is the skin measured, pictured, scanned and stored? Sorted times without doubles, from plan and outputs.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "core/clock.hpp"
#include "scenario/scenario.hpp"

namespace cutis::scenario {

/// Times within the plan, its start and end included.
using Times = std::vector<core::Ticks>;

/// Regularly, as listed, at biopsies, often after each wound (10 min to 3 weeks), and by the second
/// around a cuff.
Times measurement_times(const Scenario& scenario);

/// As listed; else before, at biopsies and at the end.
Times picture_times(const Scenario& scenario);

/// As listed; else before, after the first wound at 10 min, 1, 3, 7 and 28 days, at biopsies and at the end.
Times scan_times(const Scenario& scenario);

/// As listed; else as scans.
Times tissue_times(const Scenario& scenario);

}  // namespace cutis::scenario
