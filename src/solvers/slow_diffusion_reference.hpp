// What is the right slow step, slowly? The same Runge-Kutta method, stage after stage over whole arrays.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "solvers/slow_diffusion.hpp"

namespace cutis::solvers {

/// The field after one step; `faces` must be given, of D = 1 where it is the same everywhere.
inline grid::Values slow_reference(const grid::Grid& grid, const Transmissibilities& faces, const SlowField& field,
                                   double dt_days, int stages) {
  const grid::Values& start = *field.before;
  grid::Values u = start, divergence(start.size());
  for (int stage = 1; stage <= stages; ++stage) {
    diffusion_divergence(grid, faces, u, divergence);
    for (std::size_t v = 0; v < u.size(); ++v) {
      const double production = field.production + (field.productions ? (*field.productions)[v] : 0);
      const double loss = field.loss + (field.losses ? (*field.losses)[v] : 0);
      u[v] += dt_days / (stages - 1) * (field.diffusivity * divergence[v] + production - loss * u[v]);
      if (stage == stages) u[v] = (start[v] + (stages - 1) * u[v]) / stages;
    }
  }
  return u;
}

}  // namespace cutis::solvers
