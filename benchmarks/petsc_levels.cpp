// How does PETSc hold the skin problem without a matrix? Levels of shell operators on distributed arrays.
// SPDX-License-Identifier: Apache-2.0
#include "petsc_levels.hpp"

#include <algorithm>

#include "skin_problem.hpp"

namespace cutis::benchmarks {

namespace {

/// Where the rows of this rank lie in a local (ghosted) array: x and y have a ghost on both sides, depth has too.
struct Box {
  int xs, ys, xm, ym, nz, gx, gy, gz;
  explicit Box(const PetscLevel& level) : nz(level.nz) {
    int zs, zm, gxs, gys, gzs;
    DMDAGetCorners(level.dm, &xs, &ys, &zs, &xm, &ym, &zm);
    DMDAGetGhostCorners(level.dm, &gxs, &gys, &gzs, &gx, &gy, &gz);
    skip_x = xs - gxs, skip_y = ys - gys, skip_z = zs - gzs;
  }
  int skip_x, skip_y, skip_z;
  std::ptrdiff_t row(int j, int k) const {
    return (static_cast<std::ptrdiff_t>(k + skip_z) * gy + j + skip_y) * gx + skip_x;
  }
  std::ptrdiff_t own(int j, int k) const { return (static_cast<std::ptrdiff_t>(k) * ym + j) * xm; }
  std::ptrdiff_t next_row() const { return gx; }
  std::ptrdiff_t next_plane() const { return static_cast<std::ptrdiff_t>(gx) * gy; }
};

struct Faces {
  const double *x, *y, *z, *diagonal;
  const PetscLevel& level;
  explicit Faces(const PetscLevel& l) : level(l) {
    VecGetArrayRead(l.faces_x, &x), VecGetArrayRead(l.faces_y, &y), VecGetArrayRead(l.faces_z, &z);
    VecGetArrayRead(l.diagonal, &diagonal);
  }
  ~Faces() {
    VecRestoreArrayRead(level.faces_x, &x), VecRestoreArrayRead(level.faces_y, &y);
    VecRestoreArrayRead(level.faces_z, &z), VecRestoreArrayRead(level.diagonal, &diagonal);
  }
  Faces(const Faces&) = delete;
  Faces& operator=(const Faces&) = delete;
};

PetscErrorCode apply(Mat matrix, Vec from, Vec to) {
  PetscLevel* level = nullptr;
  MatShellGetContext(matrix, &level);
  Vec local;
  DMGetLocalVector(level->dm, &local);
  DMGlobalToLocal(level->dm, from, INSERT_VALUES, local);
  const double* u;
  double* y;
  VecGetArrayRead(local, &u);
  VecGetArray(to, &y);
  const Box box(*level);
  const Faces f(*level);
  const auto dy = box.next_row(), dz = box.next_plane();
  for (int k = 0; k < box.nz; ++k) {
    for (int j = 0; j < box.ym; ++j) {
      const auto first = box.row(j, k);
      double* row = y + box.own(j, k);
#pragma omp simd
      for (int i = 0; i < box.xm; ++i) {
        const auto v = first + i;
        const double c = u[v];
        row[i] = f.diagonal[v] * c -
                 (f.x[v] * (u[v + 1] - c) + f.x[v - 1] * (u[v - 1] - c) + f.y[v] * (u[v + dy] - c) +
                  f.y[v - dy] * (u[v - dy] - c) + f.z[v] * (u[v + dz] - c) + f.z[v - dz] * (u[v - dz] - c));
      }
    }
  }
  VecRestoreArrayRead(local, &u);
  VecRestoreArray(to, &y);
  DMRestoreLocalVector(level->dm, &local);
  return 0;
}

double pivot(const Faces& f, std::ptrdiff_t v, std::ptrdiff_t dy, std::ptrdiff_t dz) {
  return f.diagonal[v] + f.x[v] + f.x[v - 1] + f.y[v] + f.y[v - dy] + f.z[v] + f.z[v - dz];
}

PetscErrorCode diagonal_of(Mat matrix, Vec to) {
  PetscLevel* level = nullptr;
  MatShellGetContext(matrix, &level);
  const Box box(*level);
  const Faces f(*level);
  double* y;
  VecGetArray(to, &y);
  for (int k = 0; k < box.nz; ++k)
    for (int j = 0; j < box.ym; ++j)
      for (int i = 0; i < box.xm; ++i)
        y[box.own(j, k) + i] = pivot(f, box.row(j, k) + i, box.next_row(), box.next_plane());
  VecRestoreArray(to, &y);
  return 0;
}

PetscErrorCode solve_lines(PC pc, Vec from, Vec to) {
  PetscLevel* level = nullptr;
  PCShellGetContext(pc, &level);
  const Box box(*level);
  const Faces f(*level);
  const double* b;
  double* u;
  VecGetArrayRead(from, &b);
  VecGetArray(to, &u);
  const auto plane = static_cast<std::ptrdiff_t>(box.xm) * box.ym, dz = box.next_plane();
  const double* inverse = level->line_pivots.data();
  for (int j = 0; j < box.ym; ++j) {
    for (int k = 0; k < box.nz; ++k) {
      const auto own = box.own(j, k), v = box.row(j, k);
#pragma omp simd
      for (int i = 0; i < box.xm; ++i)
        u[own + i] = (b[own + i] + (k > 0 ? f.z[v + i - dz] * u[own + i - plane] : 0.0)) * inverse[own + i];
    }
    for (int k = box.nz - 2; k >= 0; --k) {
      const auto own = box.own(j, k), v = box.row(j, k);
#pragma omp simd
      for (int i = 0; i < box.xm; ++i) u[own + i] += f.z[v + i] * inverse[own + i] * u[own + i + plane];
    }
  }
  VecRestoreArrayRead(from, &b);
  VecRestoreArray(to, &u);
  return 0;
}

// Q0: the value of a coarse voxel goes to all that were merged into it. Rows of ranks are even, so all is local.
PetscErrorCode prolong(Mat matrix, Vec from, Vec to) {
  PetscLevel* fine = nullptr;
  MatShellGetContext(matrix, &fine);
  const Box box(*fine);
  const double* coarse;
  double* u;
  VecGetArrayRead(from, &coarse);
  VecGetArray(to, &u);
  for (int k = 0; k < box.nz; ++k)
    for (int j = 0; j < box.ym; ++j)
      for (int i = 0; i < box.xm; ++i)
        u[box.own(j, k) + i] =
            coarse[(static_cast<std::ptrdiff_t>(k / fine->factor_depth) * (box.ym / 2) + j / 2) * (box.xm / 2) + i / 2];
  VecRestoreArrayRead(from, &coarse);
  VecRestoreArray(to, &u);
  return 0;
}

PetscErrorCode restrict_to(Mat matrix, Vec from, Vec to) {
  PetscLevel* fine = nullptr;
  MatShellGetContext(matrix, &fine);
  const Box box(*fine);
  const double* r;
  double* coarse;
  VecSet(to, 0);
  VecGetArrayRead(from, &r);
  VecGetArray(to, &coarse);
  for (int k = 0; k < box.nz; ++k)
    for (int j = 0; j < box.ym; ++j)
      for (int i = 0; i < box.xm; ++i)
        coarse[(static_cast<std::ptrdiff_t>(k / fine->factor_depth) * (box.ym / 2) + j / 2) * (box.xm / 2) + i / 2] +=
            r[box.own(j, k) + i];
  VecRestoreArrayRead(from, &r);
  VecRestoreArray(to, &coarse);
  return 0;
}

void make_arrays(PetscLevel& level) {
  int ranks;
  MPI_Comm_size(PETSC_COMM_WORLD, &ranks);
  DMDACreate3d(PETSC_COMM_WORLD, DM_BOUNDARY_PERIODIC, DM_BOUNDARY_PERIODIC, DM_BOUNDARY_GHOSTED, DMDA_STENCIL_STAR,
               level.nx, level.ny, level.nz, 1, ranks, 1, 1, 1, nullptr, nullptr, nullptr, &level.dm);
  DMSetUp(level.dm);
  DMSetMatType(level.dm, MATAIJ);
  for (Vec* each : {&level.faces_x, &level.faces_y, &level.faces_z, &level.diagonal}) {
    DMCreateLocalVector(level.dm, each);
    VecSet(*each, 0);
  }
  const Box box(level);
  const auto own = static_cast<int>(box.own(0, box.nz)), all = level.nx * level.ny * level.nz;
  MatCreateShell(PETSC_COMM_WORLD, own, own, all, all, nullptr, &level.shell);
  MatShellSetOperation(level.shell, MATOP_MULT, reinterpret_cast<void (*)()>(apply));
  MatShellSetOperation(level.shell, MATOP_GET_DIAGONAL, reinterpret_cast<void (*)()>(diagonal_of));
}

void fill_ghosts(PetscLevel& level) {
  for (Vec each : {level.faces_x, level.faces_y, level.faces_z, level.diagonal}) {
    DMLocalToLocalBegin(level.dm, each, INSERT_VALUES, each);
    DMLocalToLocalEnd(level.dm, each, INSERT_VALUES, each);
  }
}

void eliminate(PetscLevel& level) {
  const Box box(level);
  const Faces f(level);
  const auto plane = box.own(0, 1), dz = box.next_plane();
  level.line_pivots.resize(static_cast<std::size_t>(box.own(0, box.nz)));
  for (int k = 0; k < box.nz; ++k)
    for (int j = 0; j < box.ym; ++j)
      for (int i = 0; i < box.xm; ++i) {
        const auto v = box.row(j, k) + i, own = box.own(j, k) + i;
        double p = pivot(f, v, box.next_row(), dz);
        if (k > 0) p -= f.z[v - dz] * f.z[v - dz] * level.line_pivots[static_cast<std::size_t>(own - plane)];
        level.line_pivots[static_cast<std::size_t>(own)] = 1 / p;
      }
}

void fill_finest(PetscLevel& level, const SkinProblem& p) {
  const solvers::Transmissibilities faces = solvers::face_transmissibilities(p.grid, p.diffusivity);
  const Box box(level);
  double* to[4];
  Vec const vectors[] = {level.faces_x, level.faces_y, level.faces_z, level.diagonal};
  for (int n = 0; n < 4; ++n) VecGetArray(vectors[n], &to[n]);
  for (int k = 0; k < box.nz; ++k)
    for (int j = 0; j < box.ym; ++j)
      for (int i = 0; i < box.xm; ++i) {
        const std::size_t from = p.grid.index(i + box.xs, j + box.ys, k);
        const auto v = box.row(j, k) + i;
        to[0][v] = p.scale * static_cast<double>(faces.x[from]),
        to[1][v] = p.scale * static_cast<double>(faces.y[from]);
        to[2][v] = p.scale * static_cast<double>(faces.z[from]), to[3][v] = p.diagonal[from];
      }
  for (int n = 0; n < 4; ++n) VecRestoreArray(vectors[n], &to[n]);
}

// Galerkin for Q0 is the sum over merged faces; halved across coarsened directions, where distances double.
void coarsen(const PetscLevel& fine, PetscLevel& coarse) {
  const Box from(fine), to(coarse);
  const Faces f(fine);
  const int fz = fine.factor_depth;
  double* t[4];
  Vec const vectors[] = {coarse.faces_x, coarse.faces_y, coarse.faces_z, coarse.diagonal};
  for (int n = 0; n < 4; ++n) VecGetArray(vectors[n], &t[n]);
  for (int k = 0; k < from.nz; ++k)
    for (int j = 0; j < from.ym; ++j)
      for (int i = 0; i < from.xm; ++i) {
        const auto v = from.row(j, k) + i, c = to.row(j / 2, k / fz) + i / 2;
        if (i % 2 == 1) t[0][c] += 0.5 * f.x[v];
        if (j % 2 == 1) t[1][c] += 0.5 * f.y[v];
        if (k % fz == fz - 1) t[2][c] += f.z[v] / fz;
        t[3][c] += f.diagonal[v];
      }
  for (int n = 0; n < 4; ++n) VecRestoreArray(vectors[n], &t[n]);
}

}  // namespace

std::vector<PetscLevel> petsc_levels(int n, double contrast, bool lateral) {
  std::vector<PetscLevel> levels;
  levels.reserve(16);
  int ranks;
  MPI_Comm_size(PETSC_COMM_WORLD, &ranks);
  for (int nx = n, nz = n; nx >= 3; nx /= 2) {
    PetscLevel& level = levels.emplace_back();
    level.nx = level.ny = nx, level.nz = nz;
    level.factor_depth = lateral ? 1 : 2;
    make_arrays(level);
    if (levels.size() == 1)
      fill_finest(level, skin_problem(n, contrast));
    else
      coarsen(levels[levels.size() - 2], level);
    fill_ghosts(level);
    if (!lateral && nz % 2 == 0) nz /= 2;
    if (nx % 2 == 1 || (nx / 2) % ranks != 0) break;
  }
  for (PetscLevel& level : levels) MatShellSetContext(level.shell, &level);
  return levels;
}

void destroy(std::vector<PetscLevel>& levels) {
  for (PetscLevel& level : levels) {
    for (Vec* each : {&level.faces_x, &level.faces_y, &level.faces_z, &level.diagonal}) VecDestroy(each);
    MatDestroy(&level.shell);
    DMDestroy(&level.dm);
  }
  levels.clear();
}

void use_lines(PC pc, PetscLevel& level) {
  PCSetType(pc, PCSHELL);
  eliminate(level);
  PCShellSetContext(pc, &level);
  PCShellSetApply(pc, solve_lines);
}

void use_multigrid(PC pc, std::vector<PetscLevel>& levels, bool lines, int sweeps) {
  const int count = static_cast<int>(levels.size());
  PCSetType(pc, PCMG);
  PCMGSetLevels(pc, count, nullptr);
  PCMGSetNumberSmooth(pc, sweeps);
  for (int n = 0; n < count; ++n) {  // PETSc counts from the coarsest
    PetscLevel& level = levels[static_cast<std::size_t>(count - 1 - n)];
    KSP smoother;
    PC inner;
    PCMGGetSmoother(pc, n, &smoother);
    KSPSetOperators(smoother, level.shell, level.shell);
    KSPSetType(smoother, KSPCHEBYSHEV);
    KSPSetTolerances(smoother, PETSC_DEFAULT, PETSC_DEFAULT, PETSC_DEFAULT, n == 0 ? 16 : sweeps);
    KSPSetNormType(smoother, KSP_NORM_NONE);
    KSPGetPC(smoother, &inner);
    if (lines)
      use_lines(inner, level);
    else
      PCSetType(inner, PCJACOBI);
    if (n == 0) continue;
    const Box fine(level), coarse(levels[static_cast<std::size_t>(count - n)]);
    Mat transfer;
    MatCreateShell(PETSC_COMM_WORLD, static_cast<int>(fine.own(0, fine.nz)), static_cast<int>(coarse.own(0, coarse.nz)),
                   PETSC_DETERMINE, PETSC_DETERMINE, &level, &transfer);
    MatShellSetOperation(transfer, MATOP_MULT, reinterpret_cast<void (*)()>(prolong));
    MatShellSetOperation(transfer, MATOP_MULT_TRANSPOSE, reinterpret_cast<void (*)()>(restrict_to));
    PCMGSetInterpolation(pc, n, transfer);
    MatDestroy(&transfer);
  }
}

Mat assembled(const PetscLevel& level) {
  Mat matrix;
  DMCreateMatrix(level.dm, &matrix);
  const Box box(level);
  const Faces f(level);
  const auto dy = box.next_row(), dz = box.next_plane();
  for (int k = 0; k < box.nz; ++k)
    for (int j = 0; j < box.ym; ++j)
      for (int i = 0; i < box.xm; ++i) {
        const auto v = box.row(j, k) + i;
        const int x = i + box.xs, y = j + box.ys;
        const MatStencil row{k, y, x, 0};
        const MatStencil columns[] = {row,
                                      {k, y, x + 1, 0},
                                      {k, y, x - 1, 0},
                                      {k, y + 1, x, 0},
                                      {k, y - 1, x, 0},
                                      {k + 1, y, x, 0},
                                      {k - 1, y, x, 0}};
        const double values[] = {pivot(f, v, dy, dz), -f.x[v], -f.x[v - 1], -f.y[v],
                                 -f.y[v - dy],        -f.z[v], -f.z[v - dz]};
        // Top and bottom: entries of value zero for voxels that are not there are left out.
        MatStencil kept[7];
        double entries[7];
        int count = 0;
        for (int n = 0; n < 7; ++n)
          if (columns[n].k >= 0 && columns[n].k < box.nz) kept[count] = columns[n], entries[count++] = values[n];
        MatSetValuesStencil(matrix, 1, &row, count, kept, entries, ADD_VALUES);
      }
  MatAssemblyBegin(matrix, MAT_FINAL_ASSEMBLY);
  MatAssemblyEnd(matrix, MAT_FINAL_ASSEMBLY);
  MatSetOption(matrix, MAT_SPD, PETSC_TRUE);
  return matrix;
}

Vec source(const PetscLevel& level, int n, double contrast, bool later) {
  const SkinProblem p = skin_problem(n, contrast);
  const grid::Values rhs = later ? changed_source(p) : p.rhs;
  Vec b;
  DMCreateGlobalVector(level.dm, &b);
  const Box box(level);
  double* to;
  VecGetArray(b, &to);
  for (int k = 0; k < box.nz; ++k)
    for (int j = 0; j < box.ym; ++j)
      for (int i = 0; i < box.xm; ++i) to[box.own(j, k) + i] = rhs[p.grid.index(i + box.xs, j + box.ys, k)];
  VecRestoreArray(b, &to);
  return b;
}

}  // namespace cutis::benchmarks
