// How do the levels work together, and when is the solution good enough?
// SPDX-License-Identifier: Apache-2.0
#include "solvers/multigrid.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace cutis::solvers {

namespace {

/// Below this ratio of lateral coupling to diagonal, line sweeps alone shrink the error by a ninth or more
/// and coarser levels cost more than they save.
constexpr double weak_coupling = 0.5;
/// Contraction of a cycle assumed until two corrections have been seen, and the bounds put on what is seen.
constexpr double assumed_contraction = 0.3, smallest_contraction = 0.05, largest_contraction = 0.95;

/// Cycles that shrink corrections by less than this are helped by recombining iterates.
constexpr double slow_contraction = 0.2;
/// Beyond this ratio of diffusivities side by side (channels) slow errors hide behind fast ones at first:
/// iterates are recombined from the start and no cycle is trusted to shrink the error by more than half.
constexpr double strong_contrast = 10, cautious_contraction = 0.5;

/// A guess whose error is surely below this share of the tolerance is the solution already.
constexpr double good_guess = 0.25;
/// Residual over diagonal beyond which nothing is known (diagonal zero, values not finite).
constexpr double most_bound = 1e30;

int sweeps_on(const MultigridLevel& level) {
  if (level.single_column()) return 0;
  return level.merges_odd_remainder() ? 4 : 1;
}

/// Largest ratio of diffusivities of lateral neighbours, closed voxels left out.
double lateral_contrast(const grid::Grid& grid, const grid::Values& d) {
  double largest = 1;
  const auto compare = [&](double a, double b) {
    if (a > 0 && b > 0) largest = std::max(largest, std::max(a / b, b / a));
  };
  for (int k = 0; k < grid.nz; ++k) {
    for (int j = 0; j < grid.ny; ++j) {
      for (int i = 0; i < grid.nx; ++i) {
        const double here = d[grid.index(i, j, k)];
        compare(here, d[grid.index((i + 1) % grid.nx, j, k)]);
        compare(here, d[grid.index(i, (j + 1) % grid.ny, k)]);
      }
    }
  }
  return largest;
}

std::vector<MultigridLevel> hierarchy(const grid::Grid& grid, const Transmissibilities& faces) {
  std::vector<MultigridLevel> levels;
  levels.emplace_back(grid, faces);
  while (!levels.back().single_column()) levels.push_back(MultigridLevel::coarsened(levels.back()));
  return levels;
}

}  // namespace

Multigrid::Multigrid(const grid::Grid& grid, const grid::Values& diffusivity_mm2_per_day)
    : grid_(grid),
      faces_(face_transmissibilities(grid, diffusivity_mm2_per_day)),
      levels_(hierarchy(grid_, faces_)),
      contrasted_(lateral_contrast(grid_, diffusivity_mm2_per_day) > strong_contrast),
      recombination_(levels_.front().layout()) {
  previous_.assign(levels_.front().layout().size(), 0);
  residual_ = previous_;
  divergence_.assign(grid_.size(), 0);
  supply_by_column_.assign(grid_.plane(), 0);
  demand_by_column_.assign(grid_.plane(), 0);
}

void Multigrid::prepare(double scale, const grid::Values& diagonal, const grid::Exchange& exchange) {
  levels_.front().set_diagonal(diagonal);
  for (coarsest_ = 0;; ++coarsest_) {
    const double coupling = exchange.maximum(levels_[coarsest_].factorise(scale));
    if (coarsest_ == 0) line_contraction_ = coupling / (1 + coupling);
    if (coupling <= weak_coupling || levels_[coarsest_].single_column()) return;
    levels_[coarsest_].restrict_diagonal_to(levels_[coarsest_ + 1]);
  }
}

void Multigrid::cycle(double scale, std::size_t level) {
  MultigridLevel& here = levels_[level];
  if (level == coarsest_) {
    // The last column is solved exactly by one line; a weakly coupled level needs two sweeps when its
    // error must be small beside that of the finer levels, one when it is the only level.
    const int sweeps = here.single_column() || level == 0 ? 1 : 2;
    for (int n = 0; n < sweeps; ++n) here.relax(scale);
    return;
  }
  MultigridLevel& coarse = levels_[level + 1];
  for (int n = 0; n < sweeps_on(here); ++n) here.relax(scale);
  here.restrict_residual_to(coarse, scale);
  coarse.clear_solution();
  cycle(scale, level + 1);
  here.add_correction_from(coarse);
  for (int n = 0; n < sweeps_on(here); ++n) here.relax(scale);
}

