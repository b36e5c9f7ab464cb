// How does PETSc hold the skin problem without a matrix? Levels of shell operators on distributed arrays.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <petscdmda.h>
#include <petscksp.h>

#include <vector>

namespace cutis::benchmarks {

/// One grid: rows of y shared out to ranks, depth whole. All arrays of faces are ghosted like local vectors, by the
/// entry's own voxel: x to the next column, y to the next row, z to the voxel below.
struct PetscLevel {
  DM dm = nullptr;
  Mat shell = nullptr;
  Vec faces_x = nullptr, faces_y = nullptr, faces_z = nullptr, diagonal = nullptr;  ///< local, scale included
  int nx = 0, ny = 0, nz = 0;                                                       ///< of the whole grid
  int factor_depth = 2;             ///< to the next level: 2, or 1 where only x and y are coarsened
  std::vector<double> line_pivots;  ///< 1/pivot of the elimination along depth, own voxels
};

/// The whole hierarchy, finest first. `lateral` keeps the depth.
std::vector<PetscLevel> petsc_levels(int n, double contrast, bool lateral);
void destroy(std::vector<PetscLevel>& levels);

/// A preconditioner that solves every line along depth exactly (block Jacobi).
void use_lines(PC pc, PetscLevel& level);
/// Multigrid without matrices: Q0 interpolation, Chebyshev smoothing by points or by lines.
void use_multigrid(PC pc, std::vector<PetscLevel>& levels, bool lines, int sweeps);
/// The same operator as a sparse matrix.
Mat assembled(const PetscLevel& level);
/// The right-hand side; `later` gives benchmarks::changed_source.
Vec source(const PetscLevel& level, int n, double contrast, bool later);

}  // namespace cutis::benchmarks
