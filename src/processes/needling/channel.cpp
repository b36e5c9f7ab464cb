// How are shape and crossed vessels of a channel worked out?
// SPDX-License-Identifier: Apache-2.0
#include "processes/needling/channel.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace cutis::processes::needling {
namespace {

/// Periodic index of the voxel at a distance from the border.
int voxel_at(double mm, double edge_mm, int count) {
  const int i = static_cast<int>(std::floor(mm / edge_mm)) % count;
  return i < 0 ? i + count : i;
}

}  // namespace

tissue::CutShape channel_shape(const tissue::Puncture& channel, double stratum_corneum_um,
                               const NeedlingParameters& p) {
  tissue::CutShape shape;
  shape.x_mm = channel.x_mm;
  shape.y_mm = channel.y_mm;
  shape.surface_z_mm = -stratum_corneum_um / 1000;
  shape.angle_rad = channel.angle_deg * std::numbers::pi / 180;
  shape.azimuth_rad = channel.azimuth_deg * std::numbers::pi / 180;
  shape.radius_mm = channel.radius_mm;
  shape.depth_mm = channel.depth_mm;
  shape.tip_length_mm = std::min(channel.depth_mm, p.taper_per_base_radius * channel.radius_mm / p.recoil);
  return shape;
}

double vessels_crossed_mm(const tissue::Tissue& tissue, const tissue::CutShape& shape) {
  const grid::Grid& grid = tissue.grid;
  const double end_mm = std::min(grid.depth_mm(), shape.surface_z_mm + shape.depth_mm * std::cos(shape.angle_rad));
  double crossed_mm = 0;
  for (int k = 0; k < grid.nz && k * grid.dz_mm < end_mm; ++k) {
    const double sideways_mm = (grid.centre_depth_mm(k) - shape.surface_z_mm) * std::tan(shape.angle_rad);
    const int i = voxel_at(shape.x_mm + sideways_mm * std::cos(shape.azimuth_rad), grid.dx_mm, grid.nx);
    const int j = voxel_at(shape.y_mm + sideways_mm * std::sin(shape.azimuth_rad), grid.dx_mm, grid.ny);
    const double part_mm = std::min(grid.dz_mm, end_mm - k * grid.dz_mm);
    crossed_mm += part_mm * tissue[tissue::FieldId::vessels][grid.index(i, j, k)];
  }
  return crossed_mm;
}

}  // namespace cutis::processes::needling
