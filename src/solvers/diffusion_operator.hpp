// How much moves through each face? Finite-volume diffusion: transmissibilities and the divergence of the flux.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "grid/exchange.hpp"
#include "grid/grid.hpp"
#include "grid/rows.hpp"

namespace cutis::solvers {

/// Face transmissibilities D_face / h^2 in 1/day. Entry n of `x` belongs to the face between voxel n and
/// its next neighbour along x (periodic), of `y` along y (periodic), of `z` below it (0 at the bottom).
/// `y_before` has the faces between this rank's first row and the row before it, nx for each depth.
/// Single precision: 6e-8 of a diffusivity is far below what is known of it, and half the memory traffic.
struct Transmissibilities {
  std::vector<float> x, y, z, y_before;
};

/// Harmonic mean: the face diffusivity that two half voxels in series have. Zero if either side is zero.
inline double harmonic_mean(double a, double b) { return a > 0 && b > 0 ? 2 / (1 / a + 1 / b) : 0; }

/// Diffusivity per voxel (mm^2/day, >= 0) along each axis: the diagonal of a tensor, which is all that enters the
/// normal flux through faces of an axis-aligned grid; off-diagonal members are left out. Refers to arrays, keeps none.
struct Diffusivity {
  const grid::Values &x, &y, &z;
  Diffusivity(const grid::Values& in_all_directions)  // NOLINT: the same in all directions is the usual case
      : x(in_all_directions), y(in_all_directions), z(in_all_directions) {}
  Diffusivity(const grid::Values& along_x, const grid::Values& along_y, const grid::Values& along_depth)
      : x(along_x), y(along_y), z(along_depth) {}
};

/// Transmissibilities of a diffusivity. Top and bottom are closed.
Transmissibilities face_transmissibilities(const grid::Grid& grid, const Diffusivity& diffusivity,
                                           const grid::Exchange& exchange = grid::SerialExchange());

/// The faces of one row of nx voxels: to the next voxel along x (at [-1] too, whatever it holds), to the rows behind
/// and before it, to those below and above (at the top: any row).
struct RowFaces {
  const float *x, *y, *y_before, *z, *z_above;
};
RowFaces faces_of_row(const grid::Grid& grid, const Transmissibilities& faces, int j, int k);

/// Row (j, k) of div(D grad u): nx values, units of u per day. `u` with one row on both sides.
void divergence_of_row(const grid::Grid& grid, const RowFaces& faces, const grid::RowsAround<double>& u, int j, int k,
                       double* row);

/// y = div(D grad u), units of u per day. Each face flux is the same number on both sides, so the sum
/// of y over all voxels is zero to round-off. `y` has the grid's size already.
void diffusion_divergence(const grid::Grid& grid, const Transmissibilities& faces, const grid::Values& u,
                          grid::Values& y, const grid::Exchange& exchange = grid::SerialExchange());

}  // namespace cutis::solvers
