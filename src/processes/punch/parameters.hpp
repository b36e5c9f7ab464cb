// Which numbers does the punch event need? Values, sources and grades are in data/parameters/punch.toml.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/parameters.hpp"

namespace cutis::processes {

struct PunchParameters {
  double sleeve_width_mm;            ///< injured beside the cut (eq. 2)
  double sleeve_signal;              ///< damage signal of an injured cell over that of a killed one (eq. 2)
  double blood_tgf_beta1_ng_per_ml;  ///< releasable from platelets of whole blood (eq. 3)
  double blood_pdgf_ng_per_ml;       ///< (eq. 3)

  static void describe(core::Description<PunchParameters>& d) {
    using P = PunchParameters;
    d.add("sleeve_width", &P::sleeve_width_mm, "mm", "width of injured tissue around the cut");
    d.add("sleeve_signal", &P::sleeve_signal, "1", "damage signal of the rim over that of killed tissue");
    d.add("blood_tgf_beta1", &P::blood_tgf_beta1_ng_per_ml, "ng/mL", "TGF-beta1 releasable from whole blood");
    d.add("blood_pdgf", &P::blood_pdgf_ng_per_ml, "ng/mL", "PDGF (AB and BB) releasable from whole blood");
  }
};

}  // namespace cutis::processes
