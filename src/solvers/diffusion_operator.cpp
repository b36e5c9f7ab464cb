// How is the diffusive flux through each face found and summed?
// SPDX-License-Identifier: Apache-2.0
#include "solvers/diffusion_operator.hpp"

#include <algorithm>

namespace cutis::solvers {

Transmissibilities face_transmissibilities(const grid::Grid& grid, const Diffusivity& d,
                                           const grid::Exchange& exchange) {
  const double per_lateral_edge = 1 / (grid.dx_mm * grid.dx_mm);
  const double per_depth_edge = 1 / (grid.dz_mm * grid.dz_mm);
  const grid::RowsAround<double> rows(grid, d.y, 1, exchange);
  // A single voxel across has only itself as neighbour: nothing to exchange.
  const bool several = grid.ny > 1;
  const auto lateral = [&](double a, double b) { return static_cast<float>(harmonic_mean(a, b) * per_lateral_edge); };
  Transmissibilities faces;
  for (auto* direction : {&faces.x, &faces.y, &faces.z}) direction->resize(grid.size());
  faces.y_before.resize(static_cast<std::size_t>(grid.nx) * static_cast<std::size_t>(grid.nz));
#pragma omp parallel for schedule(static)
  for (int k = 0; k < grid.nz; ++k) {
    const double *before = rows.row(-1, k), *first = rows.row(0, k);
    float* y_before = faces.y_before.data() + static_cast<std::ptrdiff_t>(k) * grid.nx;
    for (int i = 0; i < grid.nx; ++i) y_before[i] = several ? lateral(before[i], first[i]) : 0;
    for (int j = 0; j < grid.ny; ++j) {
      const double* south = rows.row(j + 1, k);
      for (int i = 0; i < grid.nx; ++i) {
        const std::size_t here = grid.index(i, j, k);
        const std::size_t east = grid.index((i + 1) % grid.nx, j, k);
        faces.x[here] = grid.nx > 1 ? lateral(d.x[here], d.x[east]) : 0;
        faces.y[here] = several ? lateral(d.y[here], south[i]) : 0;
        const bool bottom = k + 1 == grid.nz;
        faces.z[here] =
            static_cast<float>(bottom ? 0 : harmonic_mean(d.z[here], d.z[here + grid.plane()]) * per_depth_edge);
      }
    }
  }
  return faces;
}

RowFaces faces_of_row(const grid::Grid& grid, const Transmissibilities& faces, int j, int k) {
  const std::size_t first = grid.index(0, j, k), width = static_cast<std::size_t>(grid.nx);
  const std::size_t above = k > 0 ? first - grid.plane() : first;
  const float* y = faces.y.data() + first;
  const float* y_before = j > 0 ? y - width : faces.y_before.data() + static_cast<std::size_t>(k) * width;
  return {faces.x.data() + first, y, y_before, faces.z.data() + first, faces.z.data() + above};
}

void divergence_of_row(const grid::Grid& grid, const RowFaces& faces, const grid::RowsAround<double>& u, int j, int k,
                       double* row) {
  const std::size_t first = grid.index(0, j, k), width = static_cast<std::size_t>(grid.nx);
  const float *tx = faces.x, *ty = faces.y, *ty_north = faces.y_before, *tz = faces.z, *tz_above = faces.z_above;
  const double *here = u.row(j, k), *u_north = u.row(j - 1, k), *u_south = u.row(j + 1, k);
  const double *u_above = u.row(j, std::max(k - 1, 0)), *u_below = u.row(j, std::min(k + 1, grid.nz - 1));
  const auto at = [&](int i, int west, int east) {
    const double c = here[i];
    // At the top `above` is the voxel itself, so its flux is zero; tz is zero at the bottom.
    return tx[i] * (here[east] - c) - tx[west] * (c - here[west]) + ty[i] * (u_south[i] - c) -
           ty_north[i] * (c - u_north[i]) + tz[i] * (u_below[i] - c) - tz_above[i] * (c - u_above[i]);
  };
  // Whole rows vectorise best: at both ends voxels of other rows are taken for neighbours, and mended below.
  const int last = grid.nx - 1, begin = first == 0 ? 1 : 0, end = first + width == grid.size() ? last : grid.nx;
#pragma omp simd
  for (int i = begin; i < end; ++i) row[i] = at(i, i - 1, i + 1);
  row[0] = at(0, last, std::min(1, last));
  if (last > 0) row[last] = at(last, last - 1, 0);
}

void diffusion_divergence(const grid::Grid& grid, const Transmissibilities& faces, const grid::Values& u,
                          grid::Values& y, const grid::Exchange& exchange) {
  const grid::RowsAround<double> rows(grid, u, 1, exchange);
#pragma omp parallel for schedule(static)
  for (int k = 0; k < grid.nz; ++k) {
    for (int j = 0; j < grid.ny; ++j)
      divergence_of_row(grid, faces_of_row(grid, faces, j, k), rows, j, k, y.data() + grid.index(0, j, k));
  }
}

}  // namespace cutis::solvers
