// How fast, lean and robust is the multigrid solver? Time and memory of one problem, cycles over sizes and contrasts.
// SPDX-License-Identifier: Apache-2.0
#include "solvers/multigrid.hpp"

#include <fmt/core.h>

#include <limits>
#include <memory>
#include <string_view>
#include <vector>

#include "grid/exchange.hpp"
#include "machine.hpp"
#include "skin_problem.hpp"

namespace {

using namespace cutis;
using benchmarks::SkinProblem;
using grid::Values;

constexpr int most_cycles = 200;
const grid::SerialExchange serial;

/// Not judging errors itself: the solver makes exactly these cycles.
solvers::Multigrid::Tolerance cycles_only(int cycles) { return {0, 1, cycles}; }

/// The fewest cycles after which the residual has fallen below `wanted`: one call of so many, as cycles of one call
/// build on each other. Doubling, then halving the interval.
int cycles_to(double wanted, solvers::Multigrid& solver, const SkinProblem& p, const Values& rhs, const Values& guess) {
  Values u;
  const solvers::Transmissibilities faces = solvers::face_transmissibilities(p.grid, p.diffusivity);
  const auto enough = [&](int cycles) {
    u = guess;
    solver.solve(p.scale, p.diagonal, rhs, cycles_only(cycles), u, serial);
    return benchmarks::relative_residual(p, faces, rhs, u) <= wanted;
  };
  int low = 0, high = 4;
  while (!enough(high)) {
    low = high;
    high *= 2;
    if (high > most_cycles) return most_cycles;
  }
  while (high - low > 1) (enough((low + high) / 2) ? high : low) = (low + high) / 2;
  return high;
}

void time_one_problem(int n) {
  const SkinProblem p = benchmarks::skin_problem(n, 1000);
  const auto voxels = static_cast<double>(p.grid.size());
  const double before = benchmarks::resident_bytes();
  auto solver = std::make_unique<solvers::Multigrid>(p.grid, p.diffusivity, serial);
  const Values zero(p.grid.size(), 0.0);
  Values u = zero;
  const int cold = cycles_to(1e-8, *solver, p, p.rhs, zero);
  const benchmarks::Taken cold_time = benchmarks::shortest(
      3, [&] { u = zero; }, [&] { solver->solve(p.scale, p.diagonal, p.rhs, cycles_only(cold), u, serial); });
  const double held = (benchmarks::resident_bytes() - before) / voxels - 16;  // less u and zero
  const Values solution = u, later = benchmarks::changed_source(p);
  const int warm = cycles_to(1e-6, *solver, p, later, solution);
  const benchmarks::Taken warm_time = benchmarks::shortest(
      3, [&] { u = solution; }, [&] { solver->solve(p.scale, p.diagonal, later, cycles_only(warm), u, serial); });

  const benchmarks::Table table("Multigrid: layers and channels 1:1000");
  const std::string size = fmt::format("{}^3", n);
  // A cycle on all levels (x 4/3): two sweeps each read 5 coefficients, pivots, rhs, u and write u twice; the residual
  // reads 8 and writes 1/4; the correction reads and writes u: 22 floats. Outside, once in two cycles: residual in
  // double 40 + 4, update 20 + 8 for the step before.
  const double per_cycle = 4.0 / 3 * 4 * (2 * 10 + 8 + 2) + 36;
  const char* model = "per cycle 4/3 (2 sweeps 40 + residual 32 + correction 8) + 72/2 in double";
  table.print(
      {fmt::format("(a) from zero to 1e-8, {} cycles", cold), size, voxels, cold_time, cold * per_cycle, model});
  table.print({fmt::format("(b) source moved 1 %, to 1e-6, {} cycles", warm), size, voxels, warm_time, warm * per_cycle,
               model});
  table.print(
      {"one cycle of (a)", size, voxels, {cold_time.wall_s / cold, cold_time.processor_s / cold}, per_cycle, model});
  fmt::print("Memory held by the solver: {:.1f} bytes per voxel (resident; the caller's u, rhs, diagonal: 24 more)\n",
             held);
}

void count_cycles(const std::vector<int>& sizes) {
  fmt::print("\nCycles from zero to 1e-8 by size and contrast\n{:<10}", "contrast");
  for (int n : sizes) fmt::print("{:>8}", fmt::format("{}^3", n));
  fmt::print("\n");
  int fewest = most_cycles, most = 0;
  for (double contrast : {1.0, 10.0, 100.0, 1000.0, 10000.0}) {
    fmt::print("1:{:<8}", contrast);
    for (int n : sizes) {
      const SkinProblem p = benchmarks::skin_problem(n, contrast);
      solvers::Multigrid solver(p.grid, p.diffusivity, serial);
      const int cycles = cycles_to(1e-8, solver, p, p.rhs, Values(p.grid.size(), 0.0));
      fewest = std::min(fewest, cycles);
      most = std::max(most, cycles);
      fmt::print("{:>8}", cycles);
      std::fflush(stdout);
    }
    fmt::print("\n");
  }
  fmt::print("From {} to {} cycles: {:.1f} +- {:.1f}\n", fewest, most, 0.5 * (fewest + most), 0.5 * (most - fewest));
}

}  // namespace

int main(int count, char** words) {
  std::vector<int> sizes{48, 96, 192};
  int main_size = 192;
  for (int n = 1; n < count; ++n) {
    const std::string_view word = words[n];
    if (word == "--huge") {
      sizes.push_back(384);  // 9 GB
    } else if (word == "--small") {
      sizes = {48, 96};
      main_size = 96;
    } else {
      fmt::print(stderr, "multigrid [--small | --huge]\n");
      return 2;
    }
  }
  time_one_problem(main_size);
  count_cycles(sizes);
}
