// Which numbers does the needling event need? Values, sources and grades are in data/parameters/needling.toml.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/parameters.hpp"

namespace cutis::processes {

struct NeedlingParameters {
  double recoil;                        ///< channel radius over needle base radius (eq. 2)
  double taper_per_base_radius;         ///< length of the conical tip over base radius (eq. 2)
  double tilt_max_deg;                  ///< largest angle of a channel from the normal (eq. 3)
  double direction_spread_deg;          ///< of a pass about its clinical direction, either way
  double sleeve_width_mm;               ///< injured beside the channel
  double killed_share;                  ///< of cells in the channel (eq. 5)
  double sleeve_signal;                 ///< damage signal of an injured cell over that of a killed one (eq. 4)
  double fragmented_share;              ///< of collagen in the channel that becomes fragments (eq. 6)
  double blood_tgf_beta1_ng_per_ml;     ///< releasable from platelets of whole blood (eq. 8)
  double blood_pdgf_ng_per_ml;          ///< (eq. 8)
  double blood_fibronectin_ug_per_mm3;  ///< of its plasma, which the clot binds (eq. 8)

  static void describe(core::Description<NeedlingParameters>& d) {
    using P = NeedlingParameters;
    d.add("recoil", &P::recoil, "1", "channel radius after recoil over needle base radius");
    d.add("taper_per_base_radius", &P::taper_per_base_radius, "1", "length of the conical tip over base radius");
    d.add("tilt_max", &P::tilt_max_deg, "degree", "largest angle of a channel from the surface normal");
    d.add("direction_spread", &P::direction_spread_deg, "degree", "deviation of a pass from its clinical direction");
    d.add("sleeve_width", &P::sleeve_width_mm, "mm", "width of injured tissue around a channel");
    d.add("killed_share", &P::killed_share, "1", "share of cells killed inside a channel");
    d.add("sleeve_signal", &P::sleeve_signal, "1", "damage signal of the sleeve over that of killed tissue");
    d.add("fragmented_share", &P::fragmented_share, "1", "share of pierced collagen that becomes fragments");
    d.add("blood_tgf_beta1", &P::blood_tgf_beta1_ng_per_ml, "ng/mL", "TGF-beta1 releasable from whole blood");
    d.add("blood_pdgf", &P::blood_pdgf_ng_per_ml, "ng/mL", "PDGF (AB and BB) releasable from whole blood");
    d.add("blood_fibronectin", &P::blood_fibronectin_ug_per_mm3, "ug/mm3", "fibronectin of whole blood");
  }
};

}  // namespace cutis::processes
