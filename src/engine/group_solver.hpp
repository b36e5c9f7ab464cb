// How is one group of fields advanced? Rates tile by tile; what does not move is solved there, what moves is set up.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <map>
#include <string>
#include <vector>

#include "engine/solution_order.hpp"
#include "processes/process.hpp"

namespace cutis::engine {

/// One value array per evolving field.
using FieldArrays = std::array<grid::Values, tissue::field_count>;

/// The stage equation of every evolving field u:
///   u = base + weight_d * (production - loss * u + div(D grad u) + faces - div(chemotactic flux)),
/// with rates taken at u itself; quasi-steady fields drop u and base on the left and right.
struct StageEquation {
  const FieldArrays* base = nullptr;
  std::array<double, tissue::field_count> weight_d{};  ///< days; per field, as positivity may enlarge it
  bool balances_rest = false;    ///< processes solve their baseline constants before each turn of their group
  bool backwards_first = false;  ///< the first sweep goes from the last group to the first
};

/// (diagonal - weight div D grad) u = right_side: what is left to solve of a field that moves.
struct MovingEquation {
  grid::Values diagonal, right_side;
};

/// Sums the rates of a group's processes while a tile is in cache. The rates themselves are never stored: fields that
/// do not move are solved on the spot, equations of moving fields are left in `equation(n)`, n-th of group.moving: all
/// of a group are there before the first is solved, as they share one evaluation of rates.
class GroupSolver {
 public:
  explicit GroupSolver(const grid::Grid& grid) : grid_(grid) {}

  /// `quasi_steady` and `faces` of each moving field.
  struct Boundary {
    bool quasi_steady = false;
    processes::FaceExchange top, bottom;
  };
  using ChangeOf = std::array<double, tissue::field_count>;

  /// Lets the room of the equations go until they are set up again: what else a run holds at times needs it then.
  void release() { equations_ = {}; }

  /// Returns the weighted change of each pointwise field (infinite where it is not finite any more). Allocates nothing
  /// from the second turn of a group on.
  ChangeOf evaluate(const FieldGroup& group, std::span<const Boundary> boundaries, const StageEquation& equation,
                    tissue::Tissue& stage);

  MovingEquation& equation(std::size_t n) { return equations_[n]; }

  /// Wall seconds spent in each process so far (thread-seconds over threads).
  const std::map<std::string, double, std::less<>>& seconds() const { return seconds_; }

 private:
  /// The rates of one group on one tile. One per thread, kept so that no turn allocates.
  struct Scratch {
    void prepare(const FieldGroup& group);
    void clear();
    const processes::FieldRates& of(tissue::FieldId id) const { return views[tissue::index_of(id)]; }

    grid::Values values;
    std::array<processes::FieldRates, tissue::field_count> views{};
    std::vector<double> seconds;  ///< by process of the group
    ChangeOf change{};
  };
  void run_tiles(const FieldGroup& group, std::span<const Boundary> boundaries, const StageEquation& equation,
                 tissue::Tissue& stage, Scratch& scratch);
  void run_tile(const FieldGroup& group, const processes::TissueTile& at, Scratch& scratch) const;
  static void solve_pointwise(tissue::FieldId id, std::size_t begin, std::size_t size, const StageEquation& equation,
                              const Scratch& scratch, tissue::Tissue& stage, ChangeOf& change);
  void assemble(std::size_t n, tissue::FieldId id, const Boundary& boundary, std::size_t begin, std::size_t size, int k,
                const StageEquation& equation, const Scratch& scratch, const tissue::Tissue& stage);
  void add_seconds(const FieldGroup& group, int threads);
  void reserve(std::size_t moving);

  grid::Grid grid_;
  std::vector<MovingEquation> equations_;
  std::vector<Scratch> scratch_;
  std::map<std::string, double, std::less<>> seconds_;
};

}  // namespace cutis::engine
