// How does one multigrid level relax and hand its error to the next?
// SPDX-License-Identifier: Apache-2.0
#include "solvers/multigrid_level.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace cutis::solvers {

namespace {

bool even(int n) { return n % 2 == 0; }

/// 0 1 0 1 ... on an even ring, 0 1 ... 0 1 2 on an odd one: neighbours always differ.
int ring_colour(int position, int size) { return !even(size) && size > 1 && position == size - 1 ? 2 : position % 2; }

}  // namespace

MultigridLevel::MultigridLevel(int nx, int ny, int nz) : nx_(nx), ny_(ny), nz_(nz), stride_(nx + 2) {
  factor_x_ = even(nx) ? 2 : 1;
  factor_y_ = even(ny) ? 2 : 1;
  if (factor_x_ == 1 && factor_y_ == 1) {
    factor_x_ = nx;
    factor_y_ = ny;
  }
  const bool two_colours = (even(nx) || nx == 1) && (even(ny) || ny == 1);
  colours_ = single_column() ? 1 : two_colours ? 2 : 3;
  for (int i = 0; i < nx; ++i) colour_x_.push_back(ring_colour(i, nx));
  for (int j = 0; j < ny; ++j) colour_y_.push_back(ring_colour(j, ny));
  const std::size_t size = stride_size() * static_cast<std::size_t>(ny) * static_cast<std::size_t>(nz);
  for (auto* values : {&tx_, &ty_, &tz_, &diagonal_, &inverse_pivot_, &rhs_, &u_}) values->assign(size, 0);
  scratch_.assign(stride_size() * static_cast<std::size_t>(ny), 0);
}

MultigridLevel::MultigridLevel(const grid::Grid& grid, const Transmissibilities& faces)
    : MultigridLevel(grid.nx, grid.ny, grid.nz) {
  load(faces.x, tx_);
  load(faces.y, ty_);
  load(faces.z, tz_);
  wrap_all(tx_);
}

MultigridLevel MultigridLevel::coarsened(const MultigridLevel& fine) {
  MultigridLevel coarse(fine.nx_ / fine.factor_x_, fine.ny_ / fine.factor_y_, fine.nz_);
  coarse.coarsen_faces_x(fine);
  coarse.coarsen_faces_y(fine);
  coarse.average_from(fine, fine.tz_, coarse.tz_);
  return coarse;
}

void MultigridLevel::coarsen_faces_x(const MultigridLevel& fine) {
  if (nx_ == 1) return;  // one column across: only itself to exchange with
  const int fx = fine.factor_x_, fy = fine.factor_y_;
  for (int j = 0; j < ny_; ++j) {
    for (int k = 0; k < nz_; ++k) {
      double* to = tx_.data() + row(j, k);
      for (int i = 0; i < nx_; ++i) {
        double sum = 0;
        for (int part = 0; part < fy; ++part) {
          const double* t = fine.tx_.data() + fine.row(j * fy + part, k);
          sum += fx == 1 ? t[i] : 0.5 * t[2 * i + 1];
        }
        to[i] = sum / (fx * fy);
      }
      wrap(to);
    }
  }
}

void MultigridLevel::coarsen_faces_y(const MultigridLevel& fine) {
  if (ny_ == 1) return;
  const int fx = fine.factor_x_, fy = fine.factor_y_;
  for (int j = 0; j < ny_; ++j) {
    for (int k = 0; k < nz_; ++k) {
      const double* face = fine.ty_.data() + fine.row(j * fy + fy - 1, k);
      double* to = ty_.data() + row(j, k);
      for (int i = 0; i < nx_; ++i) {
        double sum = 0;
        for (int part = i * fx; part < (i + 1) * fx; ++part) {
          sum += fy == 1 ? face[part] : 0.5 * face[part];
        }
        to[i] = sum / (fx * fy);
      }
    }
  }
}

void MultigridLevel::average_from(const MultigridLevel& fine, const grid::Values& from, grid::Values& to) {
  const int fx = fine.factor_x_, fy = fine.factor_y_;
  const double share = 1.0 / (fx * fy);
#pragma omp parallel for schedule(static)
  for (int j = 0; j < ny_; ++j) {
    for (int k = 0; k < nz_; ++k) {
      double* coarse_row = to.data() + row(j, k);
      std::fill_n(coarse_row, nx_, 0.0);
      for (int part = 0; part < fy; ++part) {
        const double* fine_row = from.data() + fine.row(j * fy + part, k);
        for (int i = 0; i < nx_; ++i) {
          for (int p = i * fx; p < (i + 1) * fx; ++p) coarse_row[i] += fine_row[p] * share;
        }
      }
    }
  }
}

void MultigridLevel::load(const grid::Values& from, grid::Values& to) const {
  const auto n = static_cast<std::size_t>(nx_);
#pragma omp parallel for schedule(static)
  for (int j = 0; j < ny_; ++j) {
    for (int k = 0; k < nz_; ++k) {
      const std::size_t start =
          (static_cast<std::size_t>(k) * static_cast<std::size_t>(ny_) + static_cast<std::size_t>(j)) * n;
      std::copy_n(from.data() + start, n, to.data() + row(j, k));
    }
  }
}

