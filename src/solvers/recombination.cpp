// How is the best mix of iterates found?
// SPDX-License-Identifier: Apache-2.0
#include "solvers/recombination.hpp"

#include <algorithm>
#include <cstdint>

namespace cutis::solvers {

namespace {

constexpr std::size_t most = 4;

/// Solves G a = -g for symmetric G >= 0 (lower triangle in `g_matrix`) by elimination without pivoting;
/// a direction that adds nothing new (vanishing pivot) gets weight zero.
std::array<double, most> minimiser(std::array<std::array<double, most>, most> g_matrix, std::array<double, most> g,
                                   std::size_t n) {
  constexpr double negligible = 1e-12;
  std::array<double, most> original{}, weights{};
  for (std::size_t i = 0; i < n; ++i) original[i] = g_matrix[i][i];
  for (std::size_t p = 0; p < n; ++p) {
    if (!(g_matrix[p][p] > negligible * original[p])) continue;
    for (std::size_t i = p + 1; i < n; ++i) {
      const double factor = g_matrix[i][p] / g_matrix[p][p];
      for (std::size_t j = p; j < n; ++j) g_matrix[i][j] -= factor * g_matrix[p][j];
      g[i] -= factor * g[p];
    }
  }
  for (std::size_t p = n; p-- > 0;) {
    if (!(g_matrix[p][p] > negligible * original[p])) continue;
    double sum = -g[p];
    for (std::size_t j = p + 1; j < n; ++j) sum -= g_matrix[p][j] * weights[j];
    weights[p] = sum / g_matrix[p][p];
  }
  return weights;
}

}  // namespace

Recombination::Recombination(RowLayout layout) : layout_(layout) {
  const auto columns = static_cast<std::size_t>(layout.nx) * static_cast<std::size_t>(layout.ny);
  for (auto& sums : by_column_) sums.assign(columns, 0);
}

// Products of the differences r_i - r with each other (lower triangle) and with r, by column of one slab.
void Recombination::multiply_slab(const grid::Values& residual, int j) {
  const auto n = static_cast<std::size_t>(layout_.nx);
  const std::size_t first = static_cast<std::size_t>(j) * n;
  for (auto& sums : by_column_) std::fill_n(sums.data() + first, n, 0.0);
  for (int k = 0; k < layout_.nz; ++k) {
    const double* r = residual.data() + layout_.row(j, k);
    std::size_t product = 0;
    for (std::size_t a = 0; a < held_; ++a) {
      const double* ra = residuals_[a].data() + layout_.row(j, k);
      for (std::size_t b = 0; b <= a; ++b) {
        const double* rb = residuals_[b].data() + layout_.row(j, k);
        double* sum = by_column_[product++].data() + first;
#pragma omp simd
        for (std::size_t i = 0; i < n; ++i) sum[i] += (ra[i] - r[i]) * (rb[i] - r[i]);
      }
      double* sum = by_column_[product++].data() + first;
#pragma omp simd
      for (std::size_t i = 0; i < n; ++i) sum[i] += (ra[i] - r[i]) * r[i];
    }
  }
}

Recombination::Products Recombination::scalar_products(const grid::Values& residual, const grid::Exchange& exchange) {
#pragma omp parallel for schedule(static)
  for (int j = 0; j < layout_.ny; ++j) multiply_slab(residual, j);
  Products result{};
  const std::size_t used = held_ * (held_ + 1) / 2 + held_;
  for (std::size_t p = 0; p < used; ++p) result[p] = exchange.ordered_sum(by_column_[p]);
  return result;
}

void Recombination::mix(const Weights& weights, grid::Values& newest, const Held& held) const {
  const auto size = static_cast<std::int64_t>(newest.size());
  const auto used = held_;
#pragma omp parallel for schedule(static)
  for (std::int64_t n = 0; n < size; ++n) {
    const auto at = static_cast<std::size_t>(n);
    double moved = newest[at];
    for (std::size_t a = 0; a < used; ++a) moved += weights[a] * (held[a][at] - newest[at]);
    newest[at] = moved;
  }
}

void Recombination::hold(const grid::Values& u, const grid::Values& residual) {
  const std::size_t slot = held_ < capacity ? held_++ : oldest_;
  oldest_ = (slot + 1) % capacity;
  iterates_[slot] = u;
  residuals_[slot] = residual;
}

void Recombination::improve(grid::Values& u, grid::Values& residual, const grid::Exchange& exchange) {
  static_assert(most == capacity);
  if (held_ > 0) {
    const Products found = scalar_products(residual, exchange);
    std::array<std::array<double, most>, most> g_matrix{};
    std::array<double, most> g{};
    std::size_t product = 0;
    for (std::size_t a = 0; a < held_; ++a) {
      for (std::size_t b = 0; b <= a; ++b) g_matrix[a][b] = g_matrix[b][a] = found[product++];
      g[a] = found[product++];
    }
    const Weights weights = minimiser(g_matrix, g, held_);
    mix(weights, u, iterates_);
    mix(weights, residual, residuals_);
  }
  hold(u, residual);
}

}  // namespace cutis::solvers
