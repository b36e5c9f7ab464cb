// Where does the search for rest begin? At the rest of one column that is like the block on average.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/numerics.hpp"
#include "processes/process.hpp"
#include "tissue/tissue.hpp"

namespace cutis::engine {

/// One column with the means of a block at each depth.
tissue::Tissue mean_column(const tissue::Tissue& block);

/// Gives all evolving fields of `skin` that are alike everywhere, as the skin builder leaves what it does not know, the
/// rough rest of the mean column at each depth. What it knows, such as cells and matrix of the layers, stays. False,
/// and nothing changes, where this column finds no rest. Takes a share of 1 / columns of the work that the block takes.
bool guess_rest(tissue::Tissue& skin, const processes::ProcessSet& processes, const Numerics& numerics);

}  // namespace cutis::engine
