// How are residuals taken in double precision, and corrections in single precision added?
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "solvers/multigrid.hpp"

namespace cutis::solvers {

namespace {

/// Bound beyond which nothing is known (values not finite).
constexpr float most_bound = 1e30f;

/// A row of u, split like rows of a level, and the whole rows around it. Before the first odd column and behind the
/// last one stand their periodic neighbours.
struct RowsOfU {
  const double *evens, *odds, *north, *south, *above, *below;
};

/// Keeps a split copy of a row.
class SplitRow {
 public:
  explicit SplitRow(int size)
      : size_(size), evens_(static_cast<std::size_t>(size / 2) + 1), odds_(static_cast<std::size_t>(size / 2) + 2) {}
  RowsOfU around(const grid::Grid& grid, const grid::RowsAround<double>& u, int j, int k) {
    const double* row = u.row(j, k);
    double *evens = evens_.data(), *odds = odds_.data() + 1;
    const int pairs = size_ / 2;
#pragma omp simd
    for (int m = 0; m < pairs; ++m) {
      evens[m] = row[2 * m];
      odds[m] = row[2 * m + 1];
    }
    odds[-1] = row[size_ - 1];
    if (size_ % 2 == 1) evens[pairs] = row[size_ - 1];
    (size_ % 2 == 1 ? odds : evens)[pairs] = row[0];
    return {evens,
            odds,
            u.row(j - 1, k),
            u.row(j + 1, k),
            u.row(j, std::max(k - 1, 0)),
            u.row(j, std::min(k + 1, grid.nz - 1))};
  }

