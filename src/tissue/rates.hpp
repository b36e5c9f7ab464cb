// How fast do the local processes make and remove each field? Sums over processes, per day.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>

#include "grid/grid.hpp"
#include "tissue/fields.hpp"

namespace cutis::tissue {

/// du/dt = production - loss * u, summed over local processes; same shapes as Tissue::values
/// (empty for anatomy). Instruments read it: a bulk mRNA is compared with a production rate.
struct Rates {
  std::array<grid::Values, field_count> production;
  std::array<grid::Values, field_count> loss;
};

}  // namespace cutis::tissue
