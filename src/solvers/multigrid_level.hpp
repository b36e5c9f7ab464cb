// What does one grid of the multigrid hierarchy hold and do? Line relaxation, residual, transfer.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <omp.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <memory>
#include <vector>

#include "grid/exchange.hpp"
#include "grid/grid.hpp"
#include "solvers/diffusion_operator.hpp"

namespace cutis::solvers {

/// Single precision suffices: levels hold corrections, whose residuals are taken in double precision outside.
using FloatValues = std::vector<float>;

/// One level: whole depth, some lateral resolution. Rows are shared out in bands, one piece of memory each, so that
/// no thread touches the cache lines of another (interleaved, two threads were no faster than one). In a band,
/// columns are stored by parity of (i, j) in four quadrants, each plane by plane with a ghost around every plane. So
/// all lateral neighbours of a quadrant's voxel lie at one constant distance from it: loops run over many rows at
/// once on any level, and periodicity costs nothing.
/// Quadrants (0,0) and (1,1) are one colour of the chequerboard, (1,0) and (0,1) the other. On a ring of odd length
/// the two ends have one colour: they see each other's value of before.
/// A level is shared while every rank has whole pairs of its rows: then the ghosts of the first and the last band come
/// from the ranks beside. Where pairs would be split, or a level is small, all ranks hold it whole and do the same.
class MultigridLevel {
 public:
  /// With `beside`, the same level of another medium on the same grid, it works in the arrays of that one: neither
  /// keeps anything in them between two solves.
  MultigridLevel(const grid::Grid& grid, const Transmissibilities& faces, const grid::Exchange& exchange,
                 const MultigridLevel* beside);
  /// The next coarser level: fluxes through the faces between merged columns are added up (Galerkin with
  /// piecewise-constant columns) and halved sideways where the distance between centres doubles. Never
  /// weaker than half the Galerkin operator, so coarse corrections cannot overshoot by more than two.
  static MultigridLevel coarsened(const MultigridLevel& fine, const grid::Exchange& exchange,
                                  const MultigridLevel* beside);

  bool single_column() const { return nx_ == 1 && ny_ == 1; }
  /// Coarsens by two along a direction that can be halved; an odd remainder is merged into one column.
  bool merges_odd_remainder() const { return factor_x_ > 2 || factor_y_ > 2; }

  /// In all loops alike, so that a thread finds its rows in its own cache.
  struct Band {
    int first, last;  ///< rows j; last excluded
  };
  const std::vector<Band>& bands() const { return bands_; }

  void set_diagonal(const grid::Values& diagonal);
  /// What is stored of a row, its even columns first, then its odd ones; `x_west` are the faces before even columns,
  /// those before odd ones are x[0]. At the top `z_above` is any.
  struct SplitFaces {
    const float* x_west;
    std::array<const float*, 2> x, y, y_north, z, z_above;
  };
  SplitFaces faces_of_row(int j, int k, std::size_t band) const;
  std::array<float*, 2> rhs_row(int j, int k, std::size_t band) {
    return {&rhs_[at(0, j, k, band)], &rhs_[at(1, j, k, band)]};
  }
  /// Row (j, k) of an array of this level: nx values.
  void get_row(const FloatValues& from, int j, int k, float* values) const { get_row(from, j, k, band_of(j), values); }
  const FloatValues& solution() const { return u_; }
  /// As many have work space.
  int threads() const { return threads_; }

  /// Factorises the lines for this scale and the diagonal set before. Returns the largest ratio of lateral
  /// coupling to diagonal (very large where the diagonal is zero and the coupling is not).
  double factorise(double scale);
  enum class Guess { zero, present };
  /// One sweep of line relaxation along depth, colour by colour, from what the solution holds or as if that were zero.
  void relax(double scale, Guess guess, const grid::Exchange& exchange);
  void restrict_diagonal_to(MultigridLevel& coarse, const grid::Exchange& exchange);
  /// What the last sweep, which began with `guess`, has left.
  void restrict_residual_to(MultigridLevel& coarse, double scale, Guess guess, const grid::Exchange& exchange);
  /// Adds `length` times the solution of the next level, interpolated by couplings: across a weak face a column takes
  /// little from the other side.
  void add_correction_from(const MultigridLevel& coarse, float length, const grid::Exchange& exchange);

