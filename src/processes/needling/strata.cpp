// How are the cells laid out and shuffled?
// SPDX-License-Identifier: Apache-2.0
#include "processes/needling/strata.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "core/random.hpp"

namespace cutis::processes::needling {

Strata::Strata(int count, double width_mm, double breadth_mm) : width_mm_(width_mm), breadth_mm_(breadth_mm) {
  const int rows = std::clamp(static_cast<int>(std::lround(std::sqrt(count * breadth_mm / width_mm))), 1, count);
  for (int row = 0; row <= rows; ++row)
    row_begin_.push_back(static_cast<int>(static_cast<std::int64_t>(count) * row / rows));
}

Point Strata::at(int cell, double u, double v) const {
  const auto next = std::upper_bound(row_begin_.begin(), row_begin_.end(), cell);
  const int begin = *(next - 1), in_row = *next - begin;
  return {width_mm_ * (cell - begin + u) / in_row, breadth_mm_ * (begin + v * in_row) / count()};
}

int Strata::cell_of(const Point& point) const {
  const double filled = std::clamp(point.y_mm / breadth_mm_ * count(), 0.0, count() - 1e-9);
  const auto next = std::upper_bound(row_begin_.begin(), row_begin_.end(), static_cast<int>(filled));
  const int begin = *(next - 1), in_row = *next - begin;
  return begin + std::clamp(static_cast<int>(point.x_mm / width_mm_ * in_row), 0, in_row - 1);
}

std::vector<int> shuffled(int count, std::uint64_t seed, std::uint64_t object) {
  std::vector<int> order(static_cast<std::size_t>(count));
  std::iota(order.begin(), order.end(), 0);
  for (int n = count - 1; n > 0; --n) {
    const double u = core::uniform(seed, core::Purpose::puncture_count, object, static_cast<std::uint64_t>(n));
    std::swap(order[static_cast<std::size_t>(n)], order[static_cast<std::size_t>(u * (n + 1))]);
  }
  return order;
}

}  // namespace cutis::processes::needling
