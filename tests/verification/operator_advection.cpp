// Does directed motion conserve exactly, stay positive, and converge with second order?
// SPDX-License-Identifier: Apache-2.0
#include <omp.h>

#include <catch2/catch.hpp>
#include <cmath>
#include <cstring>
#include <random>

#include "operator_common.hpp"
#include "solvers/advection.hpp"

using namespace cutis;
using grid::Grid;
using grid::Values;
using namespace cutis::verification;

namespace {

/// Three-stage strong-stability-preserving Runge-Kutta step (Shu and Osher 1988) of du/dt = -div(v u).
template <typename Rate>
void advance(double dt, Values& u, const Rate& rate) {
  const Values start = u;
  const double keep[] = {0, 3.0 / 4, 1.0 / 3};
  for (double kept : keep) {
    Values source(u.size(), 0.0);
    rate(u, source);
    for (std::size_t n = 0; n < u.size(); ++n) u[n] = kept * start[n] + (1 - kept) * (u[n] + dt * source[n]);
  }
}

}  // namespace

TEST_CASE("smooth translation: van Leer fluxes are of second order in L1") {
  // Constant velocity 1 mm/day along x over a ramp of attractant; the jump of the periodic ramp is closed.
  const auto run = [](int axis, int n, bool away_from_extrema) {
    const double length = 2.0, h = length / n;
    const int nx = axis == 0 ? n : 1, ny = axis == 1 ? n : 1, nz = axis == 2 ? n : 1;
    const Grid grid{nx, ny, nz, axis == 2 ? 0.1 : h, axis == 2 ? h : 0.1};
    const auto along = [&](double x, double y, double z) { return axis == 0 ? x : axis == 1 ? y : z; };
    // v = sensitivity / K * slope at K >> c
    const solvers::ChemotaxisLaw law{1e6, 1e9, 1e6};
    const Values attractant = sampled(grid, [&](double x, double y, double z) { return 1e3 * along(x, y, z); });
    const Values mobility = sampled(grid, [&](double x, double y, double z) {
      const double s = along(x, y, z);
      return s < 2 * length / 32 || s > length * 30 / 32 ? 0.0 : 1.0;
    });
    const auto shape = [](double s) { return std::abs(s) < 0.5 ? std::pow(std::cos(pi * s), 6) : 0.0; };
    Values u = sampled(grid, [&](double x, double y, double z) { return shape(along(x, y, z) - 0.8); });
    const double end = 0.4;
    const Values exact = sampled(grid, [&](double x, double y, double z) { return shape(along(x, y, z) - 0.8 - end); });
    const int steps = static_cast<int>(std::ceil(end / (0.2 * h)));
    for (int step = 0; step < steps; ++step) {
      advance(end / steps, u, [&](const Values& now, Values& source) {
        solvers::add_chemotaxis(grid, now, attractant, law, mobility, source);
      });
    }
    double sum = 0;
    for (int m = 0; m < n; ++m) {
      const double distance = std::abs((m + 0.5) * h - 0.8 - end);
      const auto at = static_cast<std::size_t>(m);
      if (!away_from_extrema || (distance > 0.1 && distance < 0.4)) sum += std::abs(u[at] - exact[at]) * h;
    }
    return sum;
  };
  for (int axis = 0; axis < 3; ++axis) {
    std::vector<double> steps, errors, inner;
    for (int n : {128, 256, 512, 1024}) {
      steps.push_back(2.0 / n);
      errors.push_back(run(axis, n, false));
      inner.push_back(run(axis, n, true));
    }
    CHECK(print_order(fmt::format("translation along axis {}", axis), steps, errors) >= 1.8);
    CHECK(print_order("  away from its extrema", steps, inner) >= 1.9);
  }
}

namespace {

struct Random3d {
  Grid grid{12, 9, 10, 0.02, 0.03};
  Values u, attractant, mobility;
  explicit Random3d(unsigned seed) {
    std::mt19937 random(seed);
    std::uniform_real_distribution<> unit(0, 1);
    for (std::size_t n = 0; n < grid.size(); ++n) {
      u.push_back(unit(random) < 0.3 ? 0 : unit(random));
      attractant.push_back(5 * unit(random));
      mobility.push_back(unit(random) < 0.2 ? 0 : unit(random));
    }
  }
};

const solvers::ChemotaxisLaw law{0.05, 2.0, 0.3};

}  // namespace

TEST_CASE("directed motion conserves exactly and respects closed voxels") {
  Random3d p(3);
  Values source(p.grid.size(), 0.0);
  solvers::add_chemotaxis(p.grid, p.u, p.attractant, law, p.mobility, source);
  double turnover = 0;
  for (double s : source) turnover += std::abs(s);
  fmt::print("directed motion: sum of sources {:.2e} of {:.2e} moved\n", total(source), turnover);
  CHECK(turnover > 0);
  CHECK(std::abs(total(source)) < 1e-14 * turnover * 10);
  for (std::size_t n = 0; n < source.size(); ++n) {
    if (p.mobility[n] == 0) CHECK(source[n] == 0);
  }
}

TEST_CASE("steps within the stated bound stay non-negative") {
  Random3d p(4);
  const double rate = solvers::chemotaxis_outflow_rate_per_day(p.grid, p.attractant, law, p.mobility);
  for (int step = 0; step < 50; ++step) {
    advance(0.5 / rate, p.u, [&](const Values& now, Values& source) {
      solvers::add_chemotaxis(p.grid, now, p.attractant, law, p.mobility, source);
    });
    REQUIRE(*std::min_element(p.u.begin(), p.u.end()) >= 0);
  }
}

TEST_CASE("the face velocity follows the law at points computed by hand") {
  // K/(K+c)^2 grad c with c from 2 to 2 + small: 2/16 * slope; then the limit.
  CHECK(solvers::chemotactic_velocity({0.5, 2, 1e9}, 2, 2.0002, 0.001) == Approx(0.5 * 2 / 16 * 0.2).epsilon(1e-4));
  CHECK(solvers::chemotactic_velocity({1e9, 2, 0.3}, 0, 5, 0.02) == Approx(0.3));
  CHECK(solvers::chemotactic_velocity({1, 1, 1}, 0, 1, 0.5) == Approx(1 / std::sqrt(2.0)));
  CHECK(solvers::chemotactic_velocity({1, 1, 1}, 3, 1, 0.5) == -solvers::chemotactic_velocity({1, 1, 1}, 1, 3, 0.5));
}

TEST_CASE("directed motion: one and two threads give the same bits") {
  const Random3d p(5);
  const int before = omp_get_max_threads();
  std::vector<Values> found;
  for (int threads : {1, 2}) {
    omp_set_num_threads(threads);
    found.emplace_back(p.grid.size(), 0.0);
    solvers::add_chemotaxis(p.grid, p.u, p.attractant, law, p.mobility, found.back());
  }
  omp_set_num_threads(before);
  CHECK(std::memcmp(found[0].data(), found[1].data(), p.grid.size() * sizeof(double)) == 0);
}
