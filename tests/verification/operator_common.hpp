// What do the tests of operators share? Sampling on grids, norms, measured orders, a printed table.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

#include "grid/grid.hpp"

namespace cutis::verification {

constexpr double pi = 3.14159265358979323846;

/// f(x, y, z) in mm at the centre of each voxel.
template <typename Function>
grid::Values sampled(const grid::Grid& grid, const Function& f) {
  grid::Values values(grid.size());
  for (int k = 0; k < grid.nz; ++k) {
    for (int j = 0; j < grid.ny; ++j) {
      for (int i = 0; i < grid.nx; ++i) {
        values[grid.index(i, j, k)] = f(grid.centre_x_mm(i), grid.centre_y_mm(j), grid.centre_depth_mm(k));
      }
    }
  }
  return values;
}

/// Mean |a - b|: the L1 norm per volume.
inline double mean_error(const grid::Values& a, const grid::Values& b) {
  double sum = 0;
  for (std::size_t n = 0; n < a.size(); ++n) sum += std::abs(a[n] - b[n]);
  return sum / static_cast<double>(a.size());
}

inline double largest_error(const grid::Values& a, const grid::Values& b) {
  double largest = 0;
  for (std::size_t n = 0; n < a.size(); ++n) largest = std::max(largest, std::abs(a[n] - b[n]));
  return largest;
}

inline double total(const grid::Values& values) {
  double sum = 0;
  for (double value : values) sum += value;
  return sum;
}

/// Prints errors against resolution; returns the smallest order between neighbours.
inline double print_order(const std::string& what, const std::vector<double>& steps,
                          const std::vector<double>& errors) {
  double smallest = 1e9;
  fmt::print("{}\n{:>14}{:>14}{:>8}\n", what, "step", "L1 error", "order");
  for (std::size_t n = 0; n < steps.size(); ++n) {
    if (n == 0) {
      fmt::print("{:>14.5g}{:>14.4e}\n", steps[n], errors[n]);
      continue;
    }
    const double order = std::log(errors[n - 1] / errors[n]) / std::log(steps[n - 1] / steps[n]);
    smallest = std::min(smallest, order);
    fmt::print("{:>14.5g}{:>14.4e}{:>8.2f}\n", steps[n], errors[n], order);
  }
  return smallest;
}

}  // namespace cutis::verification
