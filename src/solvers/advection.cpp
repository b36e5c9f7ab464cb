// How is the directed flux through each face limited and summed?
// SPDX-License-Identifier: Apache-2.0
#include "solvers/advection.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "grid/rows.hpp"

namespace cutis::solvers {

namespace {

inline double limited_velocity(const ChemotaxisLaw& law, double from, double to, double per_mm) {
  // K/(K + c)^2 grad c is the gradient of c/(K + c): its difference is exact for any jump of c.
  const double k = law.half_saturation;
  const double difference = k * (to - from) / ((k + from) * (k + to));
  const double v = law.sensitivity_mm2_per_day * difference * per_mm;
  const double ratio = v / law.speed_limit_mm_per_day;
  return v / std::sqrt(1 + ratio * ratio);
}

/// Harmonic mean without a branch, so that rows are vectorised: 0 where either side is 0.
inline double open_share(double a, double b) { return 2 * a * b / std::max(a + b, 1e-300); }

/// van Leer's harmonic slope: half the jump to the face, zero at extrema.
inline double half_slope(double jump_behind, double jump_ahead) {
  const double product = jump_behind * jump_ahead;
  const bool monotone = product > 0;
  return (monotone ? product : 0.0) / (monotone ? jump_behind + jump_ahead : 1.0);
}

/// Rows of n voxels on both sides of n faces, from far behind (-) to far ahead (+).
struct FaceRows {
  const double *u_far_behind, *u_behind, *u_ahead, *u_far_ahead;
  const double *c_behind, *c_ahead, *m_behind, *m_ahead;
};

/// Velocities through a row of faces. Both neighbours of a face call this with the same values: same bits.
void row_velocities(const ChemotaxisLaw& law, double per_mm, const FaceRows& at, int n, double* v) {
#pragma omp simd
  for (int i = 0; i < n; ++i) {
    v[i] = open_share(at.m_behind[i], at.m_ahead[i]) * limited_velocity(law, at.c_behind[i], at.c_ahead[i], per_mm);
  }
}

/// Velocities become fluxes: upwind values with limited slopes.
void row_fluxes(const FaceRows& at, int n, double* v) {
#pragma omp simd
  for (int i = 0; i < n; ++i) {
    const double jump = at.u_ahead[i] - at.u_behind[i];
    const double from_behind = at.u_behind[i] + half_slope(at.u_behind[i] - at.u_far_behind[i], jump);
    const double from_ahead = at.u_ahead[i] - half_slope(at.u_far_ahead[i] - at.u_ahead[i], jump);
    v[i] *= v[i] > 0 ? from_behind : from_ahead;
  }
}

/// The field that moves, what it climbs, and where it can move. Slopes at the faces of outer rows take two more.
using Fields = std::array<grid::RowsAround<double>, 3>;

/// The rows around one row of voxels, and buffers for its faces. One per thread.
class RowWalker {
 public:
  RowWalker(const grid::Grid& grid, const Fields& fields) : grid_(grid), fields_(fields), faces_(size() + 1) {
    for (auto& ring : rings_) ring.resize(size() + 4);
  }

  /// Calls visit(rows, per_mm, sign) for the six rows of faces of row (j, k): per_mm is one over the voxel
  /// edge across them, sign +1 where their axis points outward.
  template <typename Visit>
  void visit_faces(int j, int k, const Visit& visit) {
    if (grid_.nx > 1) {
      wrap_ring(j, k);
      visit(ring_rows(0), 1 / grid_.dx_mm, 1.0);
      visit(ring_rows(-1), 1 / grid_.dx_mm, -1.0);
    }
    if (grid_.ny > 1) {
      visit(rows_across(j, k, 0), 1 / grid_.dx_mm, 1.0);
      visit(rows_across(j - 1, k, 0), 1 / grid_.dx_mm, -1.0);
    }
    if (k + 1 < grid_.nz) visit(rows_across(j, k, 1), 1 / grid_.dz_mm, 1.0);
    if (k > 0) visit(rows_across(j, k - 1, 1), 1 / grid_.dz_mm, -1.0);
  }
  double* faces() { return faces_.data(); }

