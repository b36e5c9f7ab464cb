// Which numbers does a needle need beside those of any cut? Values, sources and grades: data/parameters/needling.toml.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/parameters.hpp"

namespace cutis::processes {

struct NeedlingParameters {
  double recoil;                 ///< channel radius over needle base radius (eq. 2)
  double taper_per_base_radius;  ///< length of the conical tip over base radius (eq. 2)
  double tilt_max_deg;           ///< largest angle of a channel from the normal (eq. 3)
  double direction_spread_deg;   ///< of a pass about its clinical direction, either way
  double killed_share;           ///< of cells in the channel (eq. 5)
  double fragmented_share;       ///< of collagen in the channel that becomes fragments (eq. 6)

  static void describe(core::Description<NeedlingParameters>& d) {
    using P = NeedlingParameters;
    d.add("recoil", &P::recoil, "1", "channel radius after recoil over needle base radius");
    d.add("taper_per_base_radius", &P::taper_per_base_radius, "1", "length of the conical tip over base radius");
    d.add("tilt_max", &P::tilt_max_deg, "degree", "largest angle of a channel from the surface normal");
    d.add("direction_spread", &P::direction_spread_deg, "degree", "deviation of a pass from its clinical direction");
    d.add("killed_share", &P::killed_share, "1", "share of cells killed inside a channel");
    d.add("fragmented_share", &P::fragmented_share, "1", "share of pierced collagen that becomes fragments");
  }
};

}  // namespace cutis::processes
