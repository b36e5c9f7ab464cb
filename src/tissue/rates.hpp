// How fast do the local processes make and remove each field? Sums over processes, per day.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>

#include "grid/grid.hpp"
#include "tissue/fields.hpp"

namespace cutis::tissue {

/// Fields whose loss an instrument reads: divisions are read from that of basal keratinocytes
/// (tissue/keratinocyte_renewal.hpp), turnovers from the others.
inline constexpr std::array losses_read = {FieldId::keratinocytes, FieldId::basal_keratinocytes,
                                           FieldId::stratum_corneum};

/// du/dt = production - loss * u, summed over local processes; same shapes as Tissue::values. Instruments read it: a
/// bulk mRNA is compared with a production rate. Production is there for all fields that evolve, loss for
/// `losses_read`: whatever else an instrument comes to read belongs there.
struct Rates {
  std::array<grid::Values, field_count> production;
  std::array<grid::Values, field_count> loss;
};

}  // namespace cutis::tissue
