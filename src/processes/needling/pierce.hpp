// What does one needle do to the tissue at the instant? Equations 2 and 4 to 9 of the model card.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "processes/cut.hpp"
#include "processes/needling/parameters.hpp"
#include "tissue/tissue.hpp"

namespace cutis::processes::needling {

/// Applies the map of the model card along one channel; it does not list the puncture.
void pierce(tissue::Tissue& tissue, const tissue::Puncture& channel, double needle_length_mm,
            const NeedlingParameters& p, const CutParameters& injury);

}  // namespace cutis::processes::needling
