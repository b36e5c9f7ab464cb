// Which rows belong to which rank, and what do the rows beside them hold?
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "grid/exchange.hpp"
#include "grid/grid.hpp"

namespace cutis::grid {

/// Rows of each rank for a block of `ny` rows: as even as can be, in pairs (the colours of the multigrid) and, where
/// that costs no evenness, in larger powers of two, so that more levels can be shared out. Empty where ny is odd or
/// there is no pair for each rank.
inline std::vector<int> rows_by_rank(int ny, int ranks) {
  if (ranks == 1) return {ny};
  if (ny % 2 != 0 || ny / 2 < ranks) return {};
  const auto most = [&](int unit) { return unit * ((ny / unit + ranks - 1) / ranks); };
  int unit = 2;
  while (ny % (2 * unit) == 0 && most(2 * unit) == most(2) && ny / (2 * unit) >= ranks) unit *= 2;
  std::vector<int> rows;
  for (int r = 0, units = ny / unit; r < ranks; ++r)
    rows.push_back(unit * (units / ranks + (r < units % ranks ? 1 : 0)));
  return rows;
}

/// An array of this rank, one value per voxel, together with `width` rows on both sides. It looks at `values` and does
/// not copy them; beyond the block it wraps. `width` is at most the least number of rows of a rank.
template <class T>
class RowsAround {
 public:
  RowsAround(const Grid& grid, const std::vector<T>& values, int width, const Exchange& exchange)
      : grid_(grid), values_(values.data()), width_(width) {
    if (exchange.ranks() == 1) return;
    const std::vector<T> first = packed(0), last = packed(grid.ny - width);
    before_.resize(first.size());
    after_.resize(last.size());
    exchange.ring(first, last, before_, after_);
  }

  /// nx values; j from -width to ny + width - 1.
  const T* row(int j, int k) const {
    if (j >= 0 && j < grid_.ny) return values_ + grid_.index(0, j, k);
    if (before_.empty()) return values_ + grid_.index(0, (j % grid_.ny + grid_.ny) % grid_.ny, k);
    const std::vector<T>& beside = j < 0 ? before_ : after_;
    const int n = k * width_ + (j < 0 ? j + width_ : j - grid_.ny);
    return beside.data() + static_cast<std::size_t>(n) * static_cast<std::size_t>(grid_.nx);
  }

 private:
  std::vector<T> packed(int first_row) const {
    std::vector<T> rows;
    rows.reserve(static_cast<std::size_t>(width_ * grid_.nx) * static_cast<std::size_t>(grid_.nz));
    for (int k = 0; k < grid_.nz; ++k) {
      const T* from = values_ + grid_.index(0, first_row, k);
      rows.insert(rows.end(), from, from + width_ * grid_.nx);
    }
    return rows;
  }

  Grid grid_;
  const T* values_;
  int width_;
  std::vector<T> before_, after_;
};

}  // namespace cutis::grid
