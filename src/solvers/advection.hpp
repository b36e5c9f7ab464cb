// Where do cells go that climb a gradient? A conservative, upwind, limited divergence of the directed flux.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "grid/exchange.hpp"
#include "grid/grid.hpp"

namespace cutis::solvers {

/// Directed motion up the gradient of an attractant c:
///   v = sensitivity K/(K + c)^2 grad c,  limited smoothly to  v / sqrt(1 + (v / limit)^2)  on each face.
struct ChemotaxisLaw {
  double sensitivity_mm2_per_day = 0;  ///< per unit of relative gradient at c << K, >= 0
  double half_saturation = 1;          ///< K, in units of c, > 0
  double speed_limit_mm_per_day = 0;   ///< > 0, or 0 for no motion
};

/// Face velocity (mm/day) from voxel values `from` to `to` of the attractant, `spacing_mm` apart. Antisymmetric.
double chemotactic_velocity(const ChemotaxisLaw& law, double from, double to, double spacing_mm);

/// Adds -weight div(m v u) to `source` (at weight 1: units of u per day). m is the harmonic mean of `mobility` (0..1)
/// of the two voxels, u on the face is upwind with van Leer's limited slope (van Leer, J. Comput. Phys. 14:361, 1974).
/// x and y periodic, nothing through top and bottom. Each face flux is computed alike from both sides, so
/// the total is conserved to round-off, and results do not depend on the number of threads.
/// An explicit step stays non-negative while dt * sum of outflow speeds / edge <= 1/2.
void add_chemotaxis(const grid::Grid& grid, const grid::Values& u, const grid::Values& attractant,
                    const ChemotaxisLaw& law, const grid::Values& mobility, grid::Values& source,
                    const grid::Exchange& exchange = grid::SerialExchange(), double weight = 1);

/// Largest sum of outgoing face speeds over the edge, 1/day: what limits an explicit step.
double chemotaxis_outflow_rate_per_day(const grid::Grid& grid, const grid::Values& attractant, const ChemotaxisLaw& law,
                                       const grid::Values& mobility,
                                       const grid::Exchange& exchange = grid::SerialExchange());

}  // namespace cutis::solvers
