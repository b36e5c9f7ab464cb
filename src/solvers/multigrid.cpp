// How do the levels work together, and when is the solution good enough?
// SPDX-License-Identifier: Apache-2.0
#include "solvers/multigrid.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

namespace cutis::solvers {

namespace {

using Guess = MultigridLevel::Guess;

/// Below this ratio of lateral coupling to diagonal, line sweeps alone shrink the error by a ninth or more
/// and coarser levels cost more than they save.
constexpr double weak_coupling = 0.5;
/// Single precision leaves about this share of an error even where one line sweep is exact.
constexpr double single_precision = 1e-6;
/// Contraction of a cycle assumed until two corrections have been seen, and the bounds put on what is seen.
constexpr double assumed_contraction = 0.3, smallest_contraction = 0.05, largest_contraction = 0.95;

/// Beyond this ratio of diffusivities side by side (channels) slow errors hide behind fast ones at first: no cycle is
/// trusted to shrink the error by more than this.
constexpr double strong_contrast = 3, cautious_contraction = 0.4;
/// Merged columns are then stiffer than the fine ones that they stand for: their corrections are a little short. Coarse
/// problems down to this level are solved by two cycles each. Corrections lengthened on every level would add up to
/// more than twice what is missing on large blocks, and diverge.
constexpr float contrasted_length = 1.15f;
constexpr std::size_t deepest_twice = 2;

/// Cycles in single precision for each residual in double. One, where it may be enough: at the end, or at first where
/// the tolerance is loose.
constexpr int cycles_in_turn = 2;
constexpr double loose = 1e-6;
/// Of an error, what such a turn leaves beside channels; it is of both signs after one cycle, of one sign after two.
constexpr double left_beside_channels = 0.03;

/// A guess whose error is surely below this share of the tolerance is the solution already.
constexpr double good_guess = 0.25;
int sweeps_on(const MultigridLevel& level) {
  if (level.single_column()) return 0;
  return level.merges_odd_remainder() ? 4 : 1;
}

/// Largest ratio of diffusivities of lateral neighbours, closed voxels left out.
double lateral_contrast(const grid::Grid& grid, const Diffusivity& d, const grid::Exchange& exchange) {
  const grid::RowsAround<double> rows(grid, d.y, 1, exchange);
  double largest = 1;
  const auto compare = [&](double a, double b) {
    if (a > 0 && b > 0) largest = std::max(largest, std::max(a / b, b / a));
  };
  for (int k = 0; k < grid.nz; ++k) {
    for (int j = 0; j < grid.ny; ++j) {
      const double *along_x = d.x.data() + grid.index(0, j, k), *row = rows.row(j, k), *south = rows.row(j + 1, k);
      for (int i = 0; i < grid.nx; ++i) {
        compare(along_x[i], along_x[(i + 1) % grid.nx]);
        compare(row[i], south[i]);
      }
    }
  }
  return exchange.maximum(largest);
}

std::vector<MultigridLevel> hierarchy(const grid::Grid& grid, const Transmissibilities& faces,
                                      const grid::Exchange& exchange, const std::vector<MultigridLevel>* beside) {
  std::vector<MultigridLevel> levels;
  const auto level_beside = [&] { return beside ? &(*beside)[levels.size()] : nullptr; };
  levels.emplace_back(grid, faces, exchange, level_beside());
  while (!levels.back().single_column())
    levels.push_back(MultigridLevel::coarsened(levels.back(), exchange, level_beside()));
  return levels;
}

}  // namespace

Multigrid::Multigrid(const grid::Grid& grid, const Diffusivity& diffusivity, const grid::Exchange& exchange,
                     const Multigrid* beside)
    : grid_(grid),
      levels_(hierarchy(grid, face_transmissibilities(grid, diffusivity, exchange), exchange,
                        beside ? &beside->levels_ : nullptr)),
      last_step_(beside ? beside->last_step_ : std::make_shared<FloatValues>()),
      contrasted_(lateral_contrast(grid_, diffusivity, exchange) > strong_contrast) {
  if (contrasted_) last_step_->resize(grid_.size());
  supply_by_column_.assign(grid_.plane(), 0);
  demand_by_column_.assign(grid_.plane(), 0);
}

/// Weights of Chebyshev's iteration around turns that leave between 0 and `most` of an error; plain where most is 0.
class Multigrid::Chebyshev {
 public:
  explicit Chebyshev(double most) : centre_(1 - 0.5 * most), radius_(0.5 * most) {}
  Momentum next() {
    if (ratio_ == 0) {
      ratio_ = radius_ / centre_;
      return {static_cast<float>(1 / centre_), 0};
    }
    const double last = ratio_, weight = 2 / (2 * centre_ - last * radius_);
    ratio_ = 0.5 * weight * radius_;
    return {static_cast<float>(weight), static_cast<float>(ratio_ * last)};
  }

