// Does steady diffusion with uptake around a capillary follow Krogh's cylinder?
// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>
#include <cmath>

#include "operator_common.hpp"
#include "solvers/multigrid.hpp"

using namespace cutis;
using grid::Grid;
using grid::Values;
using namespace cutis::verification;

namespace {

// P(r) = P_c + (M/4K)(r^2 - R_c^2) - (M R_T^2/2K) ln(r/R_c), R_c <= r <= R_T, K = 1 (facts: Krogh's cylinder).
constexpr double capillary_mm = 0.005, tissue_mm = 0.04, tension = 60.0, uptake_over_krogh = 4e4;

double krogh(double r) {
  return tension + uptake_over_krogh / 4 * (r * r - capillary_mm * capillary_mm) -
         uptake_over_krogh * tissue_mm * tissue_mm / 2 * std::log(r / capillary_mm);
}

/// Mean |P - Krogh| over the tissue ring, relative to the fall of tension from capillary to rim.
double relative_error(int n) {
  const double width_mm = 0.1;
  const Grid grid{n, n, 1, width_mm / n, width_mm / n};
  const auto radius = [&](double x, double y) { return std::hypot(x - width_mm / 2, y - width_mm / 2); };
  const Values r = sampled(grid, [&](double x, double y, double) { return radius(x, y); });
  Values d(grid.size(), 1.0), diagonal(grid.size(), 0.0), rhs(grid.size(), -uptake_over_krogh), u(grid.size(), tension);
  constexpr double hold = 1e9;  // keeps the capillary at its tension
  for (std::size_t c = 0; c < grid.size(); ++c) {
    if (r[c] > tissue_mm) d[c] = rhs[c] = 0, diagonal[c] = 1;  // closed outside the cylinder
    if (r[c] < capillary_mm) diagonal[c] = hold, rhs[c] = hold * tension;
  }
  solvers::Multigrid solver(grid, d);
  CHECK(solver.solve(1.0, diagonal, rhs, {1e-6, 1, 100}, u, cutis::grid::SerialExchange{}).converged);
  double sum = 0, count = 0;
  for (std::size_t c = 0; c < grid.size(); ++c) {
    if (r[c] <= capillary_mm || r[c] >= tissue_mm) continue;
    sum += std::abs(u[c] - krogh(r[c]));
    count += 1;
  }
  return sum / count / (tension - krogh(tissue_mm));
}

}  // namespace

TEST_CASE("Krogh's cylinder") {
  std::vector<double> steps, errors;
  for (int n : {64, 128, 256}) {
    steps.push_back(0.1 / n);
    errors.push_back(relative_error(n));
  }
  print_order("Krogh cylinder, error relative to the fall of tension", steps, errors);
  CHECK(errors.back() < 0.02);
  CHECK(errors.back() < errors.front());
}
