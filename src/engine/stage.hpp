// How is one implicit stage of the coupled tissue solved? Sweeps over fields: rates, then each field alone.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <memory>
#include <string>
#include <vector>

#include "engine/numerics.hpp"
#include "engine/rate_sum.hpp"
#include "grid/exchange.hpp"
#include "processes/process.hpp"
#include "solvers/multigrid.hpp"

namespace cutis::engine {

/// One value array per evolving field.
using FieldArrays = std::array<grid::Values, tissue::field_count>;

/// The stage equation of every evolving field u:
///   u = base + weight_d * (production - loss * u + div(D grad u) + faces - div(chemotactic flux)),
/// with rates taken at u itself; quasi-steady fields drop u and base on the left and right.
struct StageEquation {
  const FieldArrays* base = nullptr;
  std::array<double, tissue::field_count> weight_d{};  ///< days; per field, as positivity may enlarge it
};

/// max |now - before| / (scale + |now|); infinite where a value is not finite, so that nothing hides.
double weighted_change(const grid::Values& now, const grid::Values& before, double scale);

class StageSolver {
 public:
  StageSolver(const tissue::Tissue& like, const processes::ProcessSet& processes, const grid::Exchange& exchange,
              const Numerics& numerics, Statistics& statistics);

  /// Asks all transports again (after an event: diffusivities may have changed).
  void refresh_transports(const tissue::Tissue& tissue);

  /// Solves the stage in place; `stage` holds the guess. False if the sweeps do not converge.
  bool solve(const StageEquation& equation, tissue::Tissue& stage);

  RateSum& rates() { return rates_; }

  /// Without it the stage is solved for random motion only (the first, rough part of settling).
  void use_chemotaxis(bool on) { chemotaxis_ = on; }

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
    grid::Values source;    ///< -div(chemotactic flux)
  };

  double sweep(const StageEquation& equation, tissue::Tissue& stage);
  Medium* medium_of(const grid::Grid& grid, grid::Values relative_diffusivity);
  double solve_field(const tissue::FieldInfo& row, const StageEquation& equation, tissue::Tissue& stage);
  double solve_pointwise(const tissue::FieldInfo& row, const StageEquation& equation, tissue::Tissue& stage);
  double solve_moving(MovingField& moving, const tissue::FieldInfo& row, const StageEquation& equation,
                      tissue::Tissue& stage);
  void assemble(const MovingField& moving, const StageEquation& equation, const tissue::Tissue& stage);
  void add_chemotaxis(const tissue::Tissue& stage);

  const processes::ProcessSet& processes_;
  const grid::Exchange& exchange_;
  const Numerics& numerics_;
  Statistics& statistics_;
  RateSum rates_;
  std::vector<std::unique_ptr<Medium>> media_;
  std::array<std::unique_ptr<MovingField>, tissue::field_count> moving_;
  bool chemotaxis_ = true;
  grid::Values diagonal_, right_side_;
};

}  // namespace cutis::engine
