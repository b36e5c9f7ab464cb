// How is one implicit stage of the coupled tissue solved? Group by group in the order of what depends on what.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
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
  StageSolver(const tissue::Tissue& like, const processes::ProcessSet& processes, const grid::Exchange& exchange,
              const Numerics& numerics, Statistics& statistics);

  /// Asks all transports again (after an event: diffusivities may have changed).
  void refresh_transports(const tissue::Tissue& tissue);

  /// Solves the stage in place; `stage` holds the guess. False if the sweeps do not converge.
  bool solve(const StageEquation& equation, tissue::Tissue& stage);

  /// Without it the stage is solved for random motion only (the first, rough part of settling).
  void use_chemotaxis(bool on) { chemotaxis_ = on; }

  /// Is the field at rest at every instant, so that it has no time derivative of its own?
  bool quasi_steady(tissue::FieldId id) const {
    const auto& moving = moving_[tissue::index_of(id)];
    return moving && moving->transport.quasi_steady;
  }

  /// Wall seconds spent in each process so far.
  const std::map<std::string, double, std::less<>>& seconds_by_process() const { return groups_.seconds(); }

 private:
  /// Where things can move: diffusivities that differ by a factor only share one hierarchy of grids.
  struct Medium {
    grid::Values relative_diffusivity;  ///< 1 at its largest
    solvers::Multigrid multigrid;
  };
  struct MovingField {
    processes::Transport transport;  ///< its diffusivity array is moved into the medium
    Medium* medium;
    double largest_diffusivity_mm2_per_day;
    grid::Values mobility;  ///< 1 where the field can move, for chemotaxis
  };
  /// A group, and by how much its inputs have moved since it was solved.
  struct PendingGroup {
    FieldGroup group;
    double pending = 0;
  };
  using PendingComponent = std::vector<PendingGroup>;

  Medium* medium_of(const grid::Grid& grid, grid::Values relative_diffusivity);
  bool solve_component(PendingComponent& component, const StageEquation& equation, tissue::Tissue& stage);
  bool advance(PendingComponent& component, const FieldGroup& group, const StageEquation& equation,
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
  std::vector<std::unique_ptr<Medium>> media_;
  std::array<std::unique_ptr<MovingField>, tissue::field_count> moving_;
  bool chemotaxis_ = true;
  grid::Values flux_source_;  ///< -div(chemotactic flux)
};

}  // namespace cutis::engine
