// How is the directed flux through each face limited and summed?
// SPDX-License-Identifier: Apache-2.0
#include "solvers/advection.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "solvers/diffusion_operator.hpp"

namespace cutis::solvers {

namespace {

/// Four voxels in line, the face in question lies between the second and the third.
struct Stencil {
  std::size_t far_behind, behind, ahead, far_ahead;
  double spacing_mm;
};

/// van Leer's harmonic slope: half the jump to the face, zero at extrema.
double half_slope(double jump_behind, double jump_ahead) {
  const double product = jump_behind * jump_ahead;
  return product > 0 ? product / (jump_behind + jump_ahead) : 0;
}

struct Flow {
  const grid::Grid& grid;
  const grid::Values& attractant;
  const grid::Values& mobility;
  const ChemotaxisLaw& law;

  double velocity(const Stencil& at) const {
    const double open = harmonic_mean(mobility[at.behind], mobility[at.ahead]);
    return open > 0 ? open * chemotactic_velocity(law, attractant[at.behind], attractant[at.ahead], at.spacing_mm) : 0;
  }
  double flux(const grid::Values& u, const Stencil& at) const {
    const double v = velocity(at);
    if (v > 0) return v * (u[at.behind] + half_slope(u[at.behind] - u[at.far_behind], u[at.ahead] - u[at.behind]));
    if (v < 0) return v * (u[at.ahead] - half_slope(u[at.far_ahead] - u[at.ahead], u[at.ahead] - u[at.behind]));
    return 0;
  }

  std::size_t around(int i, int j, int k) const {
    return grid.index((i + 2 * grid.nx) % grid.nx, (j + 2 * grid.ny) % grid.ny, std::clamp(k, 0, grid.nz - 1));
  }
  /// The face that starts at voxel (i, j, k) along an axis. Beyond top and bottom the last voxel repeats.
  Stencil face(int axis, int i, int j, int k) const {
    const int x = axis == 0, y = axis == 1, z = axis == 2;
    return {around(i - x, j - y, k - z), around(i, j, k), around(i + x, j + y, k + z),
            around(i + 2 * x, j + 2 * y, k + 2 * z), axis == 2 ? grid.dz_mm : grid.dx_mm};
  }
};

/// Calls visit(face, sign) for the faces of voxel (i, j, k): sign is +1 where +axis is outward.
template <typename Visit>
void for_faces(const Flow& flow, int i, int j, int k, const Visit& visit) {
  for (int axis = 0; axis < 3; ++axis) {
    const int x = axis == 0, y = axis == 1, z = axis == 2;
    const bool only_itself = (x && flow.grid.nx == 1) || (y && flow.grid.ny == 1);
    if (only_itself) continue;
    if (!(z && k + 1 == flow.grid.nz)) visit(flow.face(axis, i, j, k), 1.0);
    if (z && k == 0) continue;
    // Wrapped indices make both sides see the same four voxels.
    const int before_i = x ? (i + flow.grid.nx - 1) % flow.grid.nx : i;
    const int before_j = y ? (j + flow.grid.ny - 1) % flow.grid.ny : j;
    visit(flow.face(axis, before_i, before_j, k - z), -1.0);
  }
}

}  // namespace

double chemotactic_velocity(const ChemotaxisLaw& law, double from, double to, double spacing_mm) {
  if (!(law.speed_limit_mm_per_day > 0)) return 0;
  // K/(K + c)^2 grad c is the gradient of c/(K + c): its difference is exact for any jump of c.
  const double k = law.half_saturation;
  const double difference = k * (to - from) / ((k + from) * (k + to));
  const double v = law.sensitivity_mm2_per_day * difference / spacing_mm;
  const double ratio = v / law.speed_limit_mm_per_day;
  return v / std::sqrt(1 + ratio * ratio);
}

void add_chemotaxis(const grid::Grid& grid, const grid::Values& u, const grid::Values& attractant,
                    const ChemotaxisLaw& law, const grid::Values& mobility, grid::Values& source) {
  const Flow flow{grid, attractant, mobility, law};
#pragma omp parallel for schedule(static)
  for (int k = 0; k < grid.nz; ++k) {
    for (int j = 0; j < grid.ny; ++j) {
      for (int i = 0; i < grid.nx; ++i) {
        double outflow = 0;
        for_faces(flow, i, j, k,
                  [&](const Stencil& at, double sign) { outflow += sign * flow.flux(u, at) / at.spacing_mm; });
        source[grid.index(i, j, k)] -= outflow;
      }
    }
  }
}

double chemotaxis_outflow_rate_per_day(const grid::Grid& grid, const grid::Values& attractant, const ChemotaxisLaw& law,
                                       const grid::Values& mobility) {
  const Flow flow{grid, attractant, mobility, law};
  double largest = 0;
#pragma omp parallel for schedule(static) reduction(max : largest)
  for (int k = 0; k < grid.nz; ++k) {
    for (int j = 0; j < grid.ny; ++j) {
      for (int i = 0; i < grid.nx; ++i) {
        double rate = 0;
        for_faces(flow, i, j, k, [&](const Stencil& at, double sign) {
          rate += std::max(0.0, sign * flow.velocity(at)) / at.spacing_mm;
        });
        largest = std::max(largest, rate);
      }
    }
  }
  return largest;
}

}  // namespace cutis::solvers
