// Which diffusion problem do solvers compete on? Layers in depth crossed by channels, all of one contrast.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cmath>
#include <string>

#include "grid/grid.hpp"
#include "grid/rows.hpp"
#include "solvers/diffusion_operator.hpp"

namespace cutis::benchmarks {

/// diagonal u - scale div(D grad u) = rhs, as one implicit stage of a mediator asks: with D = 1 in a channel,
/// scale D / h^2 = 1e4 (a decay length of 100 voxels), so this is nearly the steady state.
struct SkinProblem {
  grid::Grid grid;
  grid::Values diffusivity, diagonal, rhs;
  double scale = 1e4;
};

/// Channels three voxels wide, one for each 48 x 48 columns, at irregular places so that no coarse grid fits them;
/// they have the largest diffusivity, 1, down to three fifths of the depth. Layers lie between 1/contrast and
/// contrast^(-1/3). A larger block is more skin at the same voxel.
inline SkinProblem skin_problem(int n, double contrast) {
  SkinProblem p{{n, n, n, 1.0, 1.0}, {}, {}, {}};
  p.diffusivity.resize(p.grid.size());
  p.diagonal.assign(p.grid.size(), 1.0);
  p.rhs.resize(p.grid.size());
  const double layers[] = {1, 1.0 / 3, 2.0 / 3, 1.0 / 3};
  const double ends[] = {0.05, 0.45, 0.75, 1};
  for (int k = 0; k < n; ++k) {
    int layer = 0;
    while (k >= ends[layer] * n) ++layer;
    for (int j = 0; j < n; ++j) {
      for (int i = 0; i < n; ++i) {
        const int a = i / 48, b = j / 48;
        const int dx = i % 48 - (9 + (7 * a + 11 * b) % 30), dy = j % 48 - (8 + (5 * a + 13 * b) % 31);
        const bool channel = dx >= 0 && dx < 3 && dy >= 0 && dy < 3 && k < 0.6 * n;
        const std::size_t v = p.grid.index(i, j, k);
        p.diffusivity[v] = channel ? 1 : std::pow(contrast, -layers[layer]);
        p.rhs[v] = channel ? 10 : 1 + 0.5 * std::sin(0.3 * i) * std::sin(0.2 * j + 0.1 * k);
      }
    }
  }
  return p;
}

/// |rhs - A u| / |rhs| in the 2-norm, all in double precision, by the plain operator.
inline double relative_residual(const SkinProblem& p, const solvers::Transmissibilities& faces, const grid::Values& rhs,
                                const grid::Values& u) {
  double left = 0, whole = 0;
  const grid::RowsAround<double> rows(p.grid, u, 1, grid::SerialExchange());
#pragma omp parallel for schedule(static) reduction(+ : left, whole)
  for (int k = 0; k < p.grid.nz; ++k) {
    grid::Values row(static_cast<std::size_t>(p.grid.nx));
    for (int j = 0; j < p.grid.ny; ++j) {
      solvers::divergence_of_row(p.grid, solvers::faces_of_row(p.grid, faces, j, k), rows, j, k, row.data());
      const std::size_t first = p.grid.index(0, j, k);
      for (std::size_t i = 0; i < row.size(); ++i) {
        const double residual = rhs[first + i] - p.diagonal[first + i] * u[first + i] + p.scale * row[i];
        left += residual * residual;
        whole += rhs[first + i] * rhs[first + i];
      }
    }
  }
  return std::sqrt(left / whole);
}

/// The source of a moment later: up to one percent more, not everywhere alike.
inline grid::Values changed_source(const SkinProblem& p) {
  grid::Values later = p.rhs;
  for (std::size_t v = 0; v < later.size(); ++v) later[v] *= 1 + 0.01 * std::sin(1e-4 * static_cast<double>(v));
  return later;
}

}  // namespace cutis::benchmarks
