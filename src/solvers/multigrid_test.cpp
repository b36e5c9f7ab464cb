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
  const auto result = fast.solve(scale, diagonal, p.rhs, {1e-10 * largest(expected), 200}, u, exchange);
  CHECK(result.converged);
  CHECK(distance(u, expected) <= 5e-9 * largest(expected));
}
