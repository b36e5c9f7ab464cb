// How is the dye that is left counted?
// SPDX-License-Identifier: Apache-2.0
#include "instruments/corneum_lamp.hpp"

#include <algorithm>

namespace cutis::instruments {

std::vector<Quantity> CorneumLamp::quantities() const {
  return {{"dye_gone", "%", {"surface"}, "share of the dyed stratum corneum that has been shed"}};
}

std::vector<Reading> CorneumLamp::read(const tissue::Tissue& tissue, const tissue::Rates&) const {
  const grid::Values& stained = tissue[tissue::FieldId::stained_corneum];
  const grid::Values& shed = tissue[tissue::FieldId::stain_shed];
  double dyed_um = 0, gone_um = 0;
  for (std::size_t c = 0; c < stained.size(); ++c) {
    dyed_um += stained[c];
    gone_um += std::clamp(shed[c], 0.0, stained[c]);
  }
  if (dyed_um <= 0) return {};
  return {{name(), "dye_gone", "surface", 100 * gone_um / dyed_um, "%"}};
}

}  // namespace cutis::instruments
