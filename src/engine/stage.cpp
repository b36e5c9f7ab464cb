// How is one implicit stage of the coupled tissue solved? Group by group in the order of what depends on what.
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
using tissue::Tissue;

namespace {

/// Of the tolerance of a step: what one field's solve may leave, and by how much the inputs of a group may have moved
/// since it was solved. Groups see each other's remains, so the second is the looser one.
constexpr double algebraic_share = 0.005, coupling_share = 0.01;

}  // namespace

/// Knows the diffusivities of all media while transports are asked: they are not needed afterwards.
class StageSolver::MediumFinder {
 public:
  /// Diffusivity per voxel, 1 at its largest, and its factors along x and y; no factors where directions are alike.
  struct Medium {
    grid::Values diffusivity, along_x, along_y;
    bool operator==(const Medium&) const = default;
  };

  MediumFinder(StageSolver& solver, const grid::Grid& grid) : solver_(solver), grid_(grid) {}
  solvers::Multigrid* solver_of(Medium medium) {
    for (std::size_t n = 0; n < known_.size(); ++n)
      if (solver_.exchange_.maximum(known_[n] == medium ? 0 : 1) == 0) return solver_.media_[n].get();
    solver_.media_.push_back(make_solver(medium));
    known_.push_back(std::move(medium));
    return solver_.media_.back().get();
  }

 private:
  std::unique_ptr<solvers::Multigrid> make_solver(const Medium& medium) const {
    const solvers::Multigrid* beside = solver_.media_.empty() ? nullptr : solver_.media_.front().get();
    const auto make = [&](const solvers::Diffusivity& diffusivity) {
      return std::make_unique<solvers::Multigrid>(grid_, diffusivity, solver_.exchange_, beside);
    };
    const grid::Values& mean = medium.diffusivity;
    if (medium.along_x.empty()) return make(mean);
    grid::Values x(mean.size()), y(mean.size()), z(mean.size());
    for (std::size_t v = 0; v < mean.size(); ++v) {
      x[v] = mean[v] * medium.along_x[v];
      y[v] = mean[v] * medium.along_y[v];
      z[v] = 3 * mean[v] - x[v] - y[v];
    }
    return make({x, y, z});
  }

  StageSolver& solver_;
  const grid::Grid& grid_;
  std::vector<Medium> known_;  ///< of solver_.media_
};

void StageSolver::refresh_transports(const Tissue& tissue) {
  // First: old and new ones side by side, and equations beside them, would be the peak of a run's memory.
  moving_ = {};
  media_.clear();
  groups_.release();
  MediumFinder finder(*this, tissue.grid);
  for (const auto& process : processes_.transport)
    for (processes::Transport& transport : process->transports(tissue))
      add_moving(tissue, std::move(transport), finder);
  order_groups();
}

void StageSolver::add_moving(const Tissue& tissue, processes::Transport transport, MediumFinder& finder) {
  grid::Values relative = std::move(transport.diffusivity_mm2_per_day);
  std::optional<MovingField>& slot = moving_[tissue::index_of(transport.field)];
  slot = MovingField{};
  MovingField& moving = *slot;
  const double largest = exchange_.maximum(*std::max_element(relative.begin(), relative.end()));
  if (largest > 0)
    for (double& d : relative) d /= largest;
  if (transport.chemotaxis) {
    moving.mobility.resize(tissue.grid.size());
    std::transform(relative.begin(), relative.end(), moving.mobility.begin(),
                   [](double d) { return d > 0 ? 1.0 : 0.0; });
  }
  moving.largest_diffusivity_mm2_per_day = largest;
  moving.medium = finder.solver_of({std::move(relative), std::move(transport.along_x), std::move(transport.along_y)});
  moving.transport = std::move(transport);
}

void StageSolver::order_groups() {
  std::vector<MovingRead> motions;
  for (const auto& moving : moving_) {
    if (!moving) continue;
    motions.push_back({moving->transport.field, {}});
    if (moving->transport.chemotaxis)
      motions.back().reads = {moving->transport.field, moving->transport.chemotaxis->attractant};
  }
  components_.clear();
  for (Component& component : solution_order(processes_, motions)) {
    PendingComponent& pending = components_.emplace_back();
    for (FieldGroup& group : component) {
      PendingGroup& member = pending.emplace_back();
      for (FieldId id : group.moving) {
        const processes::Transport& transport = moving_[tissue::index_of(id)]->transport;
        member.boundaries.push_back({transport.quasi_steady, transport.top, transport.bottom});
      }
      member.group = std::move(group);
    }
  }
}

