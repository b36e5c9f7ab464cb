// How do slow fields take an explicit second-order step? All stages fused in one pass over memory, field by field.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "grid/grid.hpp"
#include "solvers/diffusion_operator.hpp"

namespace cutis::solvers {

/// du/dt = div(D grad u) + P - L u with P, L >= 0 held over the step; x and y periodic, top and bottom closed.
/// The optimal strong-stability-preserving Runge-Kutta method of second order with s stages (sspsite.org/erk2.html):
/// s = 2 is Heun's. All stages are convex means of Euler steps of dt/(s - 1), so
///  - it applies where dt * rate <= s - 1, rate = the largest of (D of all faces / h^2, summed, + L) over voxels: with
///    one D and equal edges dt D/h^2 <= (s - 1)/6, at most 1.5 with 10 stages. Beyond, use Multigrid;
///  - there, u >= 0 stays >= 0 and a state whose rates are zero stays, both to round-off;
///  - sums change by P - L u only, to round-off, whatever dt is.
/// Results do not depend on the number of threads. P and L that depend on fields make the step first order in them
/// unless the caller evaluates them at the middle.
struct SlowField {
  const grid::Values* before;                 ///< u at the start
  grid::Values* after;                        ///< u at the end: another array of the same size
  double diffusivity;                         ///< mm^2/day; with faces given: the factor on them
  double production = 0;                      ///< per day, everywhere; added to `productions`
  double loss = 0;                            ///< 1/day, everywhere; added to `losses`
  const grid::Values* productions = nullptr;  ///< by voxel, or none
  const grid::Values* losses = nullptr;       ///< by voxel, or none
};

constexpr int most_slow_stages = 10;

/// The fewest stages that take a step of `step_times_rate` = dt * rate: at least 2; 0 if there are too many.
int slow_stages(double step_times_rate);

/// The rate that bounds the step, 1/day. `faces` may be null: then D is the same everywhere.
double slow_rate_per_day(const grid::Grid& grid, const Transmissibilities* faces, const SlowField& field);

/// One step of all fields, `stages` in 2..most_slow_stages.
void slow_step(const grid::Grid& grid, const Transmissibilities* faces, std::span<const SlowField> fields,
               double dt_days, int stages);

}  // namespace cutis::solvers
