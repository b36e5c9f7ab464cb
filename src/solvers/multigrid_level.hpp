// What does one grid of the multigrid hierarchy hold and do? Line relaxation, residual, transfer.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "grid/grid.hpp"
#include "solvers/diffusion_operator.hpp"
#include "solvers/recombination.hpp"

namespace cutis::solvers {

/// One level: whole depth, some lateral resolution. Arrays are stored row by row (j, then depth, then i) with
/// one ghost at either end of a row, so that a sweep streams through memory and periodicity costs nothing.
class MultigridLevel {
 public:
  MultigridLevel(const grid::Grid& grid, const Transmissibilities& faces);
  /// The next coarser level: fluxes through the faces between merged columns are added up (Galerkin with
  /// piecewise-constant columns) and halved sideways where the distance between centres doubles. Never
  /// weaker than half the Galerkin operator, so coarse corrections cannot overshoot by more than two.
  static MultigridLevel coarsened(const MultigridLevel& fine);

  bool single_column() const { return nx_ == 1 && ny_ == 1; }
  /// Coarsens by two along a direction that can be halved; an odd remainder is merged into one column.
  bool merges_odd_remainder() const { return factor_x_ > 2 || factor_y_ > 2; }

  void set_diagonal(const grid::Values& diagonal) { load(diagonal, diagonal_); }
  void set_rhs(const grid::Values& rhs) { load(rhs, rhs_); }
  void set_solution(const grid::Values& u);
  void get_solution(grid::Values& u) const;
  const grid::Values& solution() const { return u_; }
  grid::Values& solution() { return u_; }
  RowLayout layout() const { return {nx_, ny_, nz_, stride_, 1}; }
  /// The residual over the pivot of its line: in units of u, about the error that one voxel sees. Ghosts stay 0.
  void scaled_residual(double scale, grid::Values& residual) const;
  void clear_solution();
  /// Largest |u - other| (same layout).
  double distance(const grid::Values& other) const;

  /// Factorises the lines for this scale and the diagonal set before. Returns the largest ratio of lateral
  /// coupling to diagonal (infinite where the diagonal is zero and the coupling is not).
  double factorise(double scale);
  /// One sweep of line relaxation along depth, colour by colour.
  void relax(double scale);
  void restrict_diagonal_to(MultigridLevel& coarse) const;
  void restrict_residual_to(MultigridLevel& coarse, double scale);
  void add_correction_from(const MultigridLevel& coarse);

 private:
  MultigridLevel(int nx, int ny, int nz);
  std::size_t row(int j, int k) const {
    return (static_cast<std::size_t>(j) * static_cast<std::size_t>(nz_) + static_cast<std::size_t>(k)) *
               static_cast<std::size_t>(stride_) +
           1;
  }
  int north_of(int j) const { return j > 0 ? j - 1 : ny_ - 1; }
  int south_of(int j) const { return j + 1 < ny_ ? j + 1 : 0; }
  double* scratch_row(int j) { return scratch_.data() + static_cast<std::size_t>(j) * stride_size() + 1; }
  std::size_t stride_size() const { return static_cast<std::size_t>(stride_); }
  void load(const grid::Values& from, grid::Values& to) const;
  void wrap(double* values) const {
    values[-1] = values[nx_ - 1];
    values[nx_] = values[0];
  }
  void wrap_all(grid::Values& values) const;
  void coarsen_faces_x(const MultigridLevel& fine);
  void coarsen_faces_y(const MultigridLevel& fine);
  void average_from(const MultigridLevel& fine, const grid::Values& from, grid::Values& to);
  void relax_row(double scale, int j, std::int64_t colour);
  void residual_row(double scale, int j, int k, double* residual) const;

  int nx_, ny_, nz_, stride_;
  int factor_x_ = 1, factor_y_ = 1;  ///< columns merged into one of the next level
  int colours_ = 2;
  std::vector<std::int64_t> colour_x_;  ///< colour of a column = (colour_x + colour_y) mod colours
  std::vector<int> colour_y_;
  grid::Values tx_, ty_, tz_, diagonal_, inverse_pivot_, rhs_, u_, scratch_;
};

}  // namespace cutis::solvers
