// Which equation does the punch event use?
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>

namespace cutis::processes::punch {

/// Eq. 2: damage signal where the injured rim takes `rim` of a voxel; `living` = share of its cells alive. Signals join
/// as a union and never pass 1 (= all cells just killed).
inline double damage_of_rim(double before, double living, double rim, double sleeve_signal) {
  return before + std::max(0.0, 1 - before) * std::min(1.0, living * sleeve_signal * rim);
}

}  // namespace cutis::processes::punch
