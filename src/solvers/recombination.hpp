// Which mix of the last iterates leaves the smallest residual? Speeds up cycles that converge slowly.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>

#include "grid/exchange.hpp"
#include "grid/grid.hpp"

namespace cutis::solvers {

/// Rows of `nx` values, `stride` apart, `nz` rows to each of the `ny` slabs; the first value is at `offset`.
struct RowLayout {
  int nx = 0, ny = 0, nz = 0, stride = 0, offset = 0;
  std::size_t size() const {
    return static_cast<std::size_t>(stride) * static_cast<std::size_t>(ny) * static_cast<std::size_t>(nz);
  }
  std::size_t row(int j, int k) const {
    return (static_cast<std::size_t>(j) * static_cast<std::size_t>(nz) + static_cast<std::size_t>(k)) *
               static_cast<std::size_t>(stride) +
           static_cast<std::size_t>(offset);
  }
};

/// Keeps the last few iterates with their residuals and moves the newest to
///   u + sum_i a_i (u_i - u),  with a_i minimising |r + sum_i a_i (r_i - r)| in the 2-norm,
/// as in Washio and Oosterlee's recombination of multigrid iterants (Electron. Trans. Numer. Anal. 6, 1997).
/// Errors of few kinds that cycles shrink slowly, as around channels, then fall as with Krylov methods.
/// Sums are ordered by column, so the result does not depend on threads.
class Recombination {
 public:
  explicit Recombination(RowLayout layout);
  void forget() { held_ = 0; }
  /// Replaces `u` and its `residual` by the best mix with those held, and holds the result.
  void improve(grid::Values& u, grid::Values& residual, const grid::Exchange& exchange);

 private:
  static constexpr std::size_t capacity = 4;
  static constexpr std::size_t products = capacity * (capacity + 1) / 2 + capacity;
  using Held = std::array<grid::Values, capacity>;
  using Weights = std::array<double, capacity>;
  using Products = std::array<double, products>;

  void multiply_slab(const grid::Values& residual, int j);
  Products scalar_products(const grid::Values& residual, const grid::Exchange& exchange);
  void mix(const Weights& weights, grid::Values& newest, const Held& held) const;
  void hold(const grid::Values& u, const grid::Values& residual);

  RowLayout layout_;
  Held iterates_, residuals_;  ///< allocated when first held: most fields never need them
  std::size_t held_ = 0, oldest_ = 0;
  std::array<grid::Values, products> by_column_;
};

}  // namespace cutis::solvers
