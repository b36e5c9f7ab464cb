// Do implicit steps conserve, stay positive, converge with second order, and end at the steady state?
// SPDX-License-Identifier: Apache-2.0
#include <omp.h>

#include <catch2/catch.hpp>
#include <cmath>
#include <cstring>

#include "operator_common.hpp"
#include "solvers/multigrid.hpp"
#include "solvers/sdirk2.hpp"

using namespace cutis;
using grid::Grid;
using grid::Values;
using namespace cutis::verification;

namespace {

const grid::SerialExchange serial;

/// One SDIRK2 step of du/dt = div(D grad u); stages by multigrid, rates from the solved stages' fluxes.
void sdirk2_step(solvers::Multigrid& solver, double dt, double tolerance, Values& u) {
  const Values ones(u.size(), 1.0);
  Values stage = u, rate(u.size()), rhs = u;
  CHECK(solver.solve(solvers::sdirk2_gamma * dt, ones, rhs, {tolerance, 1, 60}, stage, serial).converged);
  solver.divergence(stage, rate);
  for (std::size_t n = 0; n < u.size(); ++n) rhs[n] = u[n] + dt * solvers::sdirk2_a21 * rate[n];
  CHECK(solver.solve(solvers::sdirk2_gamma * dt, ones, rhs, {tolerance, 1, 60}, stage, serial).converged);
  u = stage;
}

Values blob(const Grid& grid) {
  return sampled(grid, [&](double x, double y, double z) {
    return std::exp(-(std::pow(x - 0.3, 2) + std::pow(y - 0.1, 2) + std::pow(z - 0.2, 2)) / 0.01);
  });
}

/// Layers, a channel and a closed corner.
Values mixed_medium(const Grid& grid) {
  return sampled(grid, [&](double x, double y, double z) {
    if (x < 0.1 && y < 0.1) return 0.0;
    if (std::hypot(x - 0.4, y - 0.3) < 0.06) return 5.0;
    return z < 0.1 ? 1e-3 : 0.1;
  });
}

}  // namespace

TEST_CASE("a diffusing blob keeps its mass over 200 steps") {
  const Grid grid{24, 24, 30, 0.025, 0.02};
  solvers::Multigrid solver(grid, mixed_medium(grid));
  Values u = blob(grid);
  const double mass = total(u);
  double worst = 0;
  for (int step = 0; step < 200; ++step) {
    sdirk2_step(solver, 0.02, 1e-4, u);  // a loose tolerance: conservation must not depend on it
    worst = std::max(worst, std::abs(total(u) / mass - 1));
  }
  fmt::print("mass over 200 SDIRK2 steps: largest relative change {:.2e}\n", worst);
  CHECK(worst < 1e-12);
}

TEST_CASE("backward Euler keeps a sharp start positive, at any step") {
  const Grid grid{24, 24, 30, 0.025, 0.02};
  solvers::Multigrid solver(grid, mixed_medium(grid));
  for (double dt : {1e-4, 1e-1, 1e2}) {
    Values start(grid.size(), 0.0), u(grid.size(), 0.0);
    start[grid.index(15, 11, 7)] = 1;
    CHECK(solver.solve(dt, Values(grid.size(), 1.0), start, {1e-13, 1, 100}, u, serial).converged);
    const double lowest = *std::min_element(u.begin(), u.end());
    fmt::print("backward Euler from one voxel, dt = {:g}: lowest value {:.2e}\n", dt, lowest);
    CHECK(lowest >= -1e-12);
    CHECK(total(u) == Approx(1).epsilon(1e-12));
  }
}

TEST_CASE("SDIRK2 with multigrid is of second order in time") {
  // A cosine is an eigenvector of the discrete operator: its decay rate is known, so only time errs.
  const Grid grid{16, 16, 16, 1.0 / 16, 1.0 / 16};
  const double d = 0.1;
  const auto eigen = [&](double wave) {
    return 4 * d / (grid.dx_mm * grid.dx_mm) * std::pow(std::sin(wave * grid.dx_mm / 2), 2);
  };
  const double rate = 2 * eigen(2 * pi) + eigen(pi);
  const auto wave = [](double x, double y, double z) {
    return std::cos(2 * pi * x) * std::cos(2 * pi * y) * std::cos(pi * z);
  };
  const Values shape = sampled(grid, wave);
  solvers::Multigrid solver(grid, Values(grid.size(), d));
  const double end = 0.2;
  std::vector<double> steps, errors;
  for (int count : {4, 8, 16, 32}) {
    Values u(grid.size()), exact(grid.size());
    for (std::size_t n = 0; n < u.size(); ++n) u[n] = 1 + shape[n], exact[n] = 1 + std::exp(-rate * end) * shape[n];
    for (int step = 0; step < count; ++step) sdirk2_step(solver, end / count, 1e-10, u);
    steps.push_back(end / count);
    errors.push_back(mean_error(u, exact));
  }
  CHECK(print_order("SDIRK2 + multigrid, decaying cosine", steps, errors) >= 1.9);
}

TEST_CASE("a very large step is the steady solution") {
  const Grid grid{24, 24, 30, 0.025, 0.02};
  solvers::Multigrid solver(grid, mixed_medium(grid));
  const Values decay = sampled(grid, [](double x, double, double) { return 1 + x; });
  const Values production = blob(grid);
  Values steady(grid.size(), 0.0), u(grid.size(), 0.3), diagonal(grid.size()), rhs(grid.size());
  CHECK(solver.solve(1.0, decay, production, {1e-9, 1, 100}, steady, serial).converged);
  const double dt = 1e6;
  for (std::size_t n = 0; n < u.size(); ++n) diagonal[n] = 1 + dt * decay[n], rhs[n] = 0.3 + dt * production[n];
  CHECK(solver.solve(dt, diagonal, rhs, {1e-9, 1, 100}, u, serial).converged);
  const double difference = largest_error(u, steady);
  fmt::print("step of 1e6 d against the steady solution: {:.2e} of {:.2e}\n", difference,
             *std::max_element(steady.begin(), steady.end()));
  CHECK(difference < 2e-6);
}

TEST_CASE("one, two and three threads give the same bits") {
  const Grid grid{48, 36, 30, 0.025, 0.02};  // smaller blocks are solved by one thread whatever there are
  const int before = omp_get_max_threads();
  std::vector<Values> found;
  for (int threads : {1, 2, 3}) {
    omp_set_num_threads(threads);
    solvers::Multigrid solver(grid, mixed_medium(grid));
    Values u = blob(grid);
    for (int step = 0; step < 5; ++step) sdirk2_step(solver, 0.05, 1e-6, u);
    found.push_back(u);
  }
  omp_set_num_threads(before);
  for (const Values& other : found)
    CHECK(std::memcmp(found[0].data(), other.data(), grid.size() * sizeof(double)) == 0);
}