 private:
  int size_;
  grid::Values evens_, odds_;
};

/// div(D grad u) of column 2 m + parity, where u is c.
template <int parity>
[[gnu::always_inline]] inline double divergence_at(const MultigridLevel::SplitFaces& t, const RowsOfU& u, double c,
                                                   int m) {
  const int i = 2 * m + parity;
  const double west = parity == 0 ? t.x_west[m] * (c - u.odds[m - 1]) : t.x[0][m] * (c - u.evens[m]);
  const double east = parity == 0 ? t.x[0][m] * (u.odds[m] - c) : t.x[1][m] * (u.evens[m + 1] - c);
  // At the top `above` is the voxel itself, so its flux is zero; tz is zero at the bottom.
  return east - west + t.y[parity][m] * (u.south[i] - c) - t.y_north[parity][m] * (c - u.north[i]) +
         t.z[parity][m] * (u.below[i] - c) - t.z_above[parity][m] * (c - u.above[i]);
}

}  // namespace

void Multigrid::clear(grid::Values& by_column, const MultigridLevel::Band& band) const {
  std::fill(by_column.begin() + band.first * grid_.nx, by_column.begin() + band.last * grid_.nx, 0.0);
}

// Puts rhs - A u into the finest level and says if the error of u is surely within what is allowed. For a constant s, A
// has a non-negative inverse (M-matrix) and its flux terms vanish on constants, so A (s + u) = diagonal s + rhs -
// residual; where |residual| <= relative * A (s + u), |error| <= relative * (s + u), rigorously.
bool Multigrid::take_residual(double scale, const grid::Values& diagonal, const grid::Values& rhs,
                              const Allowed& allowed, const grid::Values& u, const grid::Exchange& exchange) {
  MultigridLevel& finest = levels_.front();
  const auto& bands = finest.bands();
  const grid::RowsAround<double> rows(grid_, u, 1, exchange);
  double missed = 0, largest = 0;
  const int n = grid_.nx;
#pragma omp parallel reduction(max : missed, largest) num_threads(finest.threads())
  {
    SplitRow split(n);
#pragma omp for schedule(static)
    for (std::size_t band = 0; band < bands.size(); ++band) {
      clear(supply_by_column_, bands[band]);
      clear(demand_by_column_, bands[band]);
      for (int k = 0; k < grid_.nz; ++k) {
        for (int j = bands[band].first; j < bands[band].last; ++j) {
          const RowsOfU around = split.around(grid_, rows, j, k);
          const MultigridLevel::SplitFaces faces = finest.faces_of_row(j, k, band);
          const std::array<float*, 2> residuals = finest.rhs_row(j, k, band);
          const std::size_t first = grid_.index(0, j, k), column = grid_.index(0, j, 0);
          const double *b = rhs.data() + first, *d = diagonal.data() + first, *at = u.data() + first;
          double *supply = &supply_by_column_[column], *demand = &demand_by_column_[column];
          const auto residual_at = [&](int i, double c, double divergence) {
            return b[i] - d[i] * c + scale * divergence;
          };
          // False where either is not finite.
          const auto within = [&](int i, double residual) {
            const double image = d[i] * allowed.scale + b[i] - residual;
            return std::abs(residual) <= allowed.relative * image;
          };
#pragma omp simd reduction(max : largest)
          for (int i = 0; i < n; ++i) {
            supply[i] += b[i];
            demand[i] += d[i] * at[i];
            largest = std::max(largest, std::abs(at[i]));
          }
#pragma omp simd reduction(max : missed) simdlen(8)
          for (int m = 0; m < n / 2; ++m) {
            const int i = 2 * m;
            const double a = around.evens[m], c = around.odds[m];
            const double even = residual_at(i, a, divergence_at<0>(faces, around, a, m));
            const double odd = residual_at(i + 1, c, divergence_at<1>(faces, around, c, m));
            residuals[0][m] = static_cast<float>(even);
            residuals[1][m] = static_cast<float>(odd);
            missed = within(i, even) ? missed : 1;
            missed = within(i + 1, odd) ? missed : 1;
          }
          if (n % 2 == 1) {
            const double a = around.evens[n / 2];
            const double even = residual_at(n - 1, a, divergence_at<0>(faces, around, a, n / 2));
            residuals[0][n / 2] = static_cast<float>(even);
            missed = within(n - 1, even) ? missed : 1;
          }
        }
      }
    }
  }
  largest_ = largest;
  return exchange.maximum(missed) == 0;
}

void Multigrid::divergence(const grid::Values& u, grid::Values& y, const grid::Exchange& exchange) const {
  const MultigridLevel& finest = levels_.front();
  const grid::RowsAround<double> rows(grid_, u, 1, exchange);
  SplitRow split(grid_.nx);
  for (std::size_t band = 0; band < finest.bands().size(); ++band) {
    for (int k = 0; k < grid_.nz; ++k) {
      for (int j = finest.bands()[band].first; j < finest.bands()[band].last; ++j) {
        const RowsOfU around = split.around(grid_, rows, j, k);
        const MultigridLevel::SplitFaces faces = finest.faces_of_row(j, k, band);
        double* row = &y[grid_.index(0, j, k)];
        for (int i = 0; i < grid_.nx; ++i)
          row[i] = i % 2 == 0 ? divergence_at<0>(faces, around, around.evens[i / 2], i / 2)
                              : divergence_at<1>(faces, around, around.odds[i / 2], i / 2);
      }
    }
  }
}

// Steps by the new correction and some of the step before. Returns the largest change over scale + |u|; sums diagonal u
// by column on the way.
double Multigrid::add_correction(const Momentum& momentum, double scale, const grid::Values& diagonal,
                                 grid::Values& u) {
  MultigridLevel& finest = levels_.front();
  const auto& bands = finest.bands();
  const int n = grid_.nx;
  const bool goes_on = momentum.last_step > 0;  // else the last step is another solve's, perhaps not finite
  float change = 0;
  double largest = 0;
  int broken = 0;
#pragma omp parallel reduction(max : change, largest, broken) num_threads(finest.threads())
  {
    FloatValues row(static_cast<std::size_t>(n));
#pragma omp for schedule(static)
    for (std::size_t band = 0; band < bands.size(); ++band) {
      clear(demand_by_column_, bands[band]);
      for (int k = 0; k < grid_.nz; ++k) {
        for (int j = bands[band].first; j < bands[band].last; ++j) {
          finest.get_row(finest.solution(), j, k, row.data());
          const float* correction = row.data();
          float* step = contrasted_ ? last_step_->data() + grid_.index(0, j, k) : row.data();
          const double* d = diagonal.data() + grid_.index(0, j, k);
          double *at = u.data() + grid_.index(0, j, k), *demand = &demand_by_column_[grid_.index(0, j, 0)];
#pragma omp simd reduction(max : change, largest, broken) simdlen(8)
          for (int i = 0; i < n; ++i) {
            step[i] = momentum.correction * correction[i] + (goes_on ? momentum.last_step * step[i] : 0);
            at[i] += step[i];
            demand[i] += d[i] * at[i];
            largest = std::max(largest, std::abs(at[i]));
            const float share = std::abs(step[i]) / static_cast<float>(scale + std::abs(at[i]));
            change = std::max(change, share);
            broken = share <= most_bound ? broken : 1;
          }
        }
      }
    }
  }
  largest_ = largest;
  return broken ? std::numeric_limits<double>::infinity() : change;
}

}  // namespace cutis::solvers
