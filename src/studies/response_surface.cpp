// How is the quadratic polynomial found? Normal equations, factored by Cholesky; leverages give the error left out.
// SPDX-License-Identifier: Apache-2.0
#include "studies/response_surface.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <utility>

namespace cutis::studies {
namespace {

using Vector = std::vector<double>;

Vector features(const Vector& x) {
  Vector f = {1};
  for (std::size_t i = 0; i < x.size(); ++i) f.push_back(x[i]);
  for (std::size_t i = 0; i < x.size(); ++i)
    for (std::size_t j = i; j < x.size(); ++j) f.push_back(x[i] * x[j]);
  return f;
}

double dot(const Vector& a, const Vector& b) {
  double sum = 0;
  for (std::size_t n = 0; n < a.size(); ++n) sum += a[n] * b[n];
  return sum;
}

/// Symmetric positive definite A = L L^T.
class Cholesky {
 public:
  explicit Cholesky(std::vector<Vector> a) : l_(std::move(a)) {
    constexpr double least_share = 1e-10;  // of the largest diagonal element: below it the points lie in a plane
    double largest = 0;
    for (std::size_t i = 0; i < l_.size(); ++i) largest = std::max(largest, l_[i][i]);
    for (std::size_t j = 0; j < l_.size(); ++j)
      for (std::size_t i = j; i < l_.size(); ++i) {
        double sum = l_[i][j];
        for (std::size_t k = 0; k < j; ++k) sum -= l_[i][k] * l_[j][k];
        if (i == j && sum < least_share * largest)
          throw std::invalid_argument("the points do not fix a quadratic polynomial");
        l_[i][j] = i == j ? std::sqrt(sum) : sum / l_[j][j];
      }
  }
  Vector solve(Vector b) const {
    const std::size_t n = l_.size();
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t k = 0; k < i; ++k) b[i] -= l_[i][k] * b[k];
      b[i] /= l_[i][i];
    }
    for (std::size_t i = n; i-- > 0;) {
      for (std::size_t k = i + 1; k < n; ++k) b[i] -= l_[k][i] * b[k];
      b[i] /= l_[i][i];
    }
    return b;
  }

 private:
  std::vector<Vector> l_;
};

}  // namespace

ResponseSurface::ResponseSurface(const std::vector<Point>& points, const std::vector<double>& values) {
  if (points.empty() || points.size() < terms(points.front().size()))
    throw std::invalid_argument("too few points for a quadratic polynomial");
  const std::size_t n = terms(points.front().size());
  std::vector<Vector> normal(n, Vector(n));
  Vector right(n);
  for (std::size_t p = 0; p < points.size(); ++p) {
    const Vector f = features(points[p]);
    for (std::size_t i = 0; i < n; ++i) {
      right[i] += f[i] * values[p];
      for (std::size_t j = 0; j < n; ++j) normal[i][j] += f[i] * f[j];
    }
  }
  const Cholesky factored(std::move(normal));
  coefficients_ = factored.solve(right);
  double squares = 0;
  for (std::size_t p = 0; p < points.size(); ++p) {
    const Vector f = features(points[p]);
    const double leverage = dot(f, factored.solve(f));  // 1 where the point alone fixes the surface
    const double residual = (values[p] - dot(f, coefficients_)) / std::max(1 - leverage, 1e-9);
    squares += residual * residual;
  }
  left_out_error_ = std::sqrt(squares / static_cast<double>(points.size()));
}

double ResponseSurface::at(const Point& point) const { return dot(features(point), coefficients_); }

}  // namespace cutis::studies
