// How does one multigrid level relax and hand its error to the next?
// SPDX-License-Identifier: Apache-2.0
#include "solvers/multigrid_level.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace cutis::solvers {

namespace {

constexpr int strip_size =
    384;  ///< voxels of a quadrant's plane handled at once: a strip's planes stay in the L2 cache

constexpr float ghost_diagonal = 1e30f;  ///< so that ghosts, which loops run over, never look strongly coupled

int factor(int n) { return n % 2 == 0 ? 2 : 1; }

/// Columns of a row, by parity.
template <class T>
void split(const T* row, int size, float* evens, float* odds) {
  const int pairs = size / 2;
#pragma omp simd
  for (int m = 0; m < pairs; ++m) {
    evens[m] = static_cast<float>(row[2 * m]);
    odds[m] = static_cast<float>(row[2 * m + 1]);
  }
  if (size % 2 == 1) evens[pairs] = static_cast<float>(row[size - 1]);
}

}  // namespace

MultigridLevel::MultigridLevel(int nx, int ny, int nz, std::vector<int> rows_by_rank, const MultigridLevel* beside)
    : nx_(nx),
      ny_(ny),
      nz_(nz),
      rows_by_rank_(std::move(rows_by_rank)),
      factor_x_(factor(nx)),
      factor_y_(factor(ny)),
      stride_(static_cast<std::size_t>((nx + 1) / 2) + 2),
      threads_(nx * ny * nz > small_voxels ? omp_get_max_threads() : 1),
      work_(beside ? beside->work_ : std::make_shared<Work>()),
      diagonal_(work_->diagonal),
      inverse_pivot_(work_->inverse_pivot),
      rhs_(work_->rhs),
      u_(work_->u) {
  if (factor_x_ == 1 && factor_y_ == 1) {
    factor_x_ = nx;
    factor_y_ = ny;
  }
  const int rows = rows_of(0), strips = (rows * static_cast<int>(stride_) + strip_size - 1) / strip_size;
  const int count = std::min(rows, (strips + threads_ - 1) / threads_ * threads_);
  rows_per_band_ = (rows + count - 1) / count;
  for (int first = 0; first < rows; first += rows_per_band_)
    bands_.push_back({2 * first, std::min(2 * (first + rows_per_band_), ny_)});
  const std::size_t size = 4 * bands_.size() * plane() * static_cast<std::size_t>(nz);
  for (auto* values : {&tx_, &ty_, &tz_}) values->assign(size, 0);
  if (beside) return;
  work_->scratch.assign(static_cast<std::size_t>(threads_),
                        FloatValues((6 * (static_cast<std::size_t>(rows) + 2) + 4) * stride_));
  for (auto* values : {&inverse_pivot_, &rhs_, &u_}) values->assign(size, 0);
  diagonal_.assign(size, ghost_diagonal);
}

MultigridLevel::MultigridLevel(const grid::Grid& grid, const Transmissibilities& faces, const grid::Exchange& exchange,
                               const MultigridLevel* beside)
    : MultigridLevel(grid.nx, grid.ny, grid.nz, exchange.ranks() > 1 ? exchange.each(grid.ny) : std::vector<int>(),
                     beside) {
#pragma omp parallel for schedule(static) num_threads(threads_)
  for (int k = 0; k < nz_; ++k) {
    for (int j = 0; j < ny_; ++j) {
      for (int i = 0; i < nx_; ++i) {
        const std::size_t from = grid.index(i, j, k), to = at(i, j, k);
        tx_[to] = faces.x[from];
        ty_[to] = faces.y[from];
        tz_[to] = faces.z[from];
      }
    }
  }
  for (auto* each : {&tx_, &ty_, &tz_}) wrap(*each, exchange);
}

void MultigridLevel::wrap_columns(FloatValues& values, int j, int k, std::size_t band) const {
  values[at(-1, j, k, band)] = values[at(nx_ - 1, j, k, band)];
  values[at(nx_, j, k, band)] = values[at(0, j, k, band)];
}

// Copies a row, columns of one parity, corners included, to where a band sees it as its neighbour (j in -1..ny).
void MultigridLevel::show_row(FloatValues& values, int px, int j, int k, std::size_t band) const {
  std::copy_n(&values[at(px, (j + ny_) % ny_, k) - 1], stride_, &values[at(px, j, k, band) - 1]);
}

void MultigridLevel::wrap_rows(FloatValues& values) const {
  const std::size_t count = bands_.size();
#pragma omp parallel for schedule(static) num_threads(threads_)
  for (std::size_t n = 0; n < count; ++n) {
    for (int k = 0; k < nz_; ++k) {
      for (int px = 0; px < 2; ++px) {
        show_row(values, px, bands_[n].first - 1, k, n);
        show_row(values, px, bands_[n].last, k, n);
      }
    }
  }
}