void MultigridLevel::wrap_all(grid::Values& values) const {
  for (int j = 0; j < ny_; ++j) {
    for (int k = 0; k < nz_; ++k) wrap(values.data() + row(j, k));
  }
}

void MultigridLevel::set_solution(const grid::Values& u) {
  load(u, u_);
  wrap_all(u_);
}

void MultigridLevel::get_solution(grid::Values& u) const {
  const auto n = static_cast<std::size_t>(nx_);
#pragma omp parallel for schedule(static)
  for (int k = 0; k < nz_; ++k) {
    for (int j = 0; j < ny_; ++j) {
      const std::size_t start =
          (static_cast<std::size_t>(k) * static_cast<std::size_t>(ny_) + static_cast<std::size_t>(j)) * n;
      std::copy_n(u_.data() + row(j, k), n, u.data() + start);
    }
  }
}

void MultigridLevel::clear_solution() { std::fill(u_.begin(), u_.end(), 0.0); }

double MultigridLevel::distance(const grid::Values& other) const {
  const auto size = static_cast<std::int64_t>(u_.size());
  const double *a = u_.data(), *b = other.data();
  double largest = 0;
#pragma omp parallel for simd schedule(static) reduction(max : largest)
  for (std::int64_t n = 0; n < size; ++n) largest = std::max(largest, std::abs(a[n] - b[n]));
  return largest;
}

double MultigridLevel::factorise(double scale) {
  double strongest = 0;
#pragma omp parallel for schedule(static) reduction(max : strongest)
  for (int j = 0; j < ny_; ++j) {
    double* excess_above = scratch_row(j);  // diagonal left over for the next voxel down after elimination
    std::fill_n(excess_above, nx_, 0.0);
    for (int k = 0; k < nz_; ++k) {
      const std::size_t here = row(j, k), north = row(north_of(j), k);
      const double *tx = tx_.data() + here, *ty = ty_.data() + here, *ty_north = ty_.data() + north;
      const double *tz = tz_.data() + here, *diagonal = diagonal_.data() + here;
      double* inverse = inverse_pivot_.data() + here;
      double strongest_here = 0;
#pragma omp simd reduction(max : strongest_here)
      for (int i = 0; i < nx_; ++i) {
        const double lateral = scale * (tx[i] + tx[i - 1] + ty[i] + ty_north[i]);
        const double below = scale * tz[i];
        // Only sums of non-negative terms: no cancellation however large the scale is.
        const double excess = diagonal[i] + lateral + excess_above[i];
        const double pivot = excess + below;
        const double safe = pivot > 0 ? 1 / pivot : 0.0;
        inverse[i] = safe;
        excess_above[i] = below * (excess * safe);
        const double ratio = lateral / (diagonal[i] + std::numeric_limits<double>::min());
        strongest_here = std::max(strongest_here, ratio);
      }
      strongest = std::max(strongest, strongest_here);
    }
  }
  return strongest;
}

void MultigridLevel::relax(double scale) {
  for (int colour = 0; colour < colours_; ++colour) {
#pragma omp parallel for schedule(static)
    for (int j = 0; j < ny_; ++j) {
      const int wanted = (colour - colour_y_[static_cast<std::size_t>(j)] + colours_) % colours_;
      relax_row(scale, j, wanted);
    }
  }
}

// Lines of one colour do not neighbour each other, so they may be solved in place: the forward sweep leaves
// its intermediate values in u, the backward sweep completes them. All columns of the row are computed and
// only those of the colour are kept, which keeps the loops contiguous. The scratch row separates reading
// from writing.
void MultigridLevel::relax_row(double scale, int j, std::int64_t colour) {
  const std::int64_t* colours = colour_x_.data();
  double* solved = scratch_row(j);
  // On a ring with three colours, column classes are (colour_x + colour_y) mod 3: colour is already reduced.
  for (int k = 0; k < nz_; ++k) {
    const std::size_t here = row(j, k), north = row(north_of(j), k), south = row(south_of(j), k);
    const std::size_t above = k > 0 ? row(j, k - 1) : here;
    const double from_above = k > 0 ? scale : 0.0;
    const double *tx = tx_.data() + here, *ty = ty_.data() + here, *ty_north = ty_.data() + north;
    const double *tz_above = tz_.data() + above, *rhs = rhs_.data() + here, *inverse = inverse_pivot_.data() + here;
    const double *u_north = u_.data() + north, *u_south = u_.data() + south, *u_above = u_.data() + above;
    double* u = u_.data() + here;
#pragma omp simd
    for (int i = 0; i < nx_; ++i) {
      const double lateral = tx[i] * u[i + 1] + tx[i - 1] * u[i - 1] + ty[i] * u_south[i] + ty_north[i] * u_north[i];
      solved[i] = (rhs[i] + scale * lateral + from_above * tz_above[i] * u_above[i]) * inverse[i];
    }
#pragma omp simd
    for (int i = 0; i < nx_; ++i) u[i] = colours[i] == colour ? solved[i] : u[i];
  }
  wrap(u_.data() + row(j, nz_ - 1));
  for (int k = nz_ - 2; k >= 0; --k) {
    const std::size_t here = row(j, k);
    const double *tz = tz_.data() + here, *inverse = inverse_pivot_.data() + here;
    const double* u_below = u_.data() + row(j, k + 1);
    double* u = u_.data() + here;
#pragma omp simd
    for (int i = 0; i < nx_; ++i) {
      const double value = u[i] + scale * tz[i] * inverse[i] * u_below[i];
      u[i] = colours[i] == colour ? value : u[i];
    }
    wrap(u);
  }
}

