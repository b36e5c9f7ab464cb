// How is the diffusive flux through each face found and summed?
// SPDX-License-Identifier: Apache-2.0
#include "solvers/diffusion_operator.hpp"

namespace cutis::solvers {

Transmissibilities face_transmissibilities(const grid::Grid& grid, const grid::Values& diffusivity_mm2_per_day) {
  const auto& d = diffusivity_mm2_per_day;
  const double per_lateral_edge = 1 / (grid.dx_mm * grid.dx_mm);
  const double per_depth_edge = 1 / (grid.dz_mm * grid.dz_mm);
  Transmissibilities faces{grid::Values(grid.size()), grid::Values(grid.size()), grid::Values(grid.size())};
  for (int k = 0; k < grid.nz; ++k) {
    for (int j = 0; j < grid.ny; ++j) {
      for (int i = 0; i < grid.nx; ++i) {
        const std::size_t here = grid.index(i, j, k);
        const std::size_t east = grid.index((i + 1) % grid.nx, j, k);
        const std::size_t south = grid.index(i, (j + 1) % grid.ny, k);
        // A single voxel across has only itself as neighbour: nothing to exchange.
        faces.x[here] = grid.nx > 1 ? harmonic_mean(d[here], d[east]) * per_lateral_edge : 0;
        faces.y[here] = grid.ny > 1 ? harmonic_mean(d[here], d[south]) * per_lateral_edge : 0;
        faces.z[here] = k + 1 < grid.nz ? harmonic_mean(d[here], d[here + grid.plane()]) * per_depth_edge : 0;
      }
    }
  }
  return faces;
}

namespace {

/// One row along x: the six face fluxes of each voxel, summed.
void divergence_of_row(const grid::Grid& grid, const Transmissibilities& faces, const double* u, double* y, int j,
                       int k) {
  const std::size_t row = grid.index(0, j, k);
  const std::size_t north = grid.index(0, (j + grid.ny - 1) % grid.ny, k);
  const std::size_t south = grid.index(0, (j + 1) % grid.ny, k);
  const std::size_t above = k > 0 ? row - grid.plane() : row;
  const std::size_t below = k + 1 < grid.nz ? row + grid.plane() : row;
  const double *tx = faces.x.data(), *ty = faces.y.data(), *tz = faces.z.data();
  const double open_above = k > 0 ? 1 : 0;
  const auto n = static_cast<std::size_t>(grid.nx);
#pragma omp simd
  for (std::size_t i = 0; i < n; ++i) {
    const double here = u[row + i];
    y[row + i] = ty[row + i] * (u[south + i] - here) - ty[north + i] * (here - u[north + i]) +
                 tz[row + i] * (u[below + i] - here) - open_above * tz[above + i] * (here - u[above + i]);
  }
  for (std::size_t i = 0; i < n; ++i) {
    const std::size_t east = i + 1 < n ? i + 1 : 0;
    const double flux = tx[row + i] * (u[row + east] - u[row + i]);
    y[row + i] += flux;
    y[row + east] -= flux;
  }
}

}  // namespace

void diffusion_divergence(const grid::Grid& grid, const Transmissibilities& faces, const grid::Values& u,
                          grid::Values& y) {
#pragma omp parallel for schedule(static)
  for (int k = 0; k < grid.nz; ++k) {
    for (int j = 0; j < grid.ny; ++j) divergence_of_row(grid, faces, u.data(), y.data(), j, k);
  }
}

}  // namespace cutis::solvers
