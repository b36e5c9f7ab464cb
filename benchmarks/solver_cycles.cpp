// How fast is one multigrid cycle and how much does it shrink the error? Prints ns per voxel and contraction.
// SPDX-License-Identifier: Apache-2.0
#include <fmt/core.h>
#include <omp.h>

#include <chrono>
#include <cmath>
#include <functional>
#include <random>
#include <string>
#include <vector>

#include "grid/exchange.hpp"
#include "grid/grid.hpp"
#include "solvers/multigrid.hpp"

namespace {

using cutis::grid::Grid;
using cutis::grid::Values;

struct Medium {
  std::string name;
  std::function<double(const Grid&, int, int, int)> diffusivity;  ///< relative to the lateral h^2
};

std::vector<Medium> media() {
  const auto channel = [](const Grid& g, int i, int j, double factor) {
    const int ci = i % (g.nx / 2), cj = j % (g.ny / 2);
    return ci >= 5 && ci <= 6 && cj >= 7 && cj <= 8 ? factor : 1.0;
  };
  return {{"constant", [](const Grid&, int, int, int) { return 1.0; }},
          {"layers 1:1e4", [](const Grid&, int, int, int k) { return k < 5    ? 1e-4
                                                                     : k < 40 ? 1.0
                                                                              : 0.1; }},
          {"channels 1000x", [=](const Grid& g, int i, int j, int) { return channel(g, i, j, 1000); }},
          {"channels 1/1000", [=](const Grid& g, int i, int j, int) { return channel(g, i, j, 1e-3); }},
          {"short channels", [=](const Grid& g, int i, int j, int k) { return k < 50 ? channel(g, i, j, 1000) : 1.0; }},
          {"random 1:100", [](const Grid& g, int i, int j, int k) {
             return std::pow(10.0, 2.0 * static_cast<double>((g.index(i, j, k) * 2654435761u) % 1000) / 1000.0);
           }}};
}

/// Asymptotic contraction: with rhs = 0 the solution is 0, so u is the error.
double contraction(cutis::solvers::Multigrid& solver, const Grid& grid, double scale, const Values& diagonal) {
  const cutis::grid::SerialExchange exchange;
  std::mt19937 random(1);
  Values u(grid.size()), rhs(grid.size(), 0.0);
  for (auto& value : u) value = std::uniform_real_distribution<>(-1, 1)(random);
  const auto norm = [&] {
    double largest = 0;
    for (double value : u) largest = std::max(largest, std::abs(value));
    return largest;
  };
  solver.solve(scale, diagonal, rhs, {0, 1, 3}, u, exchange);
  const double before = norm();
  solver.solve(scale, diagonal, rhs, {0, 1, 8}, u, exchange);
  return std::pow(norm() / before, 0.125);
}

double ns_per_voxel(cutis::solvers::Multigrid& solver, const Grid& grid, double scale, const Values& diagonal,
                    int cycles) {
  const cutis::grid::SerialExchange exchange;
  Values u(grid.size(), 1.0);
  const Values rhs(grid.size(), 1.0);
  double best = 1e300;
  for (int repeat = 0; repeat < 3; ++repeat) {
    for (std::size_t n = 0; n < u.size(); ++n) u[n] = static_cast<double>((n * 2654435761u) % 1000);
    const auto start = std::chrono::steady_clock::now();
    solver.solve(scale, diagonal, rhs, {0, 1, cycles}, u, exchange);
    const std::chrono::duration<double, std::nano> taken = std::chrono::steady_clock::now() - start;
    best = std::min(best, taken.count() / static_cast<double>(grid.size()));
  }
  return best;
}

}  // namespace

int main() {
  for (int n : {48, 96}) {
    const Grid grid{n, n, 120, 0.02, 0.02};
    fmt::print("{}x{}x120, {} threads\n{:<18}{:>10}{:>14}{:>16}{:>18}\n", n, n, omp_get_max_threads(), "medium",
               "D dt/h2", "contraction", "ns/voxel/cycle", "ns/voxel set-up");
    for (const auto& medium : media()) {
      Values d(grid.size());
      for (int k = 0; k < grid.nz; ++k)
        for (int j = 0; j < n; ++j)
          for (int i = 0; i < n; ++i)
            d[grid.index(i, j, k)] = medium.diffusivity(grid, i, j, k) * grid.dx_mm * grid.dx_mm;
      cutis::solvers::Multigrid solver(grid, d);
      const Values diagonal(grid.size(), 1.0);
      for (double scale : {1e-3, 1e-1, 1e1, 1e3, 1e6}) {
        const double one = ns_per_voxel(solver, grid, scale, diagonal, 1);
        const double nine = ns_per_voxel(solver, grid, scale, diagonal, 9);
        fmt::print("{:<18}{:>10.0e}{:>14.4f}{:>16.1f}{:>18.1f}\n", medium.name, scale,
                   contraction(solver, grid, scale, diagonal), (nine - one) / 8, one - (nine - one) / 8);
      }
    }
  }
}