Multigrid::Result Multigrid::solve(double scale, const grid::Values& diagonal, const grid::Values& rhs,
                                   Tolerance tolerance, grid::Values& u, const grid::Exchange& exchange) {
  const double guess_error = error_bound(scale, diagonal, rhs, u, exchange);
  if (guess_error <= good_guess * tolerance.absolute) {
    close_balance(diagonal, rhs, u, exchange);
    return {0, guess_error, true};
  }
  prepare(scale, diagonal, exchange);
  MultigridLevel& finest = levels_.front();
  finest.set_rhs(rhs);
  finest.set_solution(u);
  Result result;
  // Line sweeps contract in the max-norm by a known bound; a cycle's contraction is learned on the way.
  const double least = contrasted_ ? cautious_contraction : smallest_contraction;
  double contraction = coarsest_ == 0 ? line_contraction_ : std::max(assumed_contraction, least);
  double last_change = 0, last_ratio = 0;
  bool slow = contrasted_ && coarsest_ > 0;
  recombination_.forget();
  while (result.cycles < tolerance.max_cycles && !result.converged) {
    previous_ = finest.solution();
    cycle(scale, 0);
    ++result.cycles;
    if (slow) {
      finest.scaled_residual(scale, residual_);
      recombination_.improve(finest.solution(), residual_, exchange);
    }
    const double change = exchange.maximum(finest.distance(previous_));
    if (coarsest_ > 0 && last_change > 0) {
      const double ratio = change / last_change;
      // Recombined iterates shrink unevenly: the worse of two ratios is the safer guess.
      contraction = std::clamp(slow ? std::max(ratio, last_ratio) : ratio, least, largest_contraction);
      slow = slow || contraction > slow_contraction;
      last_ratio = ratio;
    }
    last_change = change;
    result.error_estimate = finest.single_column() ? 0 : change * contraction / (1 - contraction);
    result.converged = result.error_estimate <= tolerance.absolute;
  }
  finest.get_solution(u);
  close_balance(diagonal, rhs, u, exchange);
  return result;
}

// The flux terms of the operator vanish on constants, so A c = diagonal * c for a constant c, and A has a
// non-negative inverse (M-matrix): |error| <= max |residual / diagonal|, rigorously.
double Multigrid::error_bound(double scale, const grid::Values& diagonal, const grid::Values& rhs,
                              const grid::Values& u, const grid::Exchange& exchange) {
  divergence(u, divergence_);
  double bound = 0;
  int unknown = 0;
  const auto size = static_cast<std::int64_t>(grid_.size());
#pragma omp parallel for simd schedule(static) reduction(max : bound, unknown)
  for (std::int64_t n = 0; n < size; ++n) {
    const auto v = static_cast<std::size_t>(n);
    const double residual = std::abs(rhs[v] - diagonal[v] * u[v] + scale * divergence_[v]);
    const double error = residual / diagonal[v];
    bound = error > bound ? error : bound;
    unknown = residual <= most_bound * diagonal[v] ? unknown : 1;
  }
  return exchange.maximum(unknown ? std::numeric_limits<double>::infinity() : bound);
}

void Multigrid::close_balance(const grid::Values& diagonal, const grid::Values& rhs, grid::Values& u,
                              const grid::Exchange& exchange) {
  const std::size_t plane = grid_.plane();
  const auto columns = static_cast<std::int64_t>(plane), size = static_cast<std::int64_t>(grid_.size());
#pragma omp parallel for schedule(static)
  for (std::int64_t column = 0; column < columns; ++column) {
    double supply = 0, demand = 0;
    for (std::size_t n = static_cast<std::size_t>(column); n < grid_.size(); n += plane) {
      supply += rhs[n];
      demand += diagonal[n] * u[n];
    }
    supply_by_column_[static_cast<std::size_t>(column)] = supply;
    demand_by_column_[static_cast<std::size_t>(column)] = demand;
  }
  const double supply = exchange.ordered_sum(supply_by_column_), demand = exchange.ordered_sum(demand_by_column_);
  if (!(supply > 0) || !(demand > 0)) return;
  const double factor = supply / demand;
  if (std::abs(factor - 1) > 0.01) return;
#pragma omp parallel for simd schedule(static)
  for (std::int64_t n = 0; n < size; ++n) u[static_cast<std::size_t>(n)] *= factor;
}

}  // namespace cutis::solvers
