// How do strips of adhesive tape change the surface?
// SPDX-License-Identifier: Apache-2.0
#include "processes/tape_strip/tape_strip.hpp"

#include <algorithm>

namespace cutis::processes {

bool TapeStrip::applies_to(const tissue::Event& event) const {
  return std::holds_alternative<tissue::TapeStrip>(event.what);
}

void TapeStrip::apply(const tissue::Event& event, tissue::Tissue& tissue) const {
  const double taken_um = std::get<tissue::TapeStrip>(event.what).strips * p_.corneum_per_strip_um;
  for (double& thickness : tissue[FieldId::stratum_corneum]) thickness = std::max(0.0, thickness - taken_um);
  const grid::Values& stained = tissue[FieldId::stained_corneum];
  for (std::size_t c = 0; c < stained.size(); ++c)
    if (stained[c] > 0) tissue[FieldId::stain_shed][c] += taken_um;
}

}  // namespace cutis::processes
