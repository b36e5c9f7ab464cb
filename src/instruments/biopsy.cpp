// Which numbers describe a biopsy?
// SPDX-License-Identifier: Apache-2.0
#include "instruments/biopsy.hpp"

namespace cutis::instruments {

void BiopsyParameters::describe(core::Description<BiopsyParameters>& d) {
  d.add("depth", &BiopsyParameters::depth_mm, "mm", "depth to which a biopsy is taken");
  d.add("wound_edge", &BiopsyParameters::wound_edge_mm, "mm", "reach of the wound-edge biopsy beyond the wound");
}

}  // namespace cutis::instruments
