// How are the regions of readings marked out?
// SPDX-License-Identifier: Apache-2.0
#include "instruments/region.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace cutis::instruments {
namespace {

using tissue::FieldId;
constexpr double unreachable_mm = std::numeric_limits<double>::infinity();

/// Was any voxel of each column ever pierced?
std::vector<char> pierced_columns(const tissue::Tissue& tissue) {
  std::vector<char> pierced(tissue.grid.plane(), 0);
  const grid::Values& track = tissue[FieldId::track];
  for (std::size_t v = 0; v < track.size(); ++v)
    if (track[v] > 0) pierced[v % tissue.grid.plane()] = 1;
  return pierced;
}

/// Distance to the nearest marked column along x, periodic; infinite where the row has none.
grid::Values distance_along_rows(const grid::Grid& grid, const std::vector<char>& marked) {
  grid::Values distance(grid.plane(), unreachable_mm);
  for (int j = 0; j < grid.ny; ++j) {
    for (int direction : {1, -1}) {
      double current = unreachable_mm;
      for (int step = 0; step < 2 * grid.nx; ++step) {  // twice around: the second lap sees the wrapped marks
        const int i = ((direction * step) % grid.nx + grid.nx) % grid.nx;
        const std::size_t column = grid.index(i, j, 0);
        current = marked[column] ? 0 : current + grid.dx_mm;
        distance[column] = std::min(distance[column], current);
      }
    }
  }
  return distance;
}

/// Is a marked column within `reach_mm` of (i, j)? Exact, from the distances along rows.
bool within_reach(const grid::Grid& grid, const grid::Values& along_row, int i, int j, double reach_mm) {
  for (int other = 0; other < grid.ny; ++other) {
    const int apart = std::abs(other - j);
    const double dy = std::min(apart, grid.ny - apart) * grid.dx_mm;
    if (std::hypot(along_row[grid.index(i, other, 0)], dy) <= reach_mm) return true;
  }
  return false;
}

/// Is any pierced column within `reach_mm` of each column?
std::vector<char> near_wound(const tissue::Tissue& tissue, double reach_mm) {
  const grid::Grid& grid = tissue.grid;
  const grid::Values along_row = distance_along_rows(grid, pierced_columns(tissue));
  std::vector<char> near(grid.plane(), 0);
  for (int j = 0; j < grid.ny; ++j)
    for (int i = 0; i < grid.nx; ++i) near[grid.index(i, j, 0)] = within_reach(grid, along_row, i, j, reach_mm) ? 1 : 0;
  return near;
}

grid::Values dermis_weight(const tissue::Tissue& tissue) {
  grid::Values weight = tissue[FieldId::papillary_dermis];
  const grid::Values& reticular = tissue[FieldId::reticular_dermis];
  for (std::size_t v = 0; v < weight.size(); ++v) weight[v] += reticular[v];
  return weight;
}

/// Share of each voxel above a depth.
grid::Values biopsy_weight(const grid::Grid& grid, double depth_mm) {
  grid::Values weight(grid.size());
  for (int k = 0; k < grid.nz; ++k) {
    const double share = std::clamp(depth_mm / grid.dz_mm - k, 0.0, 1.0);
    std::fill_n(weight.begin() + static_cast<std::ptrdiff_t>(grid.index(0, 0, k)), grid.plane(), share);
  }
  return weight;
}

Region weigh(Region region, const grid::Grid& grid) {
  const double* weight = region.weight->data();
  const auto weightless = [&](int k) {
    const double* plane = weight + grid.index(0, 0, k);
    return std::all_of(plane, plane + grid.plane(), [](double share) { return share == 0; });
  };
  region.end_plane = grid.nz;
  while (region.first_plane < region.end_plane && weightless(region.first_plane)) ++region.first_plane;
  while (region.end_plane > region.first_plane && weightless(region.end_plane - 1)) --region.end_plane;
  region.total = ordered_sum(grid, [weight](std::size_t v) { return weight[v]; });
  return region;
}

}  // namespace

Region make_region(std::string name, const grid::Grid& grid, grid::Values weight) {
  return weigh({std::move(name), std::make_shared<const grid::Values>(std::move(weight)), 0}, grid);
}

Region layer_region(const tissue::Tissue& tissue, std::string name, FieldId layer) {
  const std::shared_ptr<const grid::Values> borrowed(std::shared_ptr<void>(), &tissue[layer]);
  return weigh({std::move(name), borrowed, 0}, tissue.grid);
}

Region dermis_region(const tissue::Tissue& tissue, std::string name) {
  return make_region(std::move(name), tissue.grid, dermis_weight(tissue));
}

Region biopsy_region(const tissue::Tissue& tissue, std::string name, double depth_mm) {
  return make_region(std::move(name), tissue.grid, biopsy_weight(tissue.grid, depth_mm));
}

Region wound_edge_region(const tissue::Tissue& tissue, std::string name, double depth_mm, double reach_mm) {
  const grid::Grid& grid = tissue.grid;
  const std::vector<char> near = near_wound(tissue, reach_mm);
  grid::Values weight = biopsy_weight(grid, depth_mm);
  for (std::size_t v = 0; v < weight.size(); ++v)
    if (!near[v % grid.plane()]) weight[v] = 0;
  return make_region(std::move(name), grid, std::move(weight));
}

Region wound_periphery_region(const tissue::Tissue& tissue, std::string name, double reach_mm) {
  const std::vector<char> near = near_wound(tissue, reach_mm);
  const grid::Values& track = tissue[FieldId::track];
  grid::Values weight = dermis_weight(tissue);
  for (std::size_t v = 0; v < weight.size(); ++v) weight[v] *= near[v % tissue.grid.plane()] * (1 - track[v]);
  return make_region(std::move(name), tissue.grid, std::move(weight));
}

double mean(const grid::Grid& grid, const Region& region, const grid::Values& values) {
  const double* weight = region.weight->data();
  const double* value = values.data();
  return ordered_sum(grid, region.first_plane, region.end_plane, [=](std::size_t v) { return weight[v] * value[v]; }) /
         region.total;
}

}  // namespace cutis::instruments
