// How deep do the layers reach below each point of the surface? Column integrals of the volume fractions.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "grid/grid.hpp"
#include "instruments/region.hpp"
#include "tissue/tissue.hpp"

namespace cutis::instruments {

/// One value per column (i, j), in mm below the top of the viable epidermis.
struct LayerDepths {
  grid::Values epidermis;  ///< depth of the dermal-epidermal junction
  grid::Values papillary;  ///< depth of the papillary-reticular border
  grid::Values dermis;     ///< depth of the dermis-hypodermis border
};

/// Column integral of a volume fraction, mm: exact wherever the fraction is, whatever the voxel size.
grid::Values thickness_by_column(const grid::Grid& grid, const grid::Values& fraction);

LayerDepths layer_depths(const tissue::Tissue& tissue);

enum class DermisPart { upper, lower };

/// The dermis down to `depth_mm` below the junction of each column, or the rest of it.
Region dermis_part(const tissue::Tissue& tissue, std::string name, double depth_mm, DermisPart part);

}  // namespace cutis::instruments
