// How do slow fields take an explicit second-order step? All stages fused in one pass over memory, field by field.
// SPDX-License-Identifier: Apache-2.0
#include "solvers/slow_diffusion.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <vector>

namespace cutis::solvers {

namespace {

/// Voxels of a plane of a tile: three planes of every stage and, where they vary, coefficients stay in the L2 cache.
constexpr int tile_voxels = 4096;

/// One row of one stage and all that it needs: new = keep * start + share * (u + dt F(u)).
struct Row {
  const double *u, *north, *south, *above, *below;  ///< of the stage before
  const double* start;                              ///< the field before the step
  double* to;
  const float *tx, *ty, *ty_north, *tz, *tz_above;  ///< faces, where they vary
  const double *productions, *losses;               ///< where they vary
};

struct Weights {
  double keep, share;     ///< of the start, of this Euler step
  double dt;              ///< of the Euler step
  double lateral, depth;  ///< D/h^2; with faces their factor
  double production, loss;
};

template <bool faces, bool rates, bool last_stage>
inline double advanced(const Row& r, const Weights& w, std::ptrdiff_t i, std::ptrdiff_t west, std::ptrdiff_t east) {
  const double c = r.u[i];
  double gain;
  if constexpr (faces) {
    // At the top `above` is the row itself, so its flux is zero; tz is zero at the bottom.
    gain = w.lateral * ((r.tx[i] * (r.u[east] - c) - r.tx[west] * (c - r.u[west])) +
                        (r.ty[i] * (r.south[i] - c) - r.ty_north[i] * (c - r.north[i])) +
                        (r.tz[i] * (r.below[i] - c) - r.tz_above[i] * (c - r.above[i])));
  } else {
    gain = w.lateral * (((r.u[east] - c) - (c - r.u[west])) + ((r.south[i] - c) - (c - r.north[i]))) +
           w.depth * ((r.below[i] - c) - (c - r.above[i]));
  }
  if constexpr (rates)
    gain += (w.production + r.productions[i]) - (w.loss + r.losses[i]) * c;
  else
    gain += w.production - w.loss * c;
  const double euler = c + w.dt * gain;
  if constexpr (last_stage) return w.keep * r.start[i] + w.share * euler;
  return euler;
}

template <bool faces, bool rates, bool last_stage>
void advance_row(const Row& r, const Weights& w, std::ptrdiff_t nx) {
  const auto at = [&](std::ptrdiff_t i, std::ptrdiff_t west, std::ptrdiff_t east) {
    r.to[i] = advanced<faces, rates, last_stage>(r, w, i, west, east);
  };
  const auto last = nx - 1;
#pragma omp simd
  for (std::ptrdiff_t i = 1; i < last; ++i) at(i, i - 1, i + 1);
  at(0, last, std::min<std::ptrdiff_t>(1, last));
  if (last > 0) at(last, last - 1, 0);
}

using AdvanceRow = void (*)(const Row&, const Weights&, std::ptrdiff_t);
constexpr std::array<AdvanceRow, 8> advance_row_of{advance_row<false, false, false>, advance_row<true, false, false>,
                                                   advance_row<false, true, false>,  advance_row<true, true, false>,
                                                   advance_row<false, false, true>,  advance_row<true, false, true>,
                                                   advance_row<false, true, true>,   advance_row<true, true, true>};

/// The rows [first, last) of one field through a whole step. Stage s of plane k follows stage s - 1 of plane k + 1
/// at once, so memory is passed once; rows beside the tile are computed by both neighbours, so tiles are independent.
class Tile {
 public:
  Tile(const grid::Grid& grid, const Transmissibilities* faces, const SlowField& field, double dt, int stages)
      : grid_(grid), faces_(faces), field_(field), stages_(stages), zeros_(static_cast<std::size_t>(grid.nx), 0.0) {
    const double edge = faces ? 1 : grid.dx_mm, depth = faces ? 1 : grid.dz_mm;
    weights_ = {0,
                1,
                dt / (stages - 1),
                field.diffusivity / (edge * edge),
                field.diffusivity / (depth * depth),
                field.production,
                field.loss};
  }

  void advance(int first, int last, std::vector<double>& room) {
    first_ = first;
    last_ = last;
    plane_ = static_cast<std::size_t>(last - first + 2 * stages_) * static_cast<std::size_t>(grid_.nx);
    const std::size_t needed = 3 * plane_ * static_cast<std::size_t>(stages_ - 1);
    if (room.size() < needed) room.resize(needed);
    room_ = room.data();
    for (int turn = 0; turn < grid_.nz + stages_ - 1; ++turn)
      for (int stage = 1; stage <= stages_; ++stage)
        if (const int k = turn - (stage - 1); k >= 0 && k < grid_.nz) advance_plane(stage, k);
  }

