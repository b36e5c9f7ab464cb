// Which keratinocytes stand at free space, at the edge of a wound?
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "processes/kinetics.hpp"

namespace cutis::processes {

/// Keratinocytes that border on free space, as a packing: k (1 - k)+. None where the epidermis is whole.
inline double edge_packing(double packing) { return positive(packing) * positive(1 - packing); }

}  // namespace cutis::processes
