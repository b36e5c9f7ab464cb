// Through which vessels do leukocytes leave the blood?
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>

#include "processes/kinetics.hpp"

namespace cutis::processes {

/// Leukocytes leave through venules. A cut takes them away with all vessels; new capillaries beyond the density of the
/// site (`vessel_capacity`) bring flow but no further venules (assumed). Both arguments and result: 1 = loops of the
/// site.
inline double recruiting_vessels(double vessels, double of_site) { return std::min(positive(vessels), of_site); }

}  // namespace cutis::processes
