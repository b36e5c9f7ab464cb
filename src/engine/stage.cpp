// How is one implicit stage of the coupled tissue solved? Sweeps over fields: rates, then each field alone.
// SPDX-License-Identifier: Apache-2.0
#include "engine/stage.hpp"

#include <omp.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "solvers/advection.hpp"

namespace cutis::engine {

using tissue::FieldId;
using tissue::FieldInfo;
using tissue::FieldKind;
using tissue::Tissue;

namespace {

/// Of the tolerance of a step: what one field's solve may leave. Sweeps see each other's remains and stop at a tenth.
constexpr double algebraic_share = 0.01;

}  // namespace

double weighted_change(const grid::Values& now, const grid::Values& before, double scale) {
  double change = 0;
  int broken = 0;
  const auto size = static_cast<std::ptrdiff_t>(now.size());
#pragma omp parallel for simd schedule(static) reduction(max : change, broken)
  for (std::ptrdiff_t v = 0; v < size; ++v) {
    const double difference = std::abs(now[v] - before[v]) / (scale + std::abs(now[v]));
    change = difference > change ? difference : change;
    broken = difference <= std::numeric_limits<double>::max() ? broken : 1;
  }
  return broken ? std::numeric_limits<double>::infinity() : change;
}

StageSolver::StageSolver(const Tissue& like, const processes::ProcessSet& processes, const grid::Exchange& exchange,
                         const Numerics& numerics, Statistics& statistics)
    : processes_(processes),
      exchange_(exchange),
      numerics_(numerics),
      statistics_(statistics),
      rates_(like, processes.local),
      diagonal_(like.grid.size()),
      right_side_(like.grid.size()) {
  refresh_transports(like);
}

StageSolver::Medium* StageSolver::medium_of(const grid::Grid& grid, grid::Values relative_diffusivity) {
  for (const auto& medium : media_)
    if (exchange_.maximum(medium->relative_diffusivity == relative_diffusivity ? 0 : 1) == 0) return medium.get();
  media_.push_back(std::make_unique<Medium>(Medium{{}, solvers::Multigrid(grid, relative_diffusivity, exchange_)}));
  media_.back()->relative_diffusivity = std::move(relative_diffusivity);
  return media_.back().get();
}

void StageSolver::refresh_transports(const Tissue& tissue) {
  for (const auto& process : processes_.transport) {
    for (processes::Transport& transport : process->transports(tissue)) {
      grid::Values relative = std::move(transport.diffusivity_mm2_per_day);
      const double largest = exchange_.maximum(*std::max_element(relative.begin(), relative.end()));
      if (largest > 0)
        for (double& d : relative) d /= largest;
      auto moving = std::make_unique<MovingField>();
      if (transport.chemotaxis) {
        moving->source.assign(tissue.grid.size(), 0.0);
        moving->mobility.resize(tissue.grid.size());
        std::transform(relative.begin(), relative.end(), moving->mobility.begin(),
                       [](double d) { return d > 0 ? 1.0 : 0.0; });
      }
      moving->largest_diffusivity_mm2_per_day = largest;
      moving->medium = medium_of(tissue.grid, std::move(relative));
      moving->transport = std::move(transport);
      moving_[tissue::index_of(moving->transport.field)] = std::move(moving);
    }
  }
  std::erase_if(media_, [&](const auto& medium) {
    return std::none_of(moving_.begin(), moving_.end(), [&](const auto& m) { return m && m->medium == medium.get(); });
  });
}

void StageSolver::add_chemotaxis(const Tissue& stage) {
  const double start = omp_get_wtime();
  for (auto& moving : moving_) {
    if (!moving || !moving->transport.chemotaxis) continue;
    const processes::Chemotaxis& law = *moving->transport.chemotaxis;
    std::fill(moving->source.begin(), moving->source.end(), 0.0);
    if (!chemotaxis_) continue;
    solvers::add_chemotaxis(stage.grid, stage[moving->transport.field], stage[law.attractant],
                            {law.sensitivity_mm2_per_day, law.half_saturation, law.speed_limit_mm_per_day},
                            moving->mobility, moving->source, exchange_);
  }
  statistics_.seconds_chemotaxis += omp_get_wtime() - start;
}

bool StageSolver::solve(const StageEquation& equation, Tissue& stage) {
  const double converged = 0.1 * numerics_.tolerance;
  for (int sweep = 0; sweep < numerics_.most_sweeps; ++sweep) {
    const double change = exchange_.maximum(this->sweep(equation, stage));
    if (!std::isfinite(change)) return false;
    if (change <= converged) return true;
  }
  return false;
}

double StageSolver::sweep(const StageEquation& equation, Tissue& stage) {
  const double start = omp_get_wtime();
  rates_.evaluate(stage);
  statistics_.seconds_rates += omp_get_wtime() - start;
  add_chemotaxis(stage);
  ++statistics_.sweeps;
  double change = 0;
  for (const FieldInfo& row : tissue::field_table)
    if (row.kind != FieldKind::anatomy) change = std::max(change, solve_field(row, equation, stage));
  return change;
}

double StageSolver::solve_field(const FieldInfo& row, const StageEquation& equation, Tissue& stage) {
  const double start = omp_get_wtime();
  auto& moving = moving_[tissue::index_of(row.id)];
  const double change =
      moving ? solve_moving(*moving, row, equation, stage) : solve_pointwise(row, equation, stage);
  const double seconds = omp_get_wtime() - start;
  statistics_.seconds_solve += seconds;
  statistics_.seconds_by_field[std::string(row.name)] += seconds;
  return change;
}

double StageSolver::solve_pointwise(const FieldInfo& row, const StageEquation& equation, Tissue& stage) {
  const std::size_t index = tissue::index_of(row.id);
  const double weight = equation.weight_d[index];
  const double *base = (*equation.base)[index].data(), *production = rates_.rates().production[index].data(),
               *loss = rates_.rates().loss[index].data();
  grid::Values& u = stage[row.id];
  double change = 0;
  int broken = 0;
  const auto size = static_cast<std::ptrdiff_t>(u.size());
  const double scale = row.scale;
#pragma omp parallel for simd schedule(static) reduction(max : change, broken)
  for (std::ptrdiff_t v = 0; v < size; ++v) {
    const double value = (base[v] + weight * production[v]) / (1.0 + weight * loss[v]);
    const double difference = std::abs(value - u[v]) / (scale + std::abs(value));
    change = difference > change ? difference : change;
    broken = difference <= std::numeric_limits<double>::max() ? broken : 1;
    u[v] = value;
  }
  return broken ? std::numeric_limits<double>::infinity() : change;
}

void StageSolver::assemble(const MovingField& moving, const StageEquation& equation, const Tissue& stage) {
  const processes::Transport& transport = moving.transport;
  const std::size_t index = tissue::index_of(transport.field);
  const double weight = transport.quasi_steady ? 1.0 : equation.weight_d[index];
  const double own = transport.quasi_steady ? 0.0 : 1.0;
  const double *base = (*equation.base)[index].data(), *production = rates_.rates().production[index].data(),
               *loss = rates_.rates().loss[index].data(), *u = stage[transport.field].data();
  const grid::Values& linearisation = rates_.linearisation(transport.field);
  const auto size = static_cast<std::ptrdiff_t>(diagonal_.size());
#pragma omp parallel for simd schedule(static)
  for (std::ptrdiff_t v = 0; v < size; ++v) {
    diagonal_[v] = own + weight * loss[v];
    right_side_[v] = own * base[v] + weight * production[v];
  }
  if (!linearisation.empty()) {
#pragma omp parallel for simd schedule(static)
    for (std::ptrdiff_t v = 0; v < size; ++v) {
      diagonal_[v] += weight * linearisation[v];
      right_side_[v] += weight * linearisation[v] * u[v];
    }
  }
  if (!moving.source.empty())
    for (std::ptrdiff_t v = 0; v < size; ++v) right_side_[v] += weight * moving.source[v];
  const std::size_t plane = stage.grid.plane(), bottom = stage.grid.size() - plane;
  const auto face = [&](const processes::FaceExchange& exchange, std::size_t first) {
    const double frequency = exchange.velocity_mm_per_day / stage.grid.dz_mm;
    for (std::size_t v = first; v < first + plane; ++v) {
      diagonal_[v] += weight * frequency;
      right_side_[v] += weight * frequency * exchange.outside;
    }
  };
  if (transport.top.velocity_mm_per_day > 0) face(transport.top, 0);
  if (transport.bottom.velocity_mm_per_day > 0) face(transport.bottom, bottom);
}

double StageSolver::solve_moving(MovingField& moving, const FieldInfo& row, const StageEquation& equation,
                                 Tissue& stage) {
  assemble(moving, equation, stage);
  const double weight = moving.transport.quasi_steady ? 1.0 : equation.weight_d[tissue::index_of(row.id)];
  const auto result =
      moving.medium->multigrid.solve(weight * moving.largest_diffusivity_mm2_per_day, diagonal_, right_side_,
                                     {algebraic_share * numerics_.tolerance, row.scale}, stage[row.id], exchange_);
  statistics_.multigrid_cycles += result.cycles;
  statistics_.cycles_by_field[std::string(row.name)] += result.cycles;
  return result.change;
}

}  // namespace cutis::engine
