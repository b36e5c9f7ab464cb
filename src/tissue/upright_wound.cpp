// How are the shares of columns and voxels in an upright wound found? An area on the surface times a share in depth.
// SPDX-License-Identifier: Apache-2.0
#include "tissue/upright_wound.hpp"

#include <algorithm>
#include <stdexcept>

namespace cutis::tissue {
namespace {

std::vector<CutShare> whole_surface(const grid::Grid& grid) {
  std::vector<CutShare> shares;
  for (std::size_t column = 0; column < grid.plane(); ++column) shares.push_back({column, 1, 1});
  return shares;
}

std::vector<CutShare> disc(double diameter_mm, double margin_mm, const grid::Grid& grid) {
  if (diameter_mm + 2 * margin_mm > std::min(grid.width_mm(), grid.breadth_mm()))
    throw std::invalid_argument("wound: the disc with its rim is wider than the block; take a larger block or a band");
  CutShape shape;
  shape.x_mm = grid.width_mm() / 2;
  shape.y_mm = grid.breadth_mm() / 2;
  shape.radius_mm = diameter_mm / 2;
  shape.depth_mm = grid.depth_mm();
  return surface_shares(shape, margin_mm, grid);
}

/// A band that reaches the sides of the block takes all of it.
std::vector<CutShare> band(double width_mm, double margin_mm, const grid::Grid& grid) {
  const double middle = grid.width_mm() / 2;
  const auto within = [&](double half_mm, int i) {
    const double low = i * grid.dx_mm;
    return share_before(middle + half_mm, low, grid.dx_mm) - share_before(middle - half_mm, low, grid.dx_mm);
  };
  std::vector<CutShare> shares;
  for (int j = 0; j < grid.ny; ++j)
    for (int i = 0; i < grid.nx; ++i) {
      const double near = within(width_mm / 2 + margin_mm, i);
      if (near > 0) shares.push_back({grid.index(i, j, 0), within(width_mm / 2, i), near});
    }
  return shares;
}

}  // namespace

double share_before(double limit, double low, double length) { return std::clamp((limit - low) / length, 0.0, 1.0); }

std::vector<CutShare> column_shares(const WoundArea& area, double margin_mm, const grid::Grid& grid) {
  if (area.diameter_mm > 0) return disc(area.diameter_mm, margin_mm, grid);
  if (area.width_mm > 0) return band(area.width_mm, margin_mm, grid);
  return whole_surface(grid);
}

std::vector<CutShare> upright_shares(const WoundArea& area, double floor_z_mm, double margin_mm,
                                     const grid::Grid& grid) {
  // A roof this high above the block leaves the floor and the walls alone.
  return buried_shares(area, -1 - margin_mm, floor_z_mm, margin_mm, grid);
}

std::vector<CutShare> buried_shares(const WoundArea& area, double roof_z_mm, double floor_z_mm, double margin_mm,
                                    const grid::Grid& grid) {
  const std::vector<CutShare> columns = column_shares(area, margin_mm, grid);
  std::vector<CutShare> shares;
  for (int k = 0; k < grid.nz; ++k) {
    const auto between = [&](double roof_mm, double floor_mm) {
      const double low = k * grid.dz_mm;
      return share_before(floor_mm, low, grid.dz_mm) - share_before(roof_mm, low, grid.dz_mm);
    };
    const double inside = between(roof_z_mm, floor_z_mm);
    const double beside = between(roof_z_mm - margin_mm, floor_z_mm + margin_mm);
    if (beside <= 0) continue;
    for (const CutShare& column : columns)
      shares.push_back(
          {static_cast<std::size_t>(k) * grid.plane() + column.index, column.cut * inside, column.near * beside});
  }
  return shares;
}

}  // namespace cutis::tissue
