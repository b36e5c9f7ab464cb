// What share of each column and voxel lies in a wound with upright walls, a level floor and perhaps a level roof, and
// what share beside it?
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "grid/grid.hpp"
#include "tissue/cut_shape.hpp"
#include "tissue/event.hpp"

namespace cutis::tissue {

/// Columns (index 0 to plane) that an area about the middle of the block or its margin touches; `near` is the share in
/// the area or within the margin of it. A band and the whole block are exact, a disc to 1 %. Throws
/// std::invalid_argument where a disc with its margin is wider than the block.
std::vector<CutShare> column_shares(const WoundArea& area, double margin_mm, const grid::Grid& grid);

/// Voxels of the wound below an area, from the top of the block down to the depth coordinate `floor_z_mm`, and within
/// the margin of its walls and floor (square at the corner between them).
std::vector<CutShare> upright_shares(const WoundArea& area, double floor_z_mm, double margin_mm,
                                     const grid::Grid& grid);

/// Voxels of a wound below an area with a level roof and floor, and within the margin of its walls, floor and roof.
std::vector<CutShare> buried_shares(const WoundArea& area, double roof_z_mm, double floor_z_mm, double margin_mm,
                                    const grid::Grid& grid);

/// Share of the interval [low, low + length] that lies below `limit` on the axis.
double share_before(double limit, double low, double length);

}  // namespace cutis::tissue
