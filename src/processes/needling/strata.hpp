// How are points spread over the block? In cells of equal area, one point each, taken in random order.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

namespace cutis::processes::needling {

struct Point {
  double x_mm = 0, y_mm = 0;
};

/// A rectangle cut into `count` cells of equal area and nearly equal sides: rows that hold floor or ceil as many.
class Strata {
 public:
  Strata(int count, double width_mm, double breadth_mm);
  int count() const { return row_begin_.back(); }
  /// The point at (u, v) in [0, 1)^2 of a cell.
  Point at(int cell, double u, double v) const;
  /// The cell that holds a point of the rectangle.
  int cell_of(const Point& point) const;

 private:
  double width_mm_, breadth_mm_;
  std::vector<int> row_begin_;  ///< first cell of each row, and the end; rows are as deep as they hold cells
};

/// 0 .. count - 1 in random order.
std::vector<int> shuffled(int count, std::uint64_t seed, std::uint64_t object);

}  // namespace cutis::processes::needling
