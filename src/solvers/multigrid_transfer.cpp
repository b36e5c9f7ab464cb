// How does a multigrid level hand its error to the next coarser one, and take the correction back?
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <limits>
#include <numeric>

#include "solvers/multigrid_level.hpp"

namespace cutis::solvers {

namespace {

bool all_even(const std::vector<int>& numbers) {
  return std::all_of(numbers.begin(), numbers.end(), [](int n) { return n % 2 == 0; });
}

int sum(const std::vector<int>& numbers) { return std::accumulate(numbers.begin(), numbers.end(), 0); }

}  // namespace

MultigridLevel MultigridLevel::coarsened(const MultigridLevel& fine, const grid::Exchange& exchange,
                                         const MultigridLevel* beside) {
  const int nx = fine.nx_ / fine.factor_x_;
  std::vector<int> rows = fine.rows_by_rank_;
  for (int& n : rows) n /= fine.factor_y_;
  const bool shared = fine.shared() && all_even(rows) && nx * sum(rows) * fine.nz_ > small_voxels;
  const int ny = fine.shared() && !shared ? sum(rows) : fine.ny_ / fine.factor_y_;
  MultigridLevel coarse(nx, ny, fine.nz_, shared ? rows : std::vector<int>(), beside);
  coarse.coarsen_faces(fine, fine.first_row_in(coarse, exchange.rank()));
  for (auto* each : {&coarse.tx_, &coarse.ty_, &coarse.tz_}) {
    if (fine.shared() && !shared) coarse.join(*each, fine, exchange);
    coarse.wrap(*each, exchange);
  }
  return coarse;
}

int MultigridLevel::first_row_in(const MultigridLevel& coarse, int rank) const {
  if (!shared() || coarse.shared()) return 0;
  return std::accumulate(rows_by_rank_.begin(), rows_by_rank_.begin() + rank, 0) / factor_y_;
}

void MultigridLevel::coarsen_faces(const MultigridLevel& fine, int first_row) {
  const int fx = fine.factor_x_, fy = fine.factor_y_;
  const float share = 1.0f / static_cast<float>(fx * fy);
  const float share_x = fx == 1 ? share : 0.5f * share, share_y = fy == 1 ? share : 0.5f * share;
#pragma omp parallel for schedule(static) num_threads(fine.threads_)
  for (int k = 0; k < nz_; ++k) {
    for (int j = 0; j < fine.ny_ / fy; ++j) {
      for (int i = 0; i < nx_; ++i) {
        float x = 0, y = 0, z = 0;
        for (int b = j * fy; b < (j + 1) * fy; ++b) x += fine.tx_[fine.at(i * fx + fx - 1, b, k)];
        for (int a = i * fx; a < (i + 1) * fx; ++a) y += fine.ty_[fine.at(a, j * fy + fy - 1, k)];
        for (int b = j * fy; b < (j + 1) * fy; ++b)
          for (int a = i * fx; a < (i + 1) * fx; ++a) z += fine.tz_[fine.at(a, b, k)];
        const std::size_t here = at(i, first_row + j, k);
        tx_[here] = nx_ > 1 ? share_x * x : 0;  // one column across: only itself to exchange with
        ty_[here] = ny_ > 1 ? share_y * y : 0;
        tz_[here] = share * z;
      }
    }
  }
}

void MultigridLevel::join(FloatValues& values, const MultigridLevel& fine, const grid::Exchange& exchange) const {
  const auto width = static_cast<std::size_t>(nx_);
  std::vector<int> sizes, firsts{0};
  for (const int rows : fine.rows_by_rank_) {
    sizes.push_back(rows / fine.factor_y_ * nx_ * nz_);
    firsts.push_back(firsts.back() + rows / fine.factor_y_);
  }
  const auto rank = static_cast<std::size_t>(exchange.rank());
  FloatValues mine(static_cast<std::size_t>(sizes[rank]));
  float* to = mine.data();
  for (int k = 0; k < nz_; ++k)
    for (int j = firsts[rank]; j < firsts[rank + 1]; ++j, to += width) get_row(values, j, k, to);
  const FloatValues all = exchange.joined(mine, sizes);
  const float* from = all.data();
  for (std::size_t r = 0; r < sizes.size(); ++r)
    for (int k = 0; k < nz_; ++k)
      for (int j = firsts[r]; j < firsts[r + 1]; ++j, from += width) set_row(values, j, k, from);
}

// Sums over the columns that become one, row by row of the next level, the first of the band first. Where both
// directions are halved, these have the same place in the four quadrants.
void MultigridLevel::merge(const QuadrantPlanes& from, const Band& band, float* merged) const {
  if (halves()) {
    const float *a = from[0], *b = from[1], *c = from[2], *d = from[3];
    const auto size = static_cast<std::ptrdiff_t>(stride_) * ((band.last - band.first) / 2);
#pragma omp simd
    for (std::ptrdiff_t m = 0; m < size; ++m) merged[m] = (a[m] + b[m]) + (c[m] + d[m]);
    return;
  }
  const int width = nx_ / factor_x_;
  std::fill_n(merged, width * (ny_ / factor_y_), 0.0f);
  for (int j = 0; j < ny_; ++j) {
    for (int i = 0; i < nx_; ++i) {
      const float* quadrant = from[static_cast<std::size_t>(2 * (j & 1) + (i & 1))];
      merged[j / factor_y_ * width + i / factor_x_] +=
          quadrant[static_cast<std::size_t>(j / 2) * stride_ + static_cast<std::size_t>(i / 2)];
    }
  }
}

// The share of merged columns that one column of the next level holds: the mean.
void MultigridLevel::put_merged(const float* merged, const Band& band, MultigridLevel& coarse, int first_row,
                                FloatValues& values, int k) const {
  const float share = 1.0f / static_cast<float>(factor_x_ * factor_y_);
  const std::size_t width = halves() ? stride_ : static_cast<std::size_t>(coarse.nx_);
  const int first = band.first / factor_y_, last = band.last / factor_y_;
  for (int j = first; j < last; ++j) {
    const float* from = merged + static_cast<std::size_t>(j - first) * width;
    float *evens = &values[coarse.at(0, first_row + j, k)], *odds = &values[coarse.at(1, first_row + j, k)];
    for (int m = 0; m < coarse.columns_of(0); ++m) evens[m] = share * from[2 * m];
    for (int m = 0; m < coarse.columns_of(1); ++m) odds[m] = share * from[2 * m + 1];
  }
}

// put_strip(strip, k, to) writes one plane of a strip. Halved rows stay in their band; else a plane is merged whole.
template <class PutStrip>
void MultigridLevel::merge_to(MultigridLevel& coarse, FloatValues& values, const grid::Exchange& exchange,
                              PutStrip put_strip) {
  const int first_row = first_row_in(coarse, exchange.rank());
  const std::vector<Band> merged_bands = halves() ? bands_ : std::vector<Band>{{0, ny_}};
  const std::size_t count = merged_bands.size();
#pragma omp parallel for collapse(2) schedule(static) num_threads(threads_)
  for (std::size_t n = 0; n < count; ++n) {
    for (int k = 0; k < nz_; ++k) {
      const std::size_t size = (static_cast<std::size_t>(rows_of(0)) + 2) * stride_;
      QuadrantPlanes planes{};
      for (std::size_t q = 0; q < 4; ++q) {
        float* to = scratch() + q * size;
        planes[q] = to;
        for (std::size_t band = halves() ? n : 0; band < (halves() ? n + 1 : bands_.size()); ++band) {
          const Strip rows = strip(static_cast<int>(q & 1), static_cast<int>(q >> 1), band);
          if (columns_of(rows.px) > 0 && rows.last_row > rows.first_row) put_strip(rows, k, to);
          to += static_cast<std::size_t>(rows_per_band_) * stride_;
        }
      }
      float* merged = scratch() + 4 * size;
      merge(planes, merged_bands[n], merged);
      put_merged(merged, merged_bands[n], coarse, first_row, values, k);
    }
  }
  if (shared() && !coarse.shared()) coarse.join(values, *this, exchange);
}

void MultigridLevel::restrict_diagonal_to(MultigridLevel& coarse, const grid::Exchange& exchange) {
  merge_to(coarse, coarse.diagonal_, exchange, [this](const Strip& strip, int k, float* to) {
    const Stencil s = stencil(top(strip), k);
    std::copy_n(&diagonal_[s.here], s.size, to);
  });
}

void MultigridLevel::restrict_residual_to(MultigridLevel& coarse, double scale, Guess guess,
                                          const grid::Exchange& exchange) {
  merge_to(coarse, coarse.rhs_, exchange, [this, scale, guess](const Strip& strip, int k, float* to) {
    residual_plane(static_cast<float>(scale), strip, k, guess, to);
  });
}

// Between coarse centres along directions that are halved; an odd remainder is copied.
void MultigridLevel::add_correction_from(const MultigridLevel& coarse, float length, const grid::Exchange& exchange) {
  const int first_row = first_row_in(coarse, exchange.rank());
  const std::size_t width = static_cast<std::size_t>(coarse.nx_) + 2;
  const std::size_t count = bands_.size();
#pragma omp parallel for collapse(2) schedule(static) num_threads(threads_)
  for (std::size_t n = 0; n < count; ++n) {
    for (int k = 0; k < nz_; ++k) {
      const Band& band = bands_[n];
      const int before = band.first / factor_y_ - 1;  // coarse row of the first joined one
      float* joined = scratch();
      for (int j = before; j <= (band.last - 1) / factor_y_ + 1; ++j) {
        float* row = joined + static_cast<std::size_t>(j - before) * width;
        coarse.get_row(coarse.u_, first_row + j, k, row + 1);
        row[0] = coarse.u_[coarse.at(-1, first_row + j, k)];
        row[width - 1] = coarse.u_[coarse.at(coarse.nx_, first_row + j, k)];
      }
      for (int q = 0; halves() && q < 4; ++q) add_interpolated(joined, length, strip(q & 1, q >> 1, n), k);
      for (int j = band.first; j < band.last; ++j) {
        const float* near = joined + static_cast<std::size_t>(j / factor_y_ - before) * width + 1;
        const auto beside = static_cast<std::ptrdiff_t>(width);
        const CoarseRows rows{near, j % 2 == 0 ? near - beside : near + beside};
        if (merges_odd_remainder())
          add_copied(near, j, k, n);
        else if (!halves())
          add_interpolated_one_way(rows, j, k, n);
        wrap_columns(u_, j, k, n);
      }
    }
  }
  wrap_rows(u_);
  for (int px = 0; px < 2; ++px) show_to_ranks(u_, px, px, exchange);
}

// A column's share of the farther coarse column is half of the coupling through its outer face over both: 1/4 where
// all are alike, 0 behind a closed face. Rows of a quadrant lie as far apart as the joined coarse rows, of which the
// first is the one before the strip: one loop takes all rows, and what it leaves in ghosts is wrapped afterwards.
void MultigridLevel::add_interpolated(const float* joined, float length, const Strip& strip, int k) {
  if (strip.last_row == strip.first_row) return;
  const Stencil s = stencil(top(strip), k);
  const bool west = strip.px == 0, north = strip.py == 0;
  const float *x_outer = &tx_[west ? s.left : s.here], *x_inner = &tx_[west ? s.here : s.left];
  const float *y_outer = &ty_[north ? s.north : s.here], *y_inner = &ty_[north ? s.here : s.north];
  const int outward = west ? -1 : 1;
  const float *a = joined + stride_ + 1, *a_out = a + outward, *b = north ? a - stride_ : a + stride_;
  const float* b_out = b + outward;
  constexpr float least = std::numeric_limits<float>::min();
  float* u = &u_[s.here];
#pragma omp simd
  for (std::ptrdiff_t m = 0; m < s.size; ++m) {
    const float x = 0.5f * x_outer[m] / (x_outer[m] + x_inner[m] + least);
    const float y = 0.5f * y_outer[m] / (y_outer[m] + y_inner[m] + least);
    const float near = a[m] + x * (a_out[m] - a[m]), far = b[m] + x * (b_out[m] - b[m]);
    u[m] += length * (near + y * (far - near));
  }
}

// Thin slabs only, so plainly written.
void MultigridLevel::add_interpolated_one_way(const CoarseRows& coarse, int j, int k, std::size_t band) {
  constexpr float least = std::numeric_limits<float>::min();
  for (int i = 0; i < nx_; ++i) {
    const std::size_t here = at(i, j, k, band);
    const bool along_x = factor_x_ == 2, first = (along_x ? i : j) % 2 == 0;
    const FloatValues& faces = along_x ? tx_ : ty_;
    const float before = faces[along_x ? at(i - 1, j, k, band) : at(i, j - 1, k, band)], behind = faces[here];
    const float share = 0.5f * (first ? before : behind) / (before + behind + least);
    const int column = i / factor_x_;
    const float near = coarse.near[column];
    const float far = along_x ? coarse.near[column + (first ? -1 : 1)] : coarse.far[column];
    u_[here] += near + share * (far - near);
  }
}

void MultigridLevel::add_copied(const float* coarse, int j, int k, std::size_t band) {
  for (int i = 0; i < nx_; ++i) u_[at(i, j, k, band)] += coarse[i / factor_x_];
}

}  // namespace cutis::solvers
