// Which voxels does a reading average over, and how, so that no thread count changes it?
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <utility>

#include "grid/grid.hpp"
#include "tissue/tissue.hpp"

namespace cutis::instruments {

/// A weight per voxel (share of the voxel that belongs to the region) and its sum. A region of one layer borrows the
/// tissue's field: it must not outlive the tissue.
struct Region {
  std::string name;
  std::shared_ptr<const grid::Values> weight;
  double total = 0;
  int first_plane = 0, end_plane = 0;  ///< no weight above and below
  bool empty() const { return total <= 0; }
};

/// Sum over all voxels of value(voxel index): by column from the top, then over columns in order, so the bits do not
/// depend on the number of threads. Planes out of a range count as nothing.
template <class Value>
double ordered_sum(const grid::Grid& grid, int first_plane, int end_plane, Value&& value) {
  grid::Values columns(grid.plane(), 0.0);
#pragma omp parallel
  for (int k = first_plane; k < end_plane; ++k) {
#pragma omp for schedule(static) nowait  // a thread has the same rows on every plane
    for (int j = 0; j < grid.ny; ++j) {
      const std::size_t row = grid.index(0, j, k);
      double* column = columns.data() + grid.index(0, j, 0);
      for (int i = 0; i < grid.nx; ++i) column[i] += value(row + static_cast<std::size_t>(i));
    }
  }
  double sum = 0;
  for (double column : columns) sum += column;
  return sum;
}
template <class Value>
double ordered_sum(const grid::Grid& grid, Value&& value) {
  return ordered_sum(grid, 0, grid.nz, std::forward<Value>(value));
}

/// A region from its weights.
Region make_region(std::string name, const grid::Grid& grid, grid::Values weight);

/// The voxels of one anatomical layer, weighted by its volume fraction.
Region layer_region(const tissue::Tissue& tissue, std::string name, tissue::FieldId layer);

/// Papillary and reticular dermis together.
Region dermis_region(const tissue::Tissue& tissue, std::string name);

/// The whole block from the top of the viable epidermis to `depth_mm` (or its floor).
Region biopsy_region(const tissue::Tissue& tissue, std::string name, double depth_mm);

/// The biopsy restricted to columns within `reach_mm` (sideways, periodic) of a column that was ever pierced.
/// Empty when nothing was pierced.
Region wound_edge_region(const tissue::Tissue& tissue, std::string name, double depth_mm, double reach_mm);

/// The dermis around a wound, to the same reach, without what was cut away.
Region wound_periphery_region(const tissue::Tissue& tissue, std::string name, double reach_mm);

/// Weighted mean of a field over a region: sum(w u) / sum(w). The region must not be empty.
double mean(const grid::Grid& grid, const Region& region, const grid::Values& values);

}  // namespace cutis::instruments
