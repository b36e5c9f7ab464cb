// How much does a biopsy take?
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/parameters.hpp"

namespace cutis::instruments {

/// Shared by all instruments that read a biopsy, so that their readings are of the same piece of skin.
struct BiopsyParameters {
  double depth_mm;
  double wound_edge_mm;  ///< reach of a wound-edge biopsy beyond the wound
  static void describe(core::Description<BiopsyParameters>& d);
};

}  // namespace cutis::instruments
