// When is one channel drawn, day by day, as it heals?
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scenario/schedule.hpp"
#include "tissue/tissue.hpp"

namespace cutis::studies {

/// Does the tissue stand at an output that belongs to the strip? After the first session and before the second: at each
/// of 10 minutes, 6 hours, 1, 3, 7, 14, 28 and 90 days the output (one of `outputs`) that lies nearest, within a tenth.
/// The strip adds no output of its own, so that steps and results are the same with and without it.
bool in_strip(const tissue::Tissue& tissue, const scenario::Times& outputs);

}  // namespace cutis::studies
