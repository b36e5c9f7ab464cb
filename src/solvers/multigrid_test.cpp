// Does the fast solver give what the plain one gives, on anything?
// SPDX-License-Identifier: Apache-2.0
#include "solvers/multigrid.hpp"

#include <omp.h>

#include <catch2/catch.hpp>
#include <cmath>
#include <random>

#include "solvers/reference_solver.hpp"

using namespace cutis;
using grid::Grid;
using grid::Values;

namespace {

struct Problem {
  Grid grid;
  Values diffusivity, diagonal, rhs;
};

/// Diffusivities over six decades with a tenth of the voxels closed; some voxels without diagonal.
Problem random_problem(Grid grid, unsigned seed) {
  std::mt19937 random(seed);
  std::uniform_real_distribution<> unit(0, 1);
  Problem p{grid, Values(grid.size()), Values(grid.size()), Values(grid.size())};
  for (std::size_t n = 0; n < grid.size(); ++n) {
    p.diffusivity[n] = unit(random) < 0.1 ? 0 : std::pow(10, -6 * unit(random)) * grid.dx_mm * grid.dx_mm;
    p.diagonal[n] = p.diffusivity[n] > 0 && unit(random) < 0.2 ? 0 : 0.5 + unit(random);
    p.rhs[n] = unit(random);
  }
  p.diagonal[0] = 1;
  return p;
}

double distance(const Values& a, const Values& b) {
  double largest = 0;
  for (std::size_t n = 0; n < a.size(); ++n) largest = std::max(largest, std::abs(a[n] - b[n]));
  return largest;
}

double largest(const Values& a) { return distance(a, Values(a.size(), 0.0)); }

}  // namespace

TEST_CASE("multigrid equals the reference on random problems") {
  const grid::SerialExchange exchange;
  const auto [nx, ny, nz] = GENERATE(table<int, int, int>(
      {{1, 1, 20}, {8, 8, 12}, {2, 1, 9}, {12, 4, 10}, {5, 3, 7}, {1, 6, 8}, {7, 8, 5}, {6, 6, 1}, {16, 16, 6}}));
  const double scale = GENERATE(0.0, 1e-3, 1.0, 1e3);
  const Problem p = random_problem(Grid{nx, ny, nz, 0.02, 0.03}, 7);
  CAPTURE(nx, ny, nz, scale);
  const solvers::ReferenceSolver reference(p.grid, p.diffusivity);
  // Without any diagonal a region has no unique solution: every voxel gets a little.
  Values diagonal = p.diagonal;
  for (auto& d : diagonal) d = std::max(d, 1e-3);
  const Values expected = reference.solve(scale, diagonal, p.rhs);
  solvers::Multigrid fast(p.grid, p.diffusivity);
  Values u(p.grid.size(), 0.0);
  const auto result = fast.solve(scale, diagonal, p.rhs, {1e-10, largest(expected), 200}, u, exchange);
  CHECK(result.converged);
  CHECK(distance(u, expected) <= 5e-9 * largest(expected));
}

TEST_CASE("three diffusivities, one along each axis, are solved as the reference solves them") {
  const grid::SerialExchange exchange;
  const Problem p = random_problem(Grid{8, 6, 10, 0.02, 0.03}, 7), q = random_problem(p.grid, 8),
                r = random_problem(p.grid, 9);
  const solvers::Diffusivity diffusivity{p.diffusivity, q.diffusivity, r.diffusivity};
  const Values diagonal(p.grid.size(), 1.0);
  const Values expected = solvers::ReferenceSolver(p.grid, diffusivity).solve(1, diagonal, p.rhs);
  solvers::Multigrid fast(p.grid, diffusivity);
  Values u(p.grid.size(), 0.0);
  CHECK(fast.solve(1, diagonal, p.rhs, {1e-10, largest(expected), 200}, u, exchange).converged);
  CHECK(distance(u, expected) <= 5e-9 * largest(expected));
}

TEST_CASE("what moves along x only leaves rows and planes beside it alone") {
  const Grid grid{6, 4, 5, 0.02, 0.03};
  const Values some(grid.size(), 0.01), none(grid.size(), 0.0);
  const solvers::Transmissibilities faces = solvers::face_transmissibilities(grid, {some, none, none});
  Values u(grid.size(), 0.0), y(grid.size());
  const std::size_t source = grid.index(2, 1, 3);
  u[source] = 1;
  solvers::diffusion_divergence(grid, faces, u, y);
  for (std::size_t n = 0; n < grid.size(); ++n) {
    const double expected = n == source ? -2 : n == grid.index(1, 1, 3) || n == grid.index(3, 1, 3) ? 1 : 0;
    REQUIRE(y[n] == Approx(25 * expected).epsilon(1e-6));
  }
}

