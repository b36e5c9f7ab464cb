// How is one implicit stage of the coupled tissue solved? Group by group in the order of what depends on what.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/group_solver.hpp"
#include "engine/numerics.hpp"
#include "engine/solution_order.hpp"
#include "grid/exchange.hpp"
#include "processes/process.hpp"
#include "solvers/multigrid.hpp"

namespace cutis::engine {

class StageSolver {
 public:
  StageSolver(const grid::Grid& grid, const processes::ProcessSet& processes, const grid::Exchange& exchange,
              const Numerics& numerics, Statistics& statistics)
      : processes_(processes), exchange_(exchange), numerics_(numerics), statistics_(statistics), groups_(grid) {}

  /// Asks all transports: before the first stage and after every event, which may have changed diffusivities.
  void refresh_transports(const tissue::Tissue& tissue);

  /// Solves the stage in place; `stage` holds the guess. False if the sweeps do not converge.
  bool solve(const StageEquation& equation, tissue::Tissue& stage);

  /// Lets go what only a stage needs.
  void release() { groups_.release(); }

  /// Is the field at rest at every instant, so that it has no time derivative of its own?
  bool quasi_steady(tissue::FieldId id) const {
    const auto& moving = moving_[tissue::index_of(id)];
    return moving && moving->transport.quasi_steady;
  }

  /// Wall seconds spent in each process so far.
  const std::map<std::string, double, std::less<>>& seconds_by_process() const { return groups_.seconds(); }

 private:
  struct MovingField {
    processes::Transport transport;  ///< its arrays of diffusivity are dropped once its medium is there
    solvers::Multigrid* medium = nullptr;
    double largest_diffusivity_mm2_per_day = 0;
    grid::Values mobility;  ///< 1 where the field can move; empty without chemotaxis
  };
  /// A group, and by how much its inputs have moved since it was solved.
  struct PendingGroup {
    FieldGroup group;
    std::vector<GroupSolver::Boundary> boundaries;  ///< of group.moving
    double pending = 0;
  };
  using PendingComponent = std::vector<PendingGroup>;

  class MediumFinder;
  void add_moving(const tissue::Tissue& tissue, processes::Transport transport, MediumFinder& finder);
  void order_groups();
  bool solve_component(PendingComponent& component, const StageEquation& equation, tissue::Tissue& stage);
  bool advance(PendingComponent& component, const PendingGroup& turn, const StageEquation& equation,
               tissue::Tissue& stage);
  double solve_moving(tissue::FieldId id, MovingEquation& system, const StageEquation& equation, tissue::Tissue& stage);
  void add_chemotaxis(const MovingField& moving, double weight_d, const tissue::Tissue& stage,
                      grid::Values& right_side);

  const processes::ProcessSet& processes_;
  const grid::Exchange& exchange_;
  const Numerics& numerics_;
  Statistics& statistics_;
  GroupSolver groups_;
  std::vector<PendingComponent> components_;
  /// Where things can move: diffusivities that differ by a factor only share one hierarchy of grids.
  std::vector<std::unique_ptr<solvers::Multigrid>> media_;
  std::array<std::optional<MovingField>, tissue::field_count> moving_;
};

}  // namespace cutis::engine
