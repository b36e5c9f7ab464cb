// What is the right answer, slowly? Conjugate gradients on the plain finite-volume operator, to check the fast solver.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <cstddef>

#include "grid/grid.hpp"
#include "solvers/diffusion_operator.hpp"

namespace cutis::solvers {

/// The same problem as Multigrid::solve, written for clarity: conjugate gradients preconditioned by the
/// diagonal, until the residual has fallen by 1e-14 (or 10 steps per voxel are spent). `diagonal` > 0
/// somewhere in each connected region; voxels without diagonal and exchange get 0.
class ReferenceSolver {
 public:
  ReferenceSolver(const grid::Grid& grid, const Diffusivity& diffusivity)
      : grid_(grid), faces_(face_transmissibilities(grid, diffusivity)) {}

  grid::Values solve(double scale, const grid::Values& diagonal, const grid::Values& rhs) const {
    const grid::Values pivots = operator_diagonal(scale, diagonal);
    grid::Values u(grid_.size(), 0.0), residual = rhs, direction(grid_.size(), 0.0);
    grid::Values image(grid_.size()), preconditioned(grid_.size());
    double last = 1, first = 0;
    for (std::size_t step = 0; step < 10 * grid_.size() + 10; ++step) {
      for (std::size_t n = 0; n < u.size(); ++n) preconditioned[n] = pivots[n] > 0 ? residual[n] / pivots[n] : 0;
      const double now = dot(residual, preconditioned);
      if (step == 0) first = now;
      if (now <= 1e-28 * first) break;
      for (std::size_t n = 0; n < u.size(); ++n)
        direction[n] = preconditioned[n] + (step ? now / last : 0) * direction[n];
      apply(scale, diagonal, direction, image);
      const double length = now / dot(direction, image);
      for (std::size_t n = 0; n < u.size(); ++n) u[n] += length * direction[n];
      for (std::size_t n = 0; n < u.size(); ++n) residual[n] -= length * image[n];
      last = now;
    }
    return u;
  }

  /// image = diagonal u - scale div(D grad u)
  void apply(double scale, const grid::Values& diagonal, const grid::Values& u, grid::Values& image) const {
    diffusion_divergence(grid_, faces_, u, image);
    for (std::size_t n = 0; n < u.size(); ++n) image[n] = diagonal[n] * u[n] - scale * image[n];
  }

 private:
  static double dot(const grid::Values& a, const grid::Values& b) {
    double sum = 0;
    for (std::size_t n = 0; n < a.size(); ++n) sum += a[n] * b[n];
    return sum;
  }
  grid::Values operator_diagonal(double scale, const grid::Values& diagonal) const {
    grid::Values pivots = diagonal;
    for (int k = 0; k < grid_.nz; ++k) {
      for (int j = 0; j < grid_.ny; ++j) {
        for (int i = 0; i < grid_.nx; ++i) {
          const std::size_t n = grid_.index(i, j, k);
          const auto add = [&](std::size_t other, double t) {
            pivots[n] += scale * t;
            pivots[other] += scale * t;
          };
          add(grid_.index((i + 1) % grid_.nx, j, k), faces_.x[n]);
          add(grid_.index(i, (j + 1) % grid_.ny, k), faces_.y[n]);
          if (k + 1 < grid_.nz) add(n + grid_.plane(), faces_.z[n]);
        }
      }
    }
    return pivots;
  }

  grid::Grid grid_;
  Transmissibilities faces_;
};

}  // namespace cutis::solvers
