// Which keratinocytes stand at free space, at the edge of a wound?
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "processes/kinetics.hpp"

namespace cutis::processes {

/// How much of a free edge is there where the share phi of the space is free? 27/4 phi^2 (1 - phi), at most 1: to first
/// order none in a closed sheet that is packed a little loosely, none in a gap without cells.
inline double free_edge(double free_share) { return 6.75 * free_share * free_share * (1 - free_share); }

/// Keratinocytes that border on free space, as a packing: a quarter where the edge is most. None in whole epidermis.
inline double edge_packing(double packing) { return packing > 0 ? 0.25 * free_edge(positive(1 - packing)) : 0.0; }

}  // namespace cutis::processes
