// Are shares of voxels right against closed forms, under tilt, wrapping and refinement?
// SPDX-License-Identifier: Apache-2.0
#include "tissue/cut_shape.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <numbers>

using cutis::grid::Grid;
using cutis::tissue::CutShape;

namespace {

const Grid block{48, 48, 120, 0.02, 0.02};

CutShape channel(double x, double y) {
  CutShape shape;
  shape.x_mm = x;
  shape.y_mm = y;
  shape.radius_mm = 0.063;
  shape.depth_mm = 1.0;
  shape.tip_length_mm = 0.4;
  return shape;
}

double cut_volume(const CutShape& shape, const Grid& grid, double margin = 0.06) {
  double total = 0;
  for (const auto& share : voxel_shares(shape, margin, grid)) total += share.cut;
  return total * grid.voxel_volume_mm3();
}

double near_volume(const CutShape& shape, const Grid& grid, double margin) {
  double total = 0;
  for (const auto& share : voxel_shares(shape, margin, grid)) total += share.near;
  return total * grid.voxel_volume_mm3();
}

}  // namespace

TEST_CASE("the volume of a channel meets the closed form to 1 %, anywhere and on any grid") {
  const Grid fine{96, 96, 240, 0.01, 0.01}, coarse{24, 24, 60, 0.04, 0.04}, flat{24, 24, 120, 0.04, 0.02};
  for (double x : {0.013, 0.4771, 0.95}) {
    const CutShape shape = channel(x, 0.311 + x / 3);
    const double exact = volume_mm3(shape);
    CHECK(exact == Approx(std::numbers::pi * 0.063 * 0.063 * (0.6 + 0.4 / 3)));
    for (const Grid& grid : {block, fine, coarse, flat}) CHECK(cut_volume(shape, grid) == Approx(exact).epsilon(0.01));
  }
}

TEST_CASE("a thin channel is as exact") {
  CutShape shape = channel(0.3, 0.3);
  shape.radius_mm = 0.02;
  CHECK(cut_volume(shape, block) == Approx(volume_mm3(shape)).epsilon(0.01));
}

TEST_CASE("a tilted channel keeps its volume and its depth along the axis") {
  CutShape shape = channel(0.48, 0.48);
  shape.angle_rad = 0.3;
  shape.azimuth_rad = 1.1;
  CHECK(cut_volume(shape, block) == Approx(volume_mm3(shape)).epsilon(0.01));
  const double deepest = shape.depth_mm * std::cos(shape.angle_rad);
  for (const auto& share : voxel_shares(shape, 0, block)) {
    const auto k = static_cast<int>(share.index / block.plane());
    CHECK(k * block.dz_mm < deepest + 0.01);
  }
}

TEST_CASE("the stratum corneum takes its part of the channel") {
  CutShape shape = channel(0.5, 0.5);
  shape.surface_z_mm = -0.015;
  const double lost = std::numbers::pi * 0.063 * 0.063 * 0.015;
  CHECK(cut_volume(shape, block) == Approx(volume_mm3(shape) - lost).epsilon(0.01));
}

TEST_CASE("the sleeve of a flat-ended cylinder meets its closed form") {
  CutShape shape = channel(0.5, 0.5);
  shape.tip_length_mm = 0;
  const double a = 0.063, w = 0.06, d = 1.0, pi = std::numbers::pi;
  // Cylinder of radius a + w, a disc of thickness w below the end, and a quarter torus around its rim.
  const double quarter_torus = pi * pi / 2 * w * w * a + 2.0 / 3.0 * pi * w * w * w;
  const double exact = pi * (a + w) * (a + w) * d + pi * a * a * w + quarter_torus;
  CHECK(near_volume(shape, block, w) == Approx(exact).epsilon(0.01));
}

TEST_CASE("the surface share is the area of the circle, or of the ellipse of a tilted channel") {
  CutShape shape = channel(0.02, 0.93);
  for (double angle : {0.0, 0.35}) {
    shape.angle_rad = angle;
    double area = 0;
    for (const auto& share : surface_shares(shape, 0, block)) area += share.cut * block.voxel_area_mm2();
    CHECK(area == Approx(std::numbers::pi * 0.063 * 0.063 / std::cos(angle)).epsilon(0.01));
  }
}

TEST_CASE("shares are shares, and the near share holds the cut") {
  CutShape shape = channel(0.5, 0.01);
  shape.angle_rad = 0.1;
  for (const auto& share : voxel_shares(shape, 0.06, block)) {
    CHECK(share.cut >= 0);
    CHECK(share.near <= 1);
    CHECK(share.cut <= share.near);
  }
}

TEST_CASE("a shape across the border is the same shape wrapped") {
  const CutShape inside = channel(0.48, 0.48);
  const CutShape across = channel(0.48 + 0.48, 0.48 - 0.48);
  std::vector<double> a(block.size(), 0.0), b(block.size(), 0.0);
  for (const auto& share : voxel_shares(inside, 0.06, block)) a[share.index] += share.cut;
  for (const auto& share : voxel_shares(across, 0.06, block)) b[share.index] += share.cut;
  for (int k = 0; k < block.nz; k += 7)
    for (int j = 0; j < block.ny; ++j)
      for (int i = 0; i < block.nx; ++i)
        CHECK(std::abs(a[block.index(i, j, k)] - b[block.index((i + 24) % 48, (j + 24) % 48, k)]) < 1e-9);
}