 private:
  static constexpr int small_voxels = 40000;  ///< below, one thread is as fast as two, and one rank as several
  /// The rows of one quadrant that a band holds, for all depths.
  struct Strip {
    int px, py;               ///< parities
    int first_row, last_row;  ///< in the quadrant; last excluded
    std::size_t band;
  };
  /// One plane of a strip and all that surrounds it: `size` voxels, ghosts between rows among them.
  struct Stencil {
    std::size_t here, left, right, north, south, above, below;
    std::ptrdiff_t size;
  };
  struct Copy {
    std::size_t from, to;
  };
  /// What others hold of a strip, in its top plane: `columns` for its first row (both the same place where there is
  /// nothing to copy), `row` whole, corners included.
  struct Ghosts {
    std::array<Copy, 2> columns;
    Copy row;
  };
  using QuadrantPlanes = std::array<const float*, 4>;
  /// What only a solve needs.
  struct Work {
    FloatValues diagonal, inverse_pivot, rhs, u;
    std::vector<FloatValues> scratch;  ///< by thread
  };
  MultigridLevel(int nx, int ny, int nz, std::vector<int> rows_by_rank, const MultigridLevel* beside);
  bool shared() const { return !rows_by_rank_.empty(); }
  /// Where this level's rows lie among those of the next.
  int first_row_in(const MultigridLevel& coarse, int rank) const;
  std::size_t plane() const { return (static_cast<std::size_t>(rows_per_band_) + 2) * stride_; }
  /// Of column i in -1..nx, row j, from one before the band to one behind it.
  std::size_t at(int i, int j, int k, std::size_t band) const {
    const std::size_t quadrant = 4 * band + static_cast<std::size_t>(2 * (j & 1) + (i & 1));
    const auto row = static_cast<std::size_t>(((j + 2) >> 1) - static_cast<int>(band) * rows_per_band_);
    return ((quadrant * static_cast<std::size_t>(nz_) + static_cast<std::size_t>(k)) * plane()) + row * stride_ +
           static_cast<std::size_t>((i + 2) >> 1);
  }
  /// The same of a row, or of one beside the band.
  void get_row(const FloatValues& from, int j, int k, std::size_t band, float* values) const;
  /// Of column i in -1..nx, row j in -1..ny.
  std::size_t at(int i, int j, int k) const { return at(i, j, k, band_of(j)); }
  std::size_t band_of(int j) const { return static_cast<std::size_t>(std::clamp(j, 0, ny_ - 1) / 2 / rows_per_band_); }
  int columns_of(int px) const { return (nx_ + 1 - px) / 2; }
  int rows_of(int py) const { return (ny_ + 1 - py) / 2; }
  bool halves() const { return factor_x_ == 2 && factor_y_ == 2; }
  Strip strip(int px, int py, std::size_t band) const {
    return {px, py, bands_[band].first / 2, (bands_[band].last + 1 - py) / 2, band};
  }
  /// Work space of the calling thread: six whole planes of a quadrant and some rows.
  float* scratch() const { return work_->scratch[static_cast<std::size_t>(omp_get_thread_num())].data(); }
  Stencil top(const Strip& strip) const;
  Stencil stencil(const Stencil& top, int k) const;
  Ghosts ghosts(const Strip& strip) const;
  void fill_ghosts(const Strip& strip, const Ghosts& ghosts, int k);
  /// Around it, sideways, columns of one colour meet.
  bool odd_ring() const;
  void wrap_columns(FloatValues& values, int j, int k, std::size_t band) const;
  void show_row(FloatValues& values, int px, int j, int k, std::size_t band) const;
  void wrap_rows(FloatValues& values) const;
  void wrap(FloatValues& values, const grid::Exchange& exchange) const;
  /// Shows columns of one parity of the first row to the rank before, and of the last row to the rank behind.
  void show_to_ranks(FloatValues& values, int px_first, int px_last, const grid::Exchange& exchange) const;
  /// Makes an array whole on all ranks whose rows each rank has set as `fine` is shared.
  void join(FloatValues& values, const MultigridLevel& fine, const grid::Exchange& exchange) const;
  float factorise_strip(float scale, const Strip& strip);
  void set_row(FloatValues& to, int j, int k, const float* values) const;
  void coarsen_faces(const MultigridLevel& fine, int first_row);
  void relax_strip(float scale, const Strip& strip, bool neighbours_are_zero);
  template <bool neighbours_are_zero, bool surface>
  void eliminate_plane(float scale, const Stencil& plane);
  template <bool neighbours_are_zero>
  void eliminate_downward(float scale, const Stencil& top);
  template <class PutStrip>
  void merge_to(MultigridLevel& coarse, FloatValues& values, const grid::Exchange& exchange, PutStrip put_strip);
  void merge(const QuadrantPlanes& from, const Band& band, float* merged) const;
  void put_merged(const float* merged, const Band& band, MultigridLevel& coarse, int first_row, FloatValues& values,
                  int k) const;
  void residual_plane(float scale, const Strip& strip, int k, Guess guess, float* residual) const;
  /// Rows of the next level, with the columns beside them: of the nearer columns, and of the farther ones.
  struct CoarseRows {
    const float *near, *far;
  };
  void add_interpolated(const float* joined, float length, const Strip& strip, int k);
  void add_interpolated_one_way(const CoarseRows& coarse, int j, int k, std::size_t band);
  void add_copied(const float* coarse, int j, int k, std::size_t band);

  int nx_, ny_, nz_;                 ///< ny_: rows held here
  std::vector<int> rows_by_rank_;    ///< of a shared level, else empty
  int factor_x_ = 1, factor_y_ = 1;  ///< columns merged into one on the next level
  std::size_t stride_;               ///< of a quadrant's rows, ghosts included
  int threads_;                      ///< small levels are faster on one
  int rows_per_band_ = 1;            ///< of a quadrant
  std::vector<Band> bands_;
  FloatValues tx_, ty_, tz_;  ///< through the face to the next column, row, depth
  std::shared_ptr<Work> work_;
  FloatValues &diagonal_, &inverse_pivot_, &rhs_, &u_;  ///< of the work
};

}  // namespace cutis::solvers
