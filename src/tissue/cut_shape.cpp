// How are the shares of voxels inside a cut found? By halving boxes that its wall crosses, then a linear share.
// SPDX-License-Identifier: Apache-2.0
#include "tissue/cut_shape.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace cutis::tissue {
namespace {

struct Box {
  std::array<double, 3> centre;
  std::array<double, 3> half;
};

struct Shares {
  double cut = 0, near = 0;
};

/// Distance from (s, rho) to the segment between two points of the profile.
double distance_to_segment(double s, double rho, double s0, double r0, double s1, double r1) {
  const double ds = s1 - s0, dr = r1 - r0;
  const double length2 = ds * ds + dr * dr;
  const double t = length2 > 0 ? std::clamp(((s - s0) * ds + (rho - r0) * dr) / length2, 0.0, 1.0) : 0.0;
  return std::hypot(s - (s0 + t * ds), rho - (r0 + t * dr));
}

/// Share of a box of edge `edge` on the inner side of a wall at signed distance g from its centre: exact for a flat
/// wall square to an edge, unbiased for others. On a cylinder it adds about (edge / radius)^2 / 10, which sets the
/// smallest box below.
double linear_share(double g, double edge) { return std::clamp(0.5 - g / edge, 0.0, 1.0); }

/// Unit vector along the axis, into the skin.
std::array<double, 3> axis_of(const CutShape& shape) {
  const double sideways = std::sin(shape.angle_rad);
  return {sideways * std::cos(shape.azimuth_rad), sideways * std::sin(shape.azimuth_rad), std::cos(shape.angle_rad)};
}

double distance(const CutShape& shape, const std::array<double, 3>& axis, const std::array<double, 3>& at) {
  const double dx = at[0] - shape.x_mm, dy = at[1] - shape.y_mm, dz = at[2] - shape.surface_z_mm;
  const double s = dx * axis[0] + dy * axis[1] + dz * axis[2];
  const double rho = std::sqrt(std::max(0.0, dx * dx + dy * dy + dz * dz - s * s));
  const double shoulder = shape.depth_mm - shape.tip_length_mm;
  const double above = std::min(s, 0.0) - 1;  // the wall goes on upwards from any point asked for
  const double wall = distance_to_segment(s, rho, above, shape.radius_mm, shoulder, shape.radius_mm);
  const double tip = distance_to_segment(s, rho, shoulder, shape.radius_mm, shape.depth_mm, 0);
  double radius_here = shape.radius_mm;
  if (s > shape.depth_mm)
    radius_here = -1;
  else if (s > shoulder)
    radius_here *= (shape.depth_mm - s) / shape.tip_length_mm;
  return rho < radius_here ? -std::min(wall, tip) : std::min(wall, tip);
}

class Measure {
 public:
  Measure(const CutShape& shape, double margin_mm)
      : shape_(shape), axis_(axis_of(shape)), margin_mm_(margin_mm), leaf_mm_(shape.radius_mm / 6) {}

  /// Shares of a box; a zero half-height makes it a surface element, cut into four instead of eight.
  Shares of(const Box& box) const {
    const double g = distance(shape_, axis_, box.centre);
    const double reach = std::sqrt(box.half[0] * box.half[0] + box.half[1] * box.half[1] + box.half[2] * box.half[2]);
    const bool wall_inside = std::abs(g) < reach || std::abs(g - margin_mm_) < reach;
    const double edge = 2 * std::max({box.half[0], box.half[1], box.half[2]});
    if (!wall_inside || edge <= leaf_mm_) return {linear_share(g, edge), linear_share(g - margin_mm_, edge)};
    return of_parts(box);
  }

 private:
  Shares of_parts(const Box& box) const {
    const int parts_z = box.half[2] > 0 ? 2 : 1;
    Shares sum;
    for (int part = 0; part < 4 * parts_z; ++part) {
      Box child = box;
      const int steps[3] = {part % 2, part / 2 % 2, part / 4};
      for (std::size_t axis = 0; axis < 3; ++axis) {
        child.half[axis] = box.half[axis] / 2;
        child.centre[axis] += (2 * steps[axis] - 1) * child.half[axis];
      }
      const Shares share = of(child);
      sum.cut += share.cut;
      sum.near += share.near;
    }
    return {sum.cut / (4 * parts_z), sum.near / (4 * parts_z)};
  }