void MultigridLevel::wrap(FloatValues& values, const grid::Exchange& exchange) const {
#pragma omp parallel for schedule(static) num_threads(threads_)
  for (int k = 0; k < nz_; ++k)
    for (int j = 0; j < ny_; ++j) wrap_columns(values, j, k, band_of(j));
  wrap_rows(values);
  for (int px = 0; px < 2; ++px) show_to_ranks(values, px, px, exchange);
}

void MultigridLevel::show_to_ranks(FloatValues& values, int px_first, int px_last,
                                   const grid::Exchange& exchange) const {
  if (!shared()) return;
  const std::size_t size = static_cast<std::size_t>(nz_) * stride_, last_band = bands_.size() - 1;
  FloatValues first(size), last(size), before(size), behind(size);
  const auto copy = [&](int px, int j, std::size_t band, FloatValues& packed, bool pack) {
    for (int k = 0; k < nz_; ++k) {
      float *row = &values[at(px, j, k, band) - 1], *at_k = &packed[static_cast<std::size_t>(k) * stride_];
      std::copy_n(pack ? row : at_k, stride_, pack ? at_k : row);
    }
  };
  copy(px_first, 0, 0, first, true);
  copy(px_last, ny_ - 1, last_band, last, true);
  exchange.ring(first, last, before, behind);
  copy(px_last, -1, 0, before, false);
  copy(px_first, ny_, last_band, behind, false);
}

void MultigridLevel::set_row(FloatValues& to, int j, int k, const float* values) const {
  split(values, nx_, &to[at(0, j, k)], &to[at(1, j, k)]);
}

void MultigridLevel::set_diagonal(const grid::Values& diagonal) {
  const std::size_t count = bands_.size();
#pragma omp parallel for collapse(2) schedule(static) num_threads(threads_)
  for (std::size_t n = 0; n < count; ++n) {
    for (int k = 0; k < nz_; ++k) {
      for (int j = bands_[n].first; j < bands_[n].last; ++j) {
        const double* from = diagonal.data() + (static_cast<std::ptrdiff_t>(k) * ny_ + j) * nx_;
        split(from, nx_, &diagonal_[at(0, j, k)], &diagonal_[at(1, j, k)]);
      }
    }
  }
}

void MultigridLevel::get_row(const FloatValues& from, int j, int k, std::size_t band, float* values) const {
  const float *evens = &from[at(0, j, k, band)], *odds = &from[at(1, j, k, band)];
  const int pairs = nx_ / 2;
#pragma omp simd
  for (int m = 0; m < pairs; ++m) {
    values[2 * m] = evens[m];
    values[2 * m + 1] = odds[m];
  }
  if (nx_ % 2 == 1) values[nx_ - 1] = evens[pairs];
}

MultigridLevel::SplitFaces MultigridLevel::faces_of_row(int j, int k, std::size_t band) const {
  const auto row = [&](const FloatValues& faces, int row_j, int row_k) {
    return std::array<const float*, 2>{&faces[at(0, row_j, row_k, band)], &faces[at(1, row_j, row_k, band)]};
  };
  return {&tx_[at(-1, j, k, band)], row(tx_, j, k), row(ty_, j, k),
          row(ty_, j - 1, k),       row(tz_, j, k), row(tz_, j, k > 0 ? k - 1 : k)};
}

MultigridLevel::Stencil MultigridLevel::top(const Strip& strip) const {
  const int i = strip.px, j = 2 * strip.first_row + strip.py;  // first voxel of the strip
  Stencil s{};
  s.here = s.above = at(i, j, 0, strip.band);
  s.left = at(i - 1, j, 0, strip.band);
  s.right = at(i + 1, j, 0, strip.band);
  s.north = at(i, j - 1, 0, strip.band);
  s.south = at(i, j + 1, 0, strip.band);
  s.below = nz_ > 1 ? s.here + plane() : s.here;
  s.size = (strip.last_row - strip.first_row - 1) * static_cast<std::ptrdiff_t>(stride_) + columns_of(strip.px);
  return s;
}

MultigridLevel::Stencil MultigridLevel::stencil(const Stencil& top, int k) const {
  const std::size_t down = static_cast<std::size_t>(k) * plane();
  const std::size_t here = top.here + down;
  return {here,
          top.left + down,
          top.right + down,
          top.north + down,
          top.south + down,
          k > 0 ? here - plane() : here,
          k + 1 < nz_ ? here + plane() : here,
          top.size};
}