 private:
  std::size_t size() const { return static_cast<std::size_t>(grid_.nx); }
  const double* row(std::size_t field, int j, int k) const {
    return fields_[field].row(j, std::clamp(k, 0, grid_.nz - 1));
  }
  /// Row (j, k) of each field with two periodic ghosts at either end.
  void wrap_ring(int j, int k) {
    const int n = grid_.nx;
    for (std::size_t field = 0; field < fields_.size(); ++field) {
      const double* from = row(field, j, k);
      double* ring = rings_[field].data();
      std::copy_n(from, n, ring + 2);
      for (int ghost : {-2, -1}) ring[2 + ghost] = from[(ghost + 2 * n) % n];
      for (int ghost : {0, 1}) ring[2 + n + ghost] = from[ghost % n];
    }
  }
  /// Faces on the +x side of voxels shifted by `shift`.
  FaceRows ring_rows(int shift) const {
    const double *u = rings_[0].data() + 2 + shift, *c = rings_[1].data() + 2 + shift;
    const double* m = rings_[2].data() + 2 + shift;
    // The outermost far values of the shifted row lie within the two ghosts.
    return {u - 1, u, u + 1, u + 2, c, c + 1, m, m + 1};
  }
  /// Faces on the +y side (along depth: the lower side) of row (j, k). Beyond top and bottom the last row repeats.
  FaceRows rows_across(int j, int k, int down) const {
    const int y = 1 - down, z = down;
    return {row(0, j - y, k - z), row(0, j, k),         row(0, j + y, k + z), row(0, j + 2 * y, k + 2 * z),
            row(1, j, k),         row(1, j + y, k + z), row(2, j, k),         row(2, j + y, k + z)};
  }

  const grid::Grid& grid_;
  const Fields& fields_;
  std::vector<double> rings_[3], faces_;
};

grid::RowsAround<double> rows(const grid::Grid& grid, const grid::Values& values, const grid::Exchange& exchange) {
  return {grid, values, 2, exchange};
}

}  // namespace

double chemotactic_velocity(const ChemotaxisLaw& law, double from, double to, double spacing_mm) {
  return law.speed_limit_mm_per_day > 0 ? limited_velocity(law, from, to, 1 / spacing_mm) : 0;
}

void add_chemotaxis(const grid::Grid& grid, const grid::Values& u, const grid::Values& attractant,
                    const ChemotaxisLaw& law, const grid::Values& mobility, grid::Values& source,
                    const grid::Exchange& exchange, double weight) {
  if (!(law.speed_limit_mm_per_day > 0)) return;
  const Fields fields{rows(grid, u, exchange), rows(grid, attractant, exchange), rows(grid, mobility, exchange)};
#pragma omp parallel
  {
    RowWalker walker(grid, fields);
    double* flux = walker.faces();
    std::vector<double> inflow(static_cast<std::size_t>(grid.nx));
#pragma omp for schedule(static)
    for (int k = 0; k < grid.nz; ++k) {
      for (int j = 0; j < grid.ny; ++j) {
        std::fill(inflow.begin(), inflow.end(), 0.0);
        double *in = inflow.data(), *to = source.data() + grid.index(0, j, k);
        walker.visit_faces(j, k, [&](const FaceRows& at, double per_mm, double sign) {
          row_velocities(law, per_mm, at, grid.nx, flux);
          row_fluxes(at, grid.nx, flux);
#pragma omp simd
          for (int i = 0; i < grid.nx; ++i) in[i] -= sign * per_mm * flux[i];
        });
#pragma omp simd
        for (int i = 0; i < grid.nx; ++i) to[i] += weight * in[i];
      }
    }
  }
}

double chemotaxis_outflow_rate_per_day(const grid::Grid& grid, const grid::Values& attractant, const ChemotaxisLaw& law,
                                       const grid::Values& mobility, const grid::Exchange& exchange) {
  if (!(law.speed_limit_mm_per_day > 0)) return 0;
  const auto climbed = rows(grid, attractant, exchange);
  const Fields fields{climbed, climbed, rows(grid, mobility, exchange)};
  double largest = 0;
#pragma omp parallel reduction(max : largest)
  {
    RowWalker walker(grid, fields);
    std::vector<double> outflow(static_cast<std::size_t>(grid.nx));
#pragma omp for schedule(static)
    for (int k = 0; k < grid.nz; ++k) {
      for (int j = 0; j < grid.ny; ++j) {
        std::fill(outflow.begin(), outflow.end(), 0.0);
        walker.visit_faces(j, k, [&](const FaceRows& at, double per_mm, double sign) {
          row_velocities(law, per_mm, at, grid.nx, walker.faces());
          for (std::size_t i = 0; i < outflow.size(); ++i) {
            outflow[i] += std::max(0.0, sign * walker.faces()[i]) * per_mm;
          }
        });
        for (double rate : outflow) largest = std::max(largest, rate);
      }
    }
  }
  return exchange.maximum(largest);
}

}  // namespace cutis::solvers