 private:
  /// Row j of a stage, j may lie outside the block. Stage 0 is the field; the others have rings of three planes.
  double* ring(int stage, int j, int k) const {
    return room_ + plane_ * static_cast<std::size_t>(3 * (stage - 1) + k % 3) +
           static_cast<std::size_t>(j - first_ + stages_) * static_cast<std::size_t>(grid_.nx);
  }
  int wrapped(int j) const { return ((j % grid_.ny) + grid_.ny) % grid_.ny; }
  const double* row(int stage, int j, int k) const {
    return stage == 0 ? field_.before->data() + grid_.index(0, wrapped(j), k) : ring(stage, j, k);
  }

  void advance_plane(int stage, int k) {
    Weights w = weights_;
    w.keep = 1.0 / stages_;
    w.share = 1 - w.keep;
    const bool rates = field_.productions || field_.losses;
    const AdvanceRow advance_row =
        advance_row_of[(faces_ ? 1u : 0u) + (rates ? 2u : 0u) + (stage == stages_ ? 4u : 0u)];
    const int halo = stages_ - stage, up = std::max(k - 1, 0), down = std::min(k + 1, grid_.nz - 1);
    for (int j = first_ - halo; j < last_ + halo; ++j) {
      const std::size_t here = grid_.index(0, wrapped(j), k);
      Row r{};
      r.u = row(stage - 1, j, k);
      r.north = row(stage - 1, j - 1, k);
      r.south = row(stage - 1, j + 1, k);
      r.above = row(stage - 1, j, up);
      r.below = row(stage - 1, j, down);
      r.start = field_.before->data() + here;
      r.to = stage == stages_ ? field_.after->data() + here : ring(stage, j, k);
      if (faces_) {
        r.tx = faces_->x.data() + here;
        r.ty = faces_->y.data() + here;
        r.ty_north = faces_->y.data() + grid_.index(0, wrapped(j - 1), k);
        r.tz = faces_->z.data() + here;
        r.tz_above = faces_->z.data() + grid_.index(0, wrapped(j), up);
      }
      r.productions = field_.productions ? field_.productions->data() + here : zeros_.data();
      r.losses = field_.losses ? field_.losses->data() + here : zeros_.data();
      advance_row(r, w, grid_.nx);
    }
  }

  const grid::Grid& grid_;
  const Transmissibilities* faces_;
  const SlowField& field_;
  int stages_;
  Weights weights_;
  int first_ = 0, last_ = 0;
  std::size_t plane_ = 0;
  double* room_ = nullptr;
  std::vector<double> zeros_;  ///< a row, for the rate that does not vary
};

}  // namespace

int slow_stages(double step_times_rate) {
  const double needed = 1 + std::ceil(step_times_rate);
  return needed > most_slow_stages ? 0 : std::max(2, static_cast<int>(needed));
}

double slow_rate_per_day(const grid::Grid& grid, const Transmissibilities* faces, const SlowField& field) {
  const double lateral = 1 / (grid.dx_mm * grid.dx_mm), depth = 1 / (grid.dz_mm * grid.dz_mm);
  double largest = 0;
#pragma omp parallel for schedule(static) reduction(max : largest)
  for (int k = 0; k < grid.nz; ++k) {
    for (int j = 0; j < grid.ny; ++j) {
      for (int i = 0; i < grid.nx; ++i) {
        const std::size_t v = grid.index(i, j, k);
        double sum = 4 * lateral + 2 * depth;
        if (faces) {
          sum = faces->x[v] + faces->x[grid.index((i + grid.nx - 1) % grid.nx, j, k)] + faces->y[v] +
                faces->y[grid.index(i, (j + grid.ny - 1) % grid.ny, k)] + faces->z[v];
          if (k > 0) sum += faces->z[v - grid.plane()];
        }
        largest = std::max(largest, field.diffusivity * sum + field.loss + (field.losses ? (*field.losses)[v] : 0));
      }
    }
  }
  return largest;
}

void slow_step(const grid::Grid& grid, const Transmissibilities* faces, std::span<const SlowField> fields,
               double dt_days, int stages) {
  const int rows = std::clamp(tile_voxels / grid.nx, 1, grid.ny), tiles = (grid.ny + rows - 1) / rows;
  const int tasks = tiles * static_cast<int>(fields.size());
#pragma omp parallel
  {
    std::vector<double> room;
    // Neighbouring tasks are the fields of one tile: they find its faces in the cache.
#pragma omp for schedule(static)
    for (int task = 0; task < tasks; ++task) {
      const int first = task / static_cast<int>(fields.size()) * rows;
      Tile tile(grid, faces, fields[static_cast<std::size_t>(task) % fields.size()], dt_days, stages);
      tile.advance(first, std::min(first + rows, grid.ny), room);
    }
  }
}

}  // namespace cutis::solvers
