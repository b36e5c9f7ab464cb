// How does one tissue lie on several ranks? Each holds some of its rows; whole it exists on rank 0 only.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>

#include "grid/exchange.hpp"
#include "tissue/tissue.hpp"

namespace cutis::tissue {

/// One array for each field; empty where a field has none.
using FieldArrays = std::array<grid::Values, field_count>;

/// The part of a block that this rank holds. Throws core::InputError where it has too few rows for all ranks.
grid::Grid share_of(const grid::Grid& whole, const grid::Exchange& exchange);
/// The block that the ranks' parts make up.
grid::Grid whole_of(const grid::Grid& mine, const grid::Exchange& exchange);

/// From all ranks to rank 0; elsewhere `whole` is left alone.
void collect(const grid::Grid& whole_grid, const FieldArrays& mine, FieldArrays& whole, const grid::Exchange& exchange);
void collect(const Tissue& mine, Tissue& whole, const grid::Exchange& exchange);
/// All but the fields, of which each rank knows all.
void collect_head(const Tissue& mine, Tissue& whole, const grid::Exchange& exchange);

/// From rank 0 to all; elsewhere `whole` is not looked at. `mine` is sized here.
void hand_out(const grid::Grid& whole_grid, const FieldArrays& whole, FieldArrays& mine,
              const grid::Exchange& exchange);
void hand_out(const Tissue& whole, Tissue& mine, const grid::Exchange& exchange);

}  // namespace cutis::tissue