TEST_CASE("few cycles suffice, and the estimated error can be believed") {
  const grid::SerialExchange exchange;
  const Grid grid{24, 24, 30, 0.02, 0.02};
  struct Medium {
    double channel, upper_layer;
    int most_cycles;  ///< to 1e-6 of the solution, from zero; cycles come in pairs
  };
  const auto medium = GENERATE(Medium{1, 1, 10}, Medium{1, 1e-4, 16}, Medium{5, 1, 12}, Medium{1000, 1, 40});
  const double scale = GENERATE(1e-3, 1e-1, 1e1, 1e3, 1e6);
  CAPTURE(medium.channel, medium.upper_layer, scale);
  Problem p = random_problem(grid, 11);
  for (int k = 0; k < grid.nz; ++k) {
    for (int j = 0; j < grid.ny; ++j) {
      for (int i = 0; i < grid.nx; ++i) {
        const bool channel = i >= 5 && i <= 6 && j >= 7 && j <= 8;
        const double relative = channel ? medium.channel : k < 4 ? medium.upper_layer : 1;
        p.diffusivity[grid.index(i, j, k)] = relative * grid.dx_mm * grid.dx_mm;
      }
    }
  }
  const Values diagonal(grid.size(), 1.0);
  solvers::Multigrid solver(grid, p.diffusivity);
  Values exact(grid.size(), 0.0), u(grid.size(), 0.0);
  solver.solve(scale, diagonal, p.rhs, {1e-12, 1, 200}, exact, exchange);
  const auto result = solver.solve(scale, diagonal, p.rhs, {1e-6, 1, 200}, u, exchange);
  CHECK(result.converged);
  CHECK(result.cycles <= medium.most_cycles);
  CHECK(distance(u, exact) <= 2e-6);
}

TEST_CASE("slabs one or two columns thick, and slanted walls through large blocks, need few cycles too") {
  // Walls vary in one direction only: what cycles leave of an error along it adds up over all levels.
  const grid::SerialExchange exchange;
  const Grid grid = GENERATE(Grid{128, 1, 64, 1. / 128, 1. / 64}, Grid{1, 128, 64, 1. / 128, 1. / 64},
                             Grid{256, 2, 32, 1. / 256, 1. / 32}, Grid{128, 128, 16, 1. / 128, 1. / 16});
  const double beside = GENERATE(1.0, 0.1, 1e-3);
  const double below = GENERATE(1.0, 1e-3);
  CAPTURE(grid.nx, grid.ny, beside, below);
  Values diffusivity(grid.size()), rhs(grid.size()), u(grid.size(), 0.0);
  for (int k = 0; k < grid.nz; ++k) {
    for (int j = 0; j < grid.ny; ++j) {
      for (int i = 0; i < grid.nx; ++i) {
        const double along = grid.nx > 1 ? (i + 0.5) / grid.nx : (j + 0.5) / grid.ny, z = (k + 0.5) / grid.nz;
        const std::size_t v = grid.index(i, j, k);
        diffusivity[v] = (std::abs(along - 0.5) < 0.2 + 0.15 * z ? 1 : beside) * (z < 0.5 ? 1 : below);
        rhs[v] = 1 + std::cos(6.28318 * along) * std::cos(3.14159 * z);
      }
    }
  }
  solvers::Multigrid solver(grid, diffusivity);
  const auto result = solver.solve(1, Values(grid.size(), 1.0), rhs, {1e-9, 1, 60}, u, exchange);
  CHECK(result.converged);
  CHECK(result.cycles <= (std::min(grid.nx, grid.ny) > 2 ? 13 : 20));
}

TEST_CASE("fluxes through closed faces are zero and all fluxes cancel") {
  const Problem p = random_problem(Grid{6, 5, 7, 0.02, 0.03}, 5);
  const solvers::Multigrid solver(p.grid, p.diffusivity);
  Values y(p.grid.size());
  solver.divergence(p.rhs, y);
  double sum = 0, turnover = 0;
  for (std::size_t n = 0; n < y.size(); ++n) {
    sum += y[n];
    turnover += std::abs(y[n]);
    if (p.diffusivity[n] == 0) CHECK(y[n] == 0);
  }
  CHECK(turnover > 0);
  CHECK(std::abs(sum) < 1e-14 * turnover);
}
