// How is the corneum noted that takes the dye?
// SPDX-License-Identifier: Apache-2.0
#include "processes/corneum_stain/corneum_stain.hpp"

#include <algorithm>

namespace cutis::processes {

bool CorneumStain::applies_to(const tissue::Event& event) const {
  return std::holds_alternative<tissue::CorneumStain>(event.what);
}

void CorneumStain::apply(const tissue::Event&, tissue::Tissue& tissue) const {
  tissue[FieldId::stained_corneum] = tissue[FieldId::stratum_corneum];
  grid::Values& shed = tissue[FieldId::stain_shed];
  std::fill(shed.begin(), shed.end(), 0.0);
}

}  // namespace cutis::processes