  const CutShape& shape_;
  std::array<double, 3> axis_;
  double margin_mm_, leaf_mm_;
};

struct Range {
  int begin = 0, end = 0;
};

/// Elements of size `edge` that meet [low, high].
Range elements(double low, double high, double edge) {
  return {static_cast<int>(std::floor(low / edge)), static_cast<int>(std::floor(high / edge)) + 1};
}

int wrapped(int i, int n) { return ((i % n) + n) % n; }

/// Columns that a shape and its margin may touch when its axis runs sideways by up to `lean` from the entry point.
struct Columns {
  Range x, y;
};
Columns columns_near(const CutShape& shape, double margin_mm, double length_mm, const grid::Grid& grid) {
  const double lean_x = length_mm * std::sin(shape.angle_rad) * std::cos(shape.azimuth_rad);
  const double lean_y = length_mm * std::sin(shape.angle_rad) * std::sin(shape.azimuth_rad);
  const double reach = shape.radius_mm / std::cos(shape.angle_rad) + margin_mm;
  const auto range = [&](double centre, double lean) {
    return elements(centre + std::min(lean, 0.0) - reach, centre + std::max(lean, 0.0) + reach, grid.dx_mm);
  };
  return {range(shape.x_mm, lean_x), range(shape.y_mm, lean_y)};
}

}  // namespace

double volume_mm3(const CutShape& shape) {
  return std::numbers::pi * shape.radius_mm * shape.radius_mm * (shape.depth_mm - 2.0 / 3.0 * shape.tip_length_mm);
}

double signed_distance_mm(const CutShape& shape, double x_mm, double y_mm, double z_mm) {
  return distance(shape, axis_of(shape), {x_mm, y_mm, z_mm});
}

std::vector<CutShare> voxel_shares(const CutShape& shape, double margin_mm, const grid::Grid& grid) {
  const Measure measure(shape, margin_mm);
  const Columns near = columns_near(shape, margin_mm, shape.depth_mm, grid);
  const double bottom = shape.surface_z_mm + shape.depth_mm * std::cos(shape.angle_rad) +
                        shape.radius_mm * std::sin(shape.angle_rad) + margin_mm;
  const int k_end = std::min(grid.nz, static_cast<int>(std::floor(bottom / grid.dz_mm)) + 1);
  std::vector<CutShare> shares;
  for (int k = 0; k < k_end; ++k)
    for (int j = near.y.begin; j < near.y.end; ++j)
      for (int i = near.x.begin; i < near.x.end; ++i) {
        const Box voxel{{grid.centre_x_mm(i), grid.centre_y_mm(j), grid.centre_depth_mm(k)},
                        {grid.dx_mm / 2, grid.dx_mm / 2, grid.dz_mm / 2}};
        const Shares share = measure.of(voxel);
        if (share.near > 0)
          shares.push_back({grid.index(wrapped(i, grid.nx), wrapped(j, grid.ny), k), share.cut, share.near});
      }
  return shares;
}

std::vector<CutShare> surface_shares(const CutShape& shape, double margin_mm, const grid::Grid& grid) {
  const Measure measure(shape, margin_mm);
  const Columns near = columns_near(shape, margin_mm, 0, grid);
  std::vector<CutShare> shares;
  for (int j = near.y.begin; j < near.y.end; ++j)
    for (int i = near.x.begin; i < near.x.end; ++i) {
      const Box element{{grid.centre_x_mm(i), grid.centre_y_mm(j), shape.surface_z_mm},
                        {grid.dx_mm / 2, grid.dx_mm / 2, 0}};
      const Shares share = measure.of(element);
      if (share.near > 0)
        shares.push_back({grid.index(wrapped(i, grid.nx), wrapped(j, grid.ny), 0), share.cut, share.near});
    }
  return shares;
}

}  // namespace cutis::tissue