 private:
  double centre_, radius_;
  double ratio_ = 0;  ///< of Chebyshev polynomials of successive degrees
};

void Multigrid::prepare(double scale, const grid::Values& diagonal, const grid::Exchange& exchange) {
  levels_.front().set_diagonal(diagonal);
  for (coarsest_ = 0;; ++coarsest_) {
    const double coupling = exchange.maximum(levels_[coarsest_].factorise(scale));
    if (coarsest_ == 0) line_contraction_ = std::max(coupling / (1 + coupling), single_precision);
    if (coupling <= weak_coupling || levels_[coarsest_].single_column()) return;
    levels_[coarsest_].restrict_diagonal_to(levels_[coarsest_ + 1], exchange);
  }
}

void Multigrid::cycle(double scale, std::size_t level, Guess guess, const grid::Exchange& exchange) {
  MultigridLevel& here = levels_[level];
  if (level == coarsest_) {
    // The last column is solved exactly by one line; a weakly coupled level needs two sweeps when its
    // error must be small beside that of the finer levels, one when it is the only level.
    const int sweeps = here.single_column() || level == 0 ? 1 : 2;
    for (int n = 0; n < sweeps; ++n) here.relax(scale, n == 0 ? guess : Guess::present, exchange);
    return;
  }
  MultigridLevel& coarse = levels_[level + 1];
  const int sweeps = sweeps_on(here);
  for (int n = 0; n < sweeps; ++n) here.relax(scale, n == 0 ? guess : Guess::present, exchange);
  here.restrict_residual_to(coarse, scale, sweeps == 1 ? guess : Guess::present, exchange);
  const bool beside_channels = contrasted_ && level < deepest_twice;
  const int visits = beside_channels && level + 1 < coarsest_ ? 2 : 1;
  for (int n = 0; n < visits; ++n) cycle(scale, level + 1, n == 0 ? Guess::zero : Guess::present, exchange);
  here.add_correction_from(coarse, beside_channels ? contrasted_length : 1.0f, exchange);
  for (int n = 0; n < sweeps; ++n) here.relax(scale, Guess::present, exchange);
}

Multigrid::Result Multigrid::solve(double scale, const grid::Values& diagonal, const grid::Values& rhs,
                                   Tolerance tolerance, grid::Values& u, const grid::Exchange& exchange) {
  Result result;
  result.converged =
      take_residual(scale, diagonal, rhs, {good_guess * tolerance.relative, tolerance.scale}, u, exchange);
  if (result.converged) result.error_estimate = good_guess * tolerance.relative;
  bool prepared = false;
  const double allowed = tolerance.relative;
  while (true) {
    if (!result.converged) {
      if (!prepared) prepare(scale, diagonal, exchange);
      prepared = true;
      iterate(scale, diagonal, rhs, tolerance, u, exchange, result);
      if (!std::isfinite(result.change)) return result;
    }
    const Closing closing = balance(tolerance.scale, exchange);
    const bool harmless = closing.change <= allowed;
    if (harmless) scale_by(closing.factor, u);
    if (harmless || result.cycles >= tolerance.max_cycles) {
      result.change += harmless ? closing.change : 0;
      return result;
    }
    // Little of a field in a large block: an error that is small everywhere may be large beside the sum.
    tolerance.relative *= 0.1;
    result.converged = take_residual(scale, diagonal, rhs, {0.01 * tolerance.relative, tolerance.scale}, u, exchange);
  }
}

// Cycles until the tolerance is met or no more are allowed; the finest level holds the residual of u.
void Multigrid::iterate(double scale, const grid::Values& diagonal, const grid::Values& rhs, const Tolerance& tolerance,
                        grid::Values& u, const grid::Exchange& exchange, Result& result) {
  // Line sweeps contract in the max-norm by a known bound; a cycle's contraction is learned on the way.
  const double least = contrasted_ ? cautious_contraction : smallest_contraction;
  double contraction = coarsest_ == 0 ? line_contraction_ : std::max(assumed_contraction, least);
  double last_change = 0;
  int last_cycles = 0;
  Chebyshev chebyshev(contrasted_ && coarsest_ > 0 ? left_beside_channels : 0);
  while (!result.converged && result.cycles < tolerance.max_cycles) {
    const bool one_may_do =
        last_cycles == 0 ? tolerance.relative >= loose : result.error_estimate * contraction <= tolerance.relative;
    const int wanted = one_may_do ? 1 : cycles_in_turn;
    const int cycles = std::min(wanted, tolerance.max_cycles - result.cycles);
    for (int n = 0; n < cycles; ++n) cycle(scale, 0, n == 0 ? Guess::zero : Guess::present, exchange);
    result.cycles += cycles;
    const Momentum momentum = cycles == cycles_in_turn ? chebyshev.next() : Momentum();
    const double change = exchange.maximum(add_correction(momentum, tolerance.scale, diagonal, u));
    result.change += change;
    if (!std::isfinite(change)) return;
    if (coarsest_ > 0 && last_change > 0)
      contraction = std::clamp(std::pow(change / last_change, 1.0 / last_cycles), least, largest_contraction);
    last_change = change;
    last_cycles = cycles;
    const double left = std::pow(contraction, cycles);
    result.error_estimate = change * left / (1 - left);
    result.converged = result.error_estimate <= tolerance.relative;
    if (!result.converged)
      result.converged = take_residual(scale, diagonal, rhs, {tolerance.relative, tolerance.scale}, u, exchange);
  }
}

// The factor that makes sum(diagonal u) = sum(rhs), and what it would change, over scale + |u|.
Multigrid::Closing Multigrid::balance(double weight_scale, const grid::Exchange& exchange) {
  const double supply = exchange.ordered_sum(supply_by_column_), demand = exchange.ordered_sum(demand_by_column_);
  if (demand == 0) return {1, 0};
  const double largest = exchange.maximum(largest_);
  return {supply / demand, std::abs(supply / demand - 1) * largest / (weight_scale + largest)};
}

void Multigrid::scale_by(double factor, grid::Values& u) const {
  if (factor == 1) return;
  const auto size = static_cast<std::int64_t>(grid_.size());
#pragma omp parallel for simd schedule(static)
  for (std::int64_t v = 0; v < size; ++v) u[static_cast<std::size_t>(v)] *= factor;
}

}  // namespace cutis::solvers
