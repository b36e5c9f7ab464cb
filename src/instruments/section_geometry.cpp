// How are outlines of layers drawn through voxels?
// SPDX-License-Identifier: Apache-2.0
#include "instruments/section_geometry.hpp"

#include <algorithm>
#include <cmath>

namespace cutis::instruments {
namespace {

using tissue::FieldId;

constexpr double um_per_mm = 1000;
constexpr int headroom_um = 90;  // room for stratum corneum and a thickened epidermis

/// One row of column values in um, resampled to pixels by a periodic Catmull-Rom curve.
std::vector<double> smooth_outline(const grid::Grid& grid, const grid::Values& columns_mm, int row, int width_um) {
  const auto at = [&](int i) {
    return columns_mm[grid.index(((i % grid.nx) + grid.nx) % grid.nx, row, 0)] * um_per_mm;
  };
  std::vector<double> outline(static_cast<std::size_t>(width_um));
  for (int x = 0; x < width_um; ++x) {
    const double place = (x + 0.5) / (grid.dx_mm * um_per_mm) - 0.5;
    const int i = static_cast<int>(std::floor(place));
    const double t = place - i, a = at(i - 1), b = at(i), c = at(i + 1), d = at(i + 2);
    outline[static_cast<std::size_t>(x)] =
        b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
  }
  return outline;
}

/// Epidermis in excess of rest packing, mm by column of that row: what hyperplasia adds on top.
grid::Values excess_epidermis(const tissue::Tissue& tissue, int row) {
  const grid::Grid& grid = tissue.grid;
  grid::Values excess(grid.plane(), 0.0);
  for (int k = 0; k < grid.nz; ++k)
    for (int i = 0; i < grid.nx; ++i) {
      const std::size_t v = grid.index(i, row, k);
      excess[grid.index(i, row, 0)] +=
          tissue[FieldId::viable_epidermis][v] * std::max(tissue[FieldId::keratinocytes][v] - 1, 0.0) * grid.dz_mm;
    }
  return excess;
}

/// Mean over a window, periodic: the surface of a thick epidermis is level although its ridges are not.
std::vector<double> smoothed(const std::vector<double>& outline, int half_window) {
  const int width = static_cast<int>(outline.size());
  std::vector<double> result(outline.size());
  double sum = 0;
  for (int x = -half_window; x <= half_window; ++x)
    sum += outline[static_cast<std::size_t>(((x % width) + width) % width)];
  for (int x = 0; x < width; ++x) {
    result[static_cast<std::size_t>(x)] = sum / (2 * half_window + 1);
    sum += outline[static_cast<std::size_t>((x + half_window + 1) % width)];
    sum -= outline[static_cast<std::size_t>((((x - half_window) % width) + width) % width)];
  }
  return result;
}

}  // namespace

SectionGeometry section_geometry(const tissue::Tissue& tissue, const LayerDepths& depths, int row, double depth_mm) {
  const grid::Grid& grid = tissue.grid;
  SectionGeometry g;
  g.row = row;
  g.width_um = static_cast<int>(std::lround(grid.width_mm() * um_per_mm));
  g.depth_um = static_cast<int>(std::lround(std::min(depth_mm, grid.depth_mm()) * um_per_mm));
  g.headroom_um = headroom_um;
  const auto outline = [&](const grid::Values& columns) { return smooth_outline(grid, columns, row, g.width_um); };
  grid::Values corneum_mm = tissue[FieldId::stratum_corneum];
  for (double& thickness : corneum_mm) thickness /= um_per_mm;
  g.junction = g.voxel_junction = outline(depths.epidermis);
  g.papillary = outline(depths.papillary);
  g.dermis = outline(depths.dermis);
  g.surface = smoothed(smoothed(outline(excess_epidermis(tissue, row)), 70), 70);
  g.corneum_top = outline(corneum_mm);
  for (std::size_t x = 0; x < g.surface.size(); ++x) {
    g.surface[x] = -g.surface[x];
    g.corneum_top[x] = g.surface[x] - g.corneum_top[x];
  }
  return g;
}

SectionGeometry remodelled_geometry(const tissue::Tissue& tissue, const LayerDepths& depths, int row, double depth_mm) {
  constexpr double least_um = 10;
  SectionGeometry g = section_geometry(tissue, depths, row, depth_mm);
  double level_um = 0;
  for (double depth : depths.epidermis) level_um += depth * um_per_mm / static_cast<double>(depths.epidermis.size());
  const std::vector<double> over_rest =
      smooth_outline(tissue.grid, tissue[FieldId::rete_ridges], row, g.width_um);  // x 1000, as if it were mm
  for (std::size_t x = 0; x < g.junction.size(); ++x) {
    const double rest = g.voxel_junction[x], height = std::max(over_rest[x] / um_per_mm, 0.0);
    g.junction[x] = std::clamp(rest + (height - 1) * (rest - level_um), std::min(rest, least_um),
                               std::max(rest, g.papillary[x] - least_um));
  }
  return g;
}

double SectionField::operator()(double x_um, double depth_um) const {
  const double x = x_um / (grid_.dx_mm * um_per_mm) - 0.5;
  const double z = std::clamp(depth_um / (grid_.dz_mm * um_per_mm) - 0.5, 0.0, grid_.nz - 1.0);
  const int i = static_cast<int>(std::floor(x)), k = std::min(static_cast<int>(z), std::max(grid_.nz - 2, 0));
  const int i0 = ((i % grid_.nx) + grid_.nx) % grid_.nx, i1 = (i0 + 1) % grid_.nx, k1 = std::min(k + 1, grid_.nz - 1);
  const double s = x - i, t = z - k;
  const double above = (1 - s) * values_[grid_.index(i0, row_, k)] + s * values_[grid_.index(i1, row_, k)];
  const double below = (1 - s) * values_[grid_.index(i0, row_, k1)] + s * values_[grid_.index(i1, row_, k1)];
  return (1 - t) * above + t * below;
}

}  // namespace cutis::instruments
