// What share of each voxel lies inside a needle channel or a punch cut, and what share close to it?
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

#include "grid/grid.hpp"

namespace cutis::tissue {

/// A cylinder of revolution with a conical tip about an axis that may be tilted; it is open at the skin surface.
struct CutShape {
  double x_mm = 0, y_mm = 0;  ///< where the axis meets the skin surface
  double surface_z_mm = 0;    ///< depth coordinate of the skin surface: minus the stratum corneum
  double angle_rad = 0;       ///< of the axis from the normal
  double azimuth_rad = 0;     ///< direction of the tilt
  double radius_mm = 0;
  double depth_mm = 0;       ///< from the surface to the end of the tip, along the axis
  double tip_length_mm = 0;  ///< of the cone, at most depth_mm; 0 = flat end
};

/// Volume of a straight or tilted shape below the skin surface: pi a^2 (d - 2/3 t), mm3. Exact where the whole tip is
/// below the surface.
double volume_mm3(const CutShape& shape);

/// Distance to the wall, mm: negative inside. Above the surface the cylinder goes on. Not periodic.
double signed_distance_mm(const CutShape& shape, double x_mm, double y_mm, double z_mm);

/// Share of one voxel or surface element inside a shape (`cut`), and inside or within a margin of it (`near`).
struct CutShare {
  std::size_t index = 0;  ///< of the voxel, or of the column
  double cut = 0;
  double near = 0;  ///< >= cut
};

/// Voxels of the (sideways periodic) block that a shape or its margin touches; the volume is exact to 1 %. A shape
/// wider than the block meets itself: its voxels are then listed once for each image.
std::vector<CutShare> voxel_shares(const CutShape& shape, double margin_mm, const grid::Grid& grid);

/// The same on the skin surface, by columns.
std::vector<CutShare> surface_shares(const CutShape& shape, double margin_mm, const grid::Grid& grid);

}  // namespace cutis::tissue
