// How fast are the loops outside the multigrid? Slow fields, chemotaxis, rates of all processes, one implicit stage.
// SPDX-License-Identifier: Apache-2.0
#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <string_view>
#include <vector>

#include "core/data_dir.hpp"
#include "engine/stage.hpp"
#include "grid/exchange.hpp"
#include "machine.hpp"
#include "scenario/scenario.hpp"
#include "skin_problem.hpp"
#include "solvers/advection.hpp"
#include "solvers/slow_diffusion.hpp"
#include "studies/setup.hpp"

namespace {

using namespace cutis;
using benchmarks::Table;
using grid::Grid;
using grid::Values;

constexpr auto nothing = [] {};

std::string size_of(const Grid& g) { return fmt::format("{}x{}x{}", g.nx, g.ny, g.nz); }

void time_slow_fields(const Table& table, int n, int repeats) {
  constexpr std::size_t count = 8;
  const benchmarks::SkinProblem p = benchmarks::skin_problem(n, 1000);
  const solvers::Transmissibilities faces = solvers::face_transmissibilities(p.grid, p.diffusivity);
  const Values rate(p.grid.size(), 0.1);
  std::vector<Values> before(count, p.rhs), after(count, p.rhs);
  const auto time_it = [&](std::string job, bool varied, int stages, double bytes, std::string note) {
    std::vector<solvers::SlowField> fields;
    for (std::size_t f = 0; f < count; ++f) {
      fields.push_back({&before[f], &after[f], 1.0, 0.1, 0.1});
      if (varied) fields.back().productions = fields.back().losses = &rate;
    }
    const benchmarks::Taken taken = benchmarks::shortest(
        repeats, nothing, [&] { solvers::slow_step(p.grid, varied ? &faces : nullptr, fields, 0.1, stages); });
    table.print({fmt::format("slow step, {}, {} stages", job, stages), fmt::format("{}^3 x {}", n, count),
                 static_cast<double>(p.grid.size() * count), taken, bytes, note});
  };
  for (int stages : {2, 3, 4}) time_it("constant", false, stages, 16, "per field and step: u read and written");
  for (int stages : {2, 3, 4}) time_it("variable D, P, L", true, stages, 44, "u, D of 3 faces, P, L read; u written");
}

void time_chemotaxis(const Table& table, int n, int repeats) {
  const benchmarks::SkinProblem p = benchmarks::skin_problem(n, 1);
  const Values mobility(p.grid.size(), 1.0), &attractant = p.rhs;
  Values source(p.grid.size(), 0.0), u = p.rhs;
  const benchmarks::Taken taken = benchmarks::shortest(repeats, nothing, [&] {
    solvers::add_chemotaxis(p.grid, u, attractant, {0.1, 1.0, 0.5}, mobility, source);
  });
  table.print({"chemotaxis, all faces", fmt::format("{}^3", n), static_cast<double>(p.grid.size()), taken, 40,
               "u, attractant, mobility read; source read and written"});
}

/// Skin as first guessed, of a site of the scenarios, in a larger block.
studies::Setup skin(int n, const core::ParameterLibrary& library) {
  const auto file = std::filesystem::path(CUTIS_SOURCE_DIR) / "scenarios" / "pen-0.5mm-cheek.toml";
  scenario::Scenario plan = scenario::read_scenario(file);
  plan.grid.nx = plan.grid.ny = n;
  return studies::compose(plan, library);
}

double bytes_of_rates(const tissue::Tissue& tissue) {
  double bytes = 0;
  for (const tissue::FieldInfo& row : tissue::field_table) {
    const double share = static_cast<double>(tissue[row.id].size()) / static_cast<double>(tissue.grid.size());
    bytes += share * (row.kind == tissue::FieldKind::anatomy ? 8 : 24);
  }
  return bytes;
}

void time_skin(const Table& table, int n, int repeats) {
  const core::ParameterLibrary library = core::ParameterLibrary::load(core::data_dir());
  studies::Setup setup = skin(n, library);
  const Grid& g = setup.rest.grid;
  const auto voxels = static_cast<double>(g.size());
  const double bytes = bytes_of_rates(setup.rest);
  const grid::SerialExchange exchange;
  engine::Statistics statistics;
  engine::StageSolver solver(g, setup.processes, exchange, setup.numerics, statistics);
  solver.refresh_transports(setup.rest);
  engine::StageEquation equation;
  equation.base = &setup.rest.values;
  equation.weight_d.fill(0.29 * 0.01);
  tissue::Tissue stage = setup.rest;
  const benchmarks::Taken taken = benchmarks::shortest(
      std::min(repeats, 3), [&] { stage = setup.rest, statistics = {}; }, [&] { solver.solve(equation, stage); });
  // Every group's turn reads what it needs and writes its fields or their equations (half of `bytes` on average of 12
  // groups is a guess from above); each cycle of the multigrid moves 196 (see multigrid.cpp).
  const double turns = static_cast<double>(statistics.group_solves) / 12;
  const double moved =
      turns * (bytes + 24 * tissue::field_count) + 196.0 * static_cast<double>(statistics.multigrid_cycles);
  table.print(
      {fmt::format("implicit stage, {} groups solved, {} cycles", statistics.group_solves, statistics.multigrid_cycles),
       size_of(g), voxels, taken, moved, "rates and equations once a turn of 12 groups, 196 a cycle"});
  fmt::print("Of the stage: rates {:.0f} %, solves {:.0f} %, chemotaxis {:.0f} %\n",
             100 * statistics.seconds_rates / taken.wall_s, 100 * statistics.seconds_solve / taken.wall_s,
             100 * statistics.seconds_chemotaxis / taken.wall_s);
}

}  // namespace

int main(int count, char** words) {
  const bool small = count > 1 && std::string_view(words[1]) == "--small";
  if (count > 2 || (count == 2 && !small)) {
    fmt::print(stderr, "kernels [--small]\n");
    return 2;
  }
  const int n = small ? 96 : 192, repeats = small ? 5 : 10;
  const benchmarks::Taken triad = benchmarks::triad_per_byte();
  fmt::print("Triad a = b + s c, {} threads: {:.1f} GB/s by wall time, {:.1f} by processor time\n",
             omp_get_max_threads(), 1e-9 / triad.wall_s, 1e-9 / triad.processor_s);
  const Table table("Kernels");
  time_slow_fields(table, n, repeats);
  time_chemotaxis(table, n, repeats);
  time_skin(table, small ? 48 : 96, repeats);
}
