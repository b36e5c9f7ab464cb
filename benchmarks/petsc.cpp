// How does the multigrid compare with PETSc at its best? Same problem, residuals and cores; time, set-up, memory.
// SPDX-License-Identifier: Apache-2.0
#include <fmt/core.h>
#include <omp.h>
#include <unistd.h>

#include <cstdlib>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "grid/exchange.hpp"
#include "machine.hpp"
#include "petsc_levels.hpp"
#include "skin_problem.hpp"
#include "solvers/multigrid.hpp"

namespace {

using namespace cutis;

constexpr double contrast = 1000;
constexpr int most_iterations = 2000;

struct Outcome {
  int cold_iterations, warm_iterations;
  double set_up_s, cold_s, warm_s, bytes;  ///< bytes: held beyond u and right-hand side, all ranks
};

int rank() {
  int mine;
  MPI_Comm_rank(PETSC_COMM_WORLD, &mine);
  return mine;
}

int ranks() {
  int count;
  MPI_Comm_size(PETSC_COMM_WORLD, &count);
  return count;
}

void print(const std::string& solver, int n, const Outcome& o) {
  if (rank() != 0) return;
  const double voxels = static_cast<double>(n) * n * n;
  fmt::print("{:<52}{:>5}{:>12.0f}{:>5}{:>12.0f}{:>11.0f}{:>10.0f}\n", solver, o.cold_iterations,
             1e9 * o.cold_s / voxels, o.warm_iterations, 1e9 * o.warm_s / voxels, 1e9 * o.set_up_s / voxels,
             o.bytes / voxels);
  std::fflush(stdout);
}

/// The others wait without using their cores.
void on_first_rank(const std::function<void()>& job) {
  if (rank() == 0) job();
  MPI_Request request;
  MPI_Ibarrier(PETSC_COMM_WORLD, &request);
  for (int done = 0; !done; usleep(2000)) MPI_Test(&request, &done, MPI_STATUS_IGNORE);
}

double all_bytes() {
  double mine = benchmarks::resident_bytes(), all;
  MPI_Allreduce(&mine, &all, 1, MPI_DOUBLE, MPI_SUM, PETSC_COMM_WORLD);
  return all;
}

/// Cycles are those that the residual asks for: counted first, as in multigrid.cpp, then timed.
Outcome run_cutis(int n) {
  omp_set_num_threads(ranks());
  const grid::SerialExchange serial;
  const benchmarks::SkinProblem p = benchmarks::skin_problem(n, contrast);
  const grid::Values later = benchmarks::changed_source(p);
  grid::Values u(p.grid.size(), 0.0), guess = u;
  Outcome o{};
  const auto faces = solvers::face_transmissibilities(p.grid, p.diffusivity);
  const double before = benchmarks::resident_bytes();
  std::unique_ptr<solvers::Multigrid> solver;
  o.set_up_s =
      benchmarks::time_of([&] { solver = std::make_unique<solvers::Multigrid>(p.grid, p.diffusivity, serial); }).wall_s;
  const auto run = [&](const grid::Values& rhs, double wanted, int& cycles) {
    double best = 0;
    for (cycles = 1; cycles < 200; ++cycles) {
      best = benchmarks::shortest(
                 1, [&] { u = guess; },
                 [&] {
                   solver->solve(p.scale, p.diagonal, rhs, {0, 1, cycles}, u, serial);
                 })
                 .wall_s;
      if (benchmarks::relative_residual(p, faces, rhs, u) <= wanted) break;
    }
    return std::min(best, benchmarks::shortest(
                              2, [&] { u = guess; },
                              [&] {
                                solver->solve(p.scale, p.diagonal, rhs, {0, 1, cycles}, u, serial);
                              })
                              .wall_s);
  };
  o.cold_s = run(p.rhs, 1e-8, o.cold_iterations);
  o.bytes = benchmarks::resident_bytes() - before;
  guess = u;
  o.warm_s = run(later, 1e-6, o.warm_iterations);
  return o;
}

struct Configuration {
  std::string_view name, option;
  bool needs_matrix, lateral;
  std::function<void(KSP, std::vector<benchmarks::PetscLevel>&)> set;
};

PC pc_of(KSP ksp) {
  PC pc;
  KSPGetPC(ksp, &pc);
  return pc;
}

std::vector<Configuration> configurations() {
  using Levels = std::vector<benchmarks::PetscLevel>;
  const auto named = [](PCType type) { return [type](KSP ksp, Levels&) { PCSetType(pc_of(ksp), type); }; };
  const auto multigrid = [](bool lines, int sweeps) {
    return [=](KSP ksp, Levels& levels) { benchmarks::use_multigrid(pc_of(ksp), levels, lines, sweeps); };
  };
  return {
      {"shell, CG, Jacobi", "jacobi", false, false, named(PCJACOBI)},
      {"shell, CG, lines along depth", "lines", false, false,
       [](KSP ksp, Levels& levels) { benchmarks::use_lines(pc_of(ksp), levels.front()); }},
      {"shell, CG, PCMG 3-D, 2 Chebyshev of points", "mg3-points2", false, false, multigrid(false, 2)},
      {"shell, CG, PCMG 3-D, 1 Chebyshev of lines", "mg3-lines1", false, false, multigrid(true, 1)},
      {"shell, CG, PCMG lateral, 1 Chebyshev of lines", "mg2-lines1", false, true, multigrid(true, 1)},
      {"shell, CG, PCMG lateral, 2 Chebyshev of lines", "mg2-lines2", false, true, multigrid(true, 2)},
      {"matrix, CG, block Jacobi with ICC(0)", "icc", true, false,
       [](KSP ksp, Levels&) {
         PCSetType(pc_of(ksp), PCBJACOBI);
         PetscOptionsSetValue(nullptr, "-sub_pc_type", "icc");
         PCSetFromOptions(pc_of(ksp));
       }},
      {"matrix, CG, GAMG", "gamg", true, false, named(PCGAMG)},
      {"matrix, CG, hypre BoomerAMG (HMIS, ext+i, 0.5)", "hypre", true, false,
       [](KSP ksp, Levels&) {
         PCSetType(pc_of(ksp), PCHYPRE);
         PCHYPRESetType(pc_of(ksp), "boomeramg");
         PetscOptionsSetValue(nullptr, "-pc_hypre_boomeramg_coarsen_type", "HMIS");
         PetscOptionsSetValue(nullptr, "-pc_hypre_boomeramg_interp_type", "ext+i");
         PetscOptionsSetValue(nullptr, "-pc_hypre_boomeramg_strong_threshold", "0.5");
         PCSetFromOptions(pc_of(ksp));
       }},
  };
}

double solve(KSP ksp, Vec b, Vec u, double tolerance, int* iterations) {
  KSPSetTolerances(ksp, tolerance, 0, PETSC_DEFAULT, most_iterations);
  MPI_Barrier(PETSC_COMM_WORLD);
  const double start = MPI_Wtime();
  KSPSolve(ksp, b, u);
  MPI_Barrier(PETSC_COMM_WORLD);
  const double taken = MPI_Wtime() - start;
  KSPConvergedReason reason;
  KSPGetConvergedReason(ksp, &reason);
  KSPGetIterationNumber(ksp, iterations);
  if (reason < 0) *iterations = -*iterations;
  return taken;
}

Outcome run(const Configuration& c, int n, int repeats) {
  Outcome o{};
  const double before = all_bytes();
  auto levels = benchmarks::petsc_levels(n, contrast, c.lateral);
  if (c.option.substr(0, 2) != "mg")
    while (levels.size() > 1) {
      std::vector<benchmarks::PetscLevel> last{levels.back()};
      levels.pop_back();
      benchmarks::destroy(last);
    }
  Vec b = benchmarks::source(levels.front(), n, contrast, false), u, cold;
  Vec later = benchmarks::source(levels.front(), n, contrast, true);
  VecDuplicate(b, &u), VecDuplicate(b, &cold);
  KSP ksp;
  KSPCreate(PETSC_COMM_WORLD, &ksp);
  KSPSetType(ksp, KSPCG);
  KSPSetNormType(ksp, KSP_NORM_UNPRECONDITIONED);
  Mat matrix = nullptr;
  double start = MPI_Wtime();
  if (c.needs_matrix) matrix = benchmarks::assembled(levels.front());
  KSPSetOperators(ksp, matrix ? matrix : levels.front().shell, matrix ? matrix : levels.front().shell);
  c.set(ksp, levels);
  KSPSetUp(ksp);
  solve(ksp, b, u, 0.5, &o.cold_iterations);  // what is set up at the first solve
  o.set_up_s = MPI_Wtime() - start;
  o.cold_s = o.warm_s = 1e300;
  for (int repeat = 0; repeat < repeats; ++repeat) {
    KSPSetInitialGuessNonzero(ksp, PETSC_FALSE);
    o.cold_s = std::min(o.cold_s, solve(ksp, b, cold, 1e-8, &o.cold_iterations));
    KSPSetInitialGuessNonzero(ksp, PETSC_TRUE);
    VecCopy(cold, u);
    o.warm_s = std::min(o.warm_s, solve(ksp, later, u, 1e-6, &o.warm_iterations));
  }
  const double voxels = static_cast<double>(n) * n * n;
  o.bytes = all_bytes() - before - 4 * 8 * voxels;  // less the four vectors here
  KSPDestroy(&ksp);
  if (matrix) MatDestroy(&matrix);
  for (Vec* each : {&b, &u, &cold, &later}) VecDestroy(each);
  benchmarks::destroy(levels);
  return o;
}

}  // namespace

int main(int count, char** words) {
  PetscInitializeNoArguments();
  PetscPopSignalHandler();
  const int n = count > 1 ? std::atoi(words[1]) : 96, repeats = n > 100 ? 1 : 2;
  const auto wanted = [&](std::string_view option) {
    for (int w = 2; w < count; ++w)
      if (option == words[w]) return true;
    return count <= 2;
  };
  on_first_rank([&] {
    omp_set_num_threads(ranks());
    fmt::print(
        "{0}^3, contrast 1:1000, {1} threads or ranks, triad {2:.1f} GB/s; ns and bytes per voxel\n"
        "{3:<52}{4:>5}{5:>12}{6:>5}{7:>12}{8:>11}{9:>10}\n",
        n, ranks(), 1e-9 / benchmarks::triad_per_byte().wall_s, "solver", "its", "(a) ns", "its", "(b) ns", "set-up ns",
        "bytes");
    print("cutis, multigrid", n, run_cutis(n));
  });
  omp_set_num_threads(1);
  for (const Configuration& c : configurations())
    if (wanted(c.option)) print("PETSc, " + std::string(c.name), n, run(c, n, repeats));
  PetscFinalize();
}