// Bands beside this one see its outer rows, unless they are another rank's. On a ring of odd length the first and the
// last row or column have one colour: such columns lie between those of the other parity, whose loops run over them;
// such rows might be read just now and are shown afterwards.
MultigridLevel::Ghosts MultigridLevel::ghosts(const Strip& strip) const {
  const int j = 2 * strip.first_row + strip.py;
  const auto column = [&](int from, int to) { return Copy{at(from, j, 0, strip.band), at(to, j, 0, strip.band)}; };
  Ghosts g{{column(0, 0), column(0, 0)}, {0, 0}};
  if (strip.px == 0 || nx_ % 2 == 1) g.columns[0] = column(0, nx_);
  if (strip.px == 1 || nx_ % 2 == 1) g.columns[1] = column(nx_ - 1, -1);
  const std::size_t count = bands_.size();
  const bool closes_ring = strip.py == 0 ? strip.band == 0 : strip.band + 1 == count;
  if (closes_ring && (ny_ % 2 == 1 || shared())) return g;
  const std::size_t neighbour = (strip.band + (strip.py == 0 ? count - 1 : 1)) % count;
  const int row = strip.py == 0 ? bands_[strip.band].first : bands_[strip.band].last - 1;
  const int seen_as = strip.py == 0 ? bands_[neighbour].last : bands_[neighbour].first - 1;
  g.row = {at(strip.px, row, 0, strip.band) - 1, at(strip.px, seen_as, 0, neighbour) - 1};
  return g;
}

void MultigridLevel::fill_ghosts(const Strip& strip, const Ghosts& ghosts, int k) {
  float* u = u_.data() + static_cast<std::size_t>(k) * plane();
  for (int row = strip.first_row; row < strip.last_row; ++row) {
    float* first = u + static_cast<std::size_t>(row - strip.first_row) * stride_;
    for (const Copy& copy : ghosts.columns) first[copy.to] = first[copy.from];
  }
  if (ghosts.row.from != ghosts.row.to) std::copy_n(u + ghosts.row.from, stride_, u + ghosts.row.to);
}

double MultigridLevel::factorise(double scale_d) {
  const auto scale = static_cast<float>(scale_d);
  float strongest = 0;
  const std::size_t count = bands_.size();
#pragma omp parallel for schedule(static) reduction(max : strongest) num_threads(threads_)
  for (std::size_t n = 0; n < count; ++n)
    for (int q = 0; q < 4; ++q) strongest = std::max(strongest, factorise_strip(scale, strip(q & 1, q >> 1, n)));
  return strongest;
}

float MultigridLevel::factorise_strip(float scale, const Strip& strip) {
  float strongest = 0;
  float* from_above = scratch();  // diagonal left over for the next voxel down after elimination
  std::fill_n(from_above, plane(), 0.0f);
  const Stencil first = top(strip);
  for (int k = 0; k < nz_; ++k) {
    const Stencil s = stencil(first, k);
    const float *right = &tx_[s.here], *left = &tx_[s.left], *south = &ty_[s.here], *north = &ty_[s.north];
    const float *tz = &tz_[s.here], *diagonal = &diagonal_[s.here];
    float* inverse = &inverse_pivot_[s.here];
#pragma omp simd reduction(max : strongest)
    for (std::ptrdiff_t m = 0; m < s.size; ++m) {
      const float lateral = scale * (right[m] + left[m] + south[m] + north[m]);
      const float below = scale * tz[m];
      // Only sums of non-negative terms: no cancellation however large the scale is.
      const float excess = diagonal[m] + lateral + from_above[m];
      const float pivot = excess + below;
      const float safe = pivot > 0 ? 1 / pivot : 0.0f;
      inverse[m] = safe;
      from_above[m] = below * (excess * safe);
      strongest = std::max(strongest, lateral / (diagonal[m] + std::numeric_limits<float>::min()));
    }
  }
  return strongest;
}

bool MultigridLevel::odd_ring() const { return (nx_ % 2 == 1 && nx_ > 1) || (ny_ % 2 == 1 && ny_ > 1); }

void MultigridLevel::relax(double scale, Guess guess, const grid::Exchange& exchange) {
  if (guess == Guess::zero && odd_ring()) std::fill(u_.begin(), u_.end(), 0.0f);
  const std::size_t count = bands_.size();
  // Of one colour are the quadrants (0,0) and (1,1), of the other (1,0) and (0,1).
  for (int colour = 0; colour < 2; ++colour) {
    const bool neighbours_are_zero = guess == Guess::zero && colour == 0;
#pragma omp parallel for schedule(static) num_threads(threads_)
    for (std::size_t n = 0; n < count; ++n)
      for (int py = 0; py < 2; ++py)
        relax_strip(static_cast<float>(scale), strip(colour ^ py, py, n), neighbours_are_zero);
    if (ny_ % 2 == 1) wrap_rows(u_);
    show_to_ranks(u_, colour, 1 - colour, exchange);
  }
}

