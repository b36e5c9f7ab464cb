// How is an implicit diffusion step solved? Multigrid with line relaxation along depth, coarsened sideways only.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <vector>

#include "grid/exchange.hpp"
#include "grid/grid.hpp"
#include "solvers/diffusion_operator.hpp"
#include "solvers/multigrid_level.hpp"

namespace cutis::solvers {

/// Solves, for one diffusivity and any number of right-hand sides,
///   diagonal(x) u - scale div(D(x) grad u) = rhs,    D a number or, along the axes, three
/// on cell-centred finite volumes: x and y periodic, top and bottom closed (exchange through a face is
/// put into `diagonal` and `rhs` by the caller), faces with harmonic means, so D = 0 closes a voxel.
/// Valid for diagonal >= 0 and scale >= 0; where diagonal and D are both 0, u keeps its guess.
///
/// Defect correction: residuals in double precision, cycles for their corrections in single precision, two for each
/// residual: V-cycles, or W-cycles on the finer levels where diffusivities differ sideways (channels), and then
/// Chebyshev's iteration around the pairs. Contraction per cycle 0.10-0.25 for constant and layered D, about 0.1 beside
/// channels. Results do not depend on the number of threads and ranks. One object serves one caller at a time.
class Multigrid {
 public:
  /// `grid` and all arrays hold this rank's rows. With `beside`, another medium on the same grid, the two share the
  /// arrays that only a solve needs, 25 of 46 bytes a voxel (29 of 50 beside channels), and must not solve at the same
  /// time.
  Multigrid(const grid::Grid& grid, const Diffusivity& diffusivity,
            const grid::Exchange& exchange = grid::SerialExchange(), const Multigrid* beside = nullptr);

  /// The error of every voxel is to be at most relative * (scale + |u|).
  struct Tolerance {
    double relative;
    double scale = 1;  ///< in u's unit
    int max_cycles = 30;
  };
  struct Result {
    int cycles = 0;
    double error_estimate = 0;  ///< of max |error| / (scale + |u|): a bound, or from the shrinking of corrections
    bool converged = false;
    double change = 0;  ///< bound on max |u - guess| / (scale + |u|); infinite where u is not finite
  };

  /// `u` holds the guess and receives the solution; `scale` in days (or 1 for a steady balance). After the
  /// cycles u is multiplied by the one factor that makes sum(diagonal u) = sum(rhs) to round-off; cycles go on until
  /// that changes u by no more than the tolerance. What is left of a field within the tolerance may change its sign.
  Result solve(double scale, const grid::Values& diagonal, const grid::Values& rhs, Tolerance tolerance,
               grid::Values& u, const grid::Exchange& exchange);

  /// y = div(D grad u), units of u per day; conservative.
  void divergence(const grid::Values& u, grid::Values& y,
                  const grid::Exchange& exchange = grid::SerialExchange()) const;

 private:
  struct Closing {
    double factor, change;
  };

  void prepare(double scale, const grid::Values& diagonal, const grid::Exchange& exchange);
  void cycle(double scale, std::size_t level, MultigridLevel::Guess guess, const grid::Exchange& exchange);
  /// Error allowed in every voxel: relative * (scale + |u|).
  struct Allowed {
    double relative, scale;
  };
  bool take_residual(double scale, const grid::Values& diagonal, const grid::Values& rhs, const Allowed& allowed,
                     const grid::Values& u, const grid::Exchange& exchange);
  /// Weights of a step.
  struct Momentum {
    float correction = 1, last_step = 0;
  };
  class Chebyshev;
  double add_correction(const Momentum& momentum, double weight_scale, const grid::Values& diagonal, grid::Values& u);
  void iterate(double scale, const grid::Values& diagonal, const grid::Values& rhs, const Tolerance& tolerance,
               grid::Values& u, const grid::Exchange& exchange, Result& result);
  Closing balance(double weight_scale, const grid::Exchange& exchange);
  void clear(grid::Values& by_column, const MultigridLevel::Band& band) const;
  void scale_by(double factor, grid::Values& u) const;

  grid::Grid grid_;
  std::vector<MultigridLevel> levels_;
  std::shared_ptr<FloatValues> last_step_;  ///< what was last added to u; only a solve beside channels needs it
  std::size_t coarsest_ = 0;                ///< last level used for the present coefficients
  double line_contraction_ = 0;             ///< bound of one line sweep on the finest level
  bool contrasted_;                         ///< diffusivity jumps sideways: coarse columns then stand for unlike ones
  grid::Values supply_by_column_, demand_by_column_;  ///< sums of rhs and of diagonal u
  double largest_ = 0;                                ///< |u| of this rank
};

}  // namespace cutis::solvers
