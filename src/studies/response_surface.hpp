// What would the model give at a point that was not run? A quadratic polynomial through the points that were.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

namespace cutis::studies {

/// Least-squares fit of y = a + sum b_i x_i + sum_{i<=j} c_ij x_i x_j.
class ResponseSurface {
 public:
  using Point = std::vector<double>;

  /// Terms of the polynomial in so many dimensions: fewer points cannot fix it.
  static std::size_t terms(std::size_t dimensions) { return (dimensions + 1) * (dimensions + 2) / 2; }

  /// Throws std::invalid_argument where there are fewer points than terms, or they do not fix the polynomial.
  ResponseSurface(const std::vector<Point>& points, const std::vector<double>& values);

  double at(const Point& point) const;
  /// Root mean square of what is wrong at each point when it is left out of the fit.
  double left_out_error() const { return left_out_error_; }

 private:
  std::vector<double> coefficients_;
  double left_out_error_ = 0;
};

}  // namespace cutis::studies