bool StageSolver::solve(const StageEquation& equation, Tissue& stage) {
  return std::all_of(components_.begin(), components_.end(),
                     [&](PendingComponent& component) { return solve_component(component, equation, stage); });
}

// Groups in turn, each only if what it depends on has moved since its last turn, until nothing has.
bool StageSolver::solve_component(PendingComponent& component, const StageEquation& equation, Tissue& stage) {
  const double still = coupling_share * numerics_.tolerance;
  for (PendingGroup& member : component) member.pending = std::numeric_limits<double>::infinity();
  const auto waits = [still](const PendingGroup& member) { return member.pending > still; };
  for (int sweep = 0; sweep < numerics_.most_sweeps; ++sweep) {
    if (std::none_of(component.begin(), component.end(), waits)) return true;
    const bool backwards = sweep == 0 && equation.backwards_first;
    for (std::size_t n = 0; n < component.size(); ++n) {
      PendingGroup& member = component[backwards ? component.size() - 1 - n : n];
      if (!waits(member)) continue;
      member.pending = 0;
      if (!advance(component, member, equation, stage)) return false;
    }
    ++statistics_.sweeps;
  }
  return std::none_of(component.begin(), component.end(), waits);
}

bool StageSolver::advance(PendingComponent& component, const PendingGroup& turn, const StageEquation& equation,
                          Tissue& stage) {
  const FieldGroup& group = turn.group;
  const auto moved = [&](FieldId id, double change) {
    for (PendingGroup& member : component)
      if (std::find(member.group.inputs.begin(), member.group.inputs.end(), id) != member.group.inputs.end())
        member.pending += change;
  };
  ++statistics_.group_solves;
  if (equation.balances_rest)
    for (const processes::LocalProcess* process : group.processes) process->balance_rest(stage);
  const double start = omp_get_wtime();
  GroupSolver::ChangeOf changes = groups_.evaluate(group, turn.boundaries, equation, stage);
  statistics_.seconds_rates += omp_get_wtime() - start;
  exchange_.maxima(changes);
  for (FieldId id : group.pointwise) {
    const double change = changes[tissue::index_of(id)];
    if (!std::isfinite(change)) return false;
    moved(id, change);
  }
  for (std::size_t n = 0; n < group.moving.size(); ++n) {
    const double change = exchange_.maximum(solve_moving(group.moving[n], groups_.equation(n), equation, stage));
    if (!std::isfinite(change)) return false;
    moved(group.moving[n], change);
  }
  return true;
}

void StageSolver::add_chemotaxis(const MovingField& moving, double weight_d, const Tissue& stage,
                                 grid::Values& right_side) {
  const double start = omp_get_wtime();
  const processes::Chemotaxis& law = *moving.transport.chemotaxis;
  solvers::add_chemotaxis(stage.grid, stage[moving.transport.field], stage[law.attractant],
                          {law.sensitivity_mm2_per_day, law.half_saturation, law.speed_limit_mm_per_day},
                          moving.mobility, right_side, exchange_, weight_d);
  statistics_.seconds_chemotaxis += omp_get_wtime() - start;
}

double StageSolver::solve_moving(FieldId id, MovingEquation& system, const StageEquation& equation, Tissue& stage) {
  const MovingField& moving = *moving_[tissue::index_of(id)];
  const tissue::FieldInfo& row = tissue::info(id);
  const double weight = moving.transport.quasi_steady ? 1.0 : equation.weight_d[tissue::index_of(id)];
  if (moving.transport.chemotaxis) add_chemotaxis(moving, weight, stage, system.right_side);
  const double start = omp_get_wtime();
  const auto result =
      moving.medium->solve(weight * moving.largest_diffusivity_mm2_per_day, system.diagonal, system.right_side,
                           {algebraic_share * numerics_.tolerance, row.scale}, stage[id], exchange_);
  const double seconds = omp_get_wtime() - start;
  statistics_.seconds_solve += seconds;
  statistics_.seconds_by_field[std::string(row.name)] += seconds;
  statistics_.multigrid_cycles += result.cycles;
  statistics_.cycles_by_field[std::string(row.name)] += result.cycles;
  return result.change;
}

}  // namespace cutis::engine