void MultigridLevel::residual_row(double scale, int j, int k, double* residual) const {
  const std::size_t here = row(j, k), north = row(north_of(j), k), south = row(south_of(j), k);
  const std::size_t above = k > 0 ? row(j, k - 1) : here, below = k + 1 < nz_ ? row(j, k + 1) : here;
  const double *tx = tx_.data() + here, *ty = ty_.data() + here, *ty_north = ty_.data() + north;
  const double *tz = tz_.data() + here, *tz_above = tz_.data() + above;
  const double *u = u_.data() + here, *u_north = u_.data() + north, *u_south = u_.data() + south;
  const double *u_above = u_.data() + above, *u_below = u_.data() + below;
  const double *rhs = rhs_.data() + here, *diagonal = diagonal_.data() + here;
#pragma omp simd
  for (int i = 0; i < nx_; ++i) {
    const double c = u[i];
    // At the top `above` is the voxel itself, so its flux is zero; tz is zero at the bottom.
    const double flux = tx[i] * (u[i + 1] - c) + tx[i - 1] * (u[i - 1] - c) + ty[i] * (u_south[i] - c) +
                        ty_north[i] * (u_north[i] - c) + tz[i] * (u_below[i] - c) + tz_above[i] * (u_above[i] - c);
    residual[i] = rhs[i] - diagonal[i] * c + scale * flux;
  }
}

void MultigridLevel::scaled_residual(double scale, grid::Values& residual) const {
#pragma omp parallel for schedule(static)
  for (int j = 0; j < ny_; ++j) {
    for (int k = 0; k < nz_; ++k) {
      double* r = residual.data() + row(j, k);
      const double* inverse = inverse_pivot_.data() + row(j, k);
      residual_row(scale, j, k, r);
#pragma omp simd
      for (int i = 0; i < nx_; ++i) r[i] *= inverse[i];
    }
  }
}

void MultigridLevel::restrict_diagonal_to(MultigridLevel& coarse) const {
  coarse.average_from(*this, diagonal_, coarse.diagonal_);
}

void MultigridLevel::restrict_residual_to(MultigridLevel& coarse, double scale) {
  const double share = 1.0 / (factor_x_ * factor_y_);
#pragma omp parallel for schedule(static)
  for (int j = 0; j < coarse.ny_; ++j) {
    double* residual = scratch_row(j * factor_y_);
    for (int k = 0; k < nz_; ++k) {
      double* rhs = coarse.rhs_.data() + coarse.row(j, k);
      std::fill_n(rhs, coarse.nx_, 0.0);
      for (int part = 0; part < factor_y_; ++part) {
        residual_row(scale, j * factor_y_ + part, k, residual);
        if (factor_x_ == 2) {
#pragma omp simd
          for (int i = 0; i < coarse.nx_; ++i) rhs[i] += (residual[2 * i] + residual[2 * i + 1]) * share;
        } else {
          for (int i = 0; i < nx_; ++i) rhs[i / factor_x_] += residual[i] * share;
        }
      }
    }
  }
}

// Bilinear between coarse centres where a direction is halved (weights 3/4 and 1/4), else copied.
void MultigridLevel::add_correction_from(const MultigridLevel& coarse) {
#pragma omp parallel for schedule(static)
  for (int j = 0; j < ny_; ++j) {
    double* blended = scratch_row(j);
    const int near = j / factor_y_;
    const int far = factor_y_ != 2 ? near : even(j) ? coarse.north_of(near) : coarse.south_of(near);
    const double near_share = factor_y_ == 2 ? 0.75 : 1.0;
    for (int k = 0; k < nz_; ++k) {
      const double *a = coarse.u_.data() + coarse.row(near, k), *b = coarse.u_.data() + coarse.row(far, k);
      double* u = u_.data() + row(j, k);
      for (int i = -1; i <= coarse.nx_; ++i) blended[i] = near_share * a[i] + (1 - near_share) * b[i];
      if (factor_x_ == 2) {
#pragma omp simd
        for (int i = 0; i < coarse.nx_; ++i) {
          u[2 * i] += 0.75 * blended[i] + 0.25 * blended[i - 1];
          u[2 * i + 1] += 0.75 * blended[i] + 0.25 * blended[i + 1];
        }
      } else {
        for (int i = 0; i < nx_; ++i) u[i] += blended[i / factor_x_];
      }
      wrap(u);
    }
  }
}

}  // namespace cutis::solvers