// What is left out is left out of the code: a choice within the loop would keep it from being vectorised.
template <bool neighbours_are_zero, bool surface>
void MultigridLevel::eliminate_plane(float scale, const Stencil& s) {
  const float *tx_right = &tx_[s.here], *tx_left = &tx_[s.left], *ty_south = &ty_[s.here], *ty_north = &ty_[s.north];
  const float *tz_above = &tz_[s.above], *rhs = &rhs_[s.here], *inverse = &inverse_pivot_[s.here];
  const float *u_right = &u_[s.right], *u_left = &u_[s.left], *u_south = &u_[s.south], *u_north = &u_[s.north];
  const float* u_above = &u_[s.above];
  float* u = &u_[s.here];
#pragma omp simd
  for (std::ptrdiff_t m = 0; m < s.size; ++m) {
    float inflow = 0;
    if constexpr (!surface) inflow += tz_above[m] * u_above[m];
    if constexpr (!neighbours_are_zero)
      inflow += tx_right[m] * u_right[m] + tx_left[m] * u_left[m] + ty_south[m] * u_south[m] + ty_north[m] * u_north[m];
    u[m] = (rhs[m] + scale * inflow) * inverse[m];
  }
}

template <bool neighbours_are_zero>
void MultigridLevel::eliminate_downward(float scale, const Stencil& first) {
  eliminate_plane<neighbours_are_zero, true>(scale, stencil(first, 0));
  for (int k = 1; k < nz_; ++k) eliminate_plane<neighbours_are_zero, false>(scale, stencil(first, k));
}

// Lines of one colour do not see each other, so they are solved in place: the forward sweep leaves its
// intermediate values in u, the backward sweep completes them.
void MultigridLevel::relax_strip(float scale, const Strip& strip, bool neighbours_are_zero) {
  if (strip.last_row == strip.first_row || columns_of(strip.px) == 0) return;
  const Stencil first = top(strip);
  const Ghosts seen = ghosts(strip);
  neighbours_are_zero ? eliminate_downward<true>(scale, first) : eliminate_downward<false>(scale, first);
  for (int k = nz_ - 1; k >= 0; --k) {
    const Stencil s = stencil(first, k);
    if (k + 1 < nz_) {
      const float *tz = &tz_[s.here], *inverse = &inverse_pivot_[s.here], *u_below = &u_[s.below];
      float* u = &u_[s.here];
#pragma omp simd
      for (std::ptrdiff_t m = 0; m < s.size; ++m) u[m] += scale * (tz[m] * inverse[m]) * u_below[m];
    }
    fill_ghosts(strip, seen, k);
  }
}

void MultigridLevel::residual_plane(float scale, const Strip& strip, int k, Guess guess, float* residual) const {
  const Stencil s = stencil(top(strip), k);
  // Lines of the colour that was solved last have none left; those solved before, from zero, saw no neighbours then.
  const bool solved_last = (strip.px ^ strip.py) == 1;
  if (solved_last && !odd_ring()) {
    std::fill_n(residual, s.size, 0.0f);
    return;
  }
  const float *tx_right = &tx_[s.here], *tx_left = &tx_[s.left], *ty_south = &ty_[s.here], *ty_north = &ty_[s.north];
  const float *u_right = &u_[s.right], *u_left = &u_[s.left], *u_south = &u_[s.south], *u_north = &u_[s.north];
  if (guess == Guess::zero && !odd_ring()) {
#pragma omp simd
    for (std::ptrdiff_t m = 0; m < s.size; ++m)
      residual[m] = scale * (tx_right[m] * u_right[m] + tx_left[m] * u_left[m] + ty_south[m] * u_south[m] +
                             ty_north[m] * u_north[m]);
    return;
  }
  const float *tz_below = &tz_[s.here], *tz_above = &tz_[s.above], *u = &u_[s.here];
  const float *u_below = &u_[s.below], *u_above = &u_[s.above], *rhs = &rhs_[s.here], *diagonal = &diagonal_[s.here];
#pragma omp simd
  for (std::ptrdiff_t m = 0; m < s.size; ++m) {
    // At the top `above` is the voxel itself, so its flux is zero; tz is zero at the bottom.
    const float flux = tx_right[m] * (u_right[m] - u[m]) + tx_left[m] * (u_left[m] - u[m]) +
                       ty_south[m] * (u_south[m] - u[m]) + ty_north[m] * (u_north[m] - u[m]) +
                       tz_below[m] * (u_below[m] - u[m]) + tz_above[m] * (u_above[m] - u[m]);
    residual[m] = rhs[m] - (diagonal[m] * u[m] - scale * flux);
  }
}

}  // namespace cutis::solvers
