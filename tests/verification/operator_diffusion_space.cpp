// Is the diffusion operator of second order in space, and exact where it should be?
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

const grid::SerialExchange serial;
constexpr double edge_mm = 1.0;

Grid cube(int n) { return {n, n, n, edge_mm / n, edge_mm / n}; }
Grid slice(int n) { return {n, 1, n, edge_mm / n, edge_mm / n}; }

struct Manufactured {
  double (*u)(double x, double y, double z);
  double (*diffusivity)(double x, double y, double z);
  double (*divergence)(double x, double y, double z);  ///< div(D grad u)
};

/// Solves u - div(D grad u) = f with f from the exact solution; mean error.
double error_on(const Manufactured& problem, const Grid& grid) {
  const Values exact = sampled(grid, problem.u);
  const Values rhs =
      sampled(grid, [&](double x, double y, double z) { return problem.u(x, y, z) - problem.divergence(x, y, z); });
  solvers::Multigrid solver(grid, sampled(grid, problem.diffusivity));
  Values u(grid.size(), 0.0);
  const auto result = solver.solve(1.0, Values(grid.size(), 1.0), rhs, {1e-10, 1, 60}, u, serial);
  CHECK(result.converged);
  return mean_error(u, exact);
}

double measured_order(const std::string& name, const Manufactured& problem, const std::vector<Grid>& grids) {
  std::vector<double> steps, errors;
  for (const Grid& grid : grids) {
    steps.push_back(grid.dx_mm);
    errors.push_back(error_on(problem, grid));
  }
  return print_order(name, steps, errors);
}

/// 2 + cos cos cos: periodic sideways, no flux through top and bottom, positive.
double waves(double x, double y, double z) {
  return 2 + std::cos(2 * pi * x) * std::cos(2 * pi * y) * std::cos(pi * z);
}

}  // namespace

TEST_CASE("constant diffusivity: second order in space") {
  const Manufactured problem{waves, [](double, double, double) { return 0.7; },
                             [](double x, double y, double z) { return -0.7 * 9 * pi * pi * (waves(x, y, z) - 2); }};
  CHECK(measured_order("constant D", problem, {cube(16), cube(32), cube(64)}) >= 1.9);
}

TEST_CASE("smoothly varying diffusivity: second order in space") {
  // D = 2 + sin(2 pi x) + cos(pi z) / 2
  const Manufactured problem{
      waves, [](double x, double, double z) { return 2 + std::sin(2 * pi * x) + 0.5 * std::cos(pi * z); },
      [](double x, double y, double z) {
        const double d = 2 + std::sin(2 * pi * x) + 0.5 * std::cos(pi * z);
        const double laplacian = -9 * pi * pi * (waves(x, y, z) - 2);
        const double u_x = -2 * pi * std::sin(2 * pi * x) * std::cos(2 * pi * y) * std::cos(pi * z);
        const double u_z = -pi * std::cos(2 * pi * x) * std::cos(2 * pi * y) * std::sin(pi * z);
        return d * laplacian + 2 * pi * std::cos(2 * pi * x) * u_x - 0.5 * pi * std::sin(pi * z) * u_z;
      }};
  CHECK(measured_order("smooth D", problem, {cube(16), cube(32), cube(64)}) >= 1.9);
}

namespace layered {
// D jumps by 1000 at z = 1/2, a voxel face. u = s(x, y) p(z) / D with p(1/2) = 0: u is 0 from both sides
// and D u_z = s p' is one smooth function, so value and flux are continuous.
constexpr double above = 1.0, below = 1e-3;
double diffusivity(double, double, double z) { return z < 0.5 ? above : below; }
// p = cos^2(pi z): p(1/2) = 0, p'(0) = p'(1) = 0.
double p(double z) { return std::cos(pi * z) * std::cos(pi * z); }
double p_second(double z) { return -2 * pi * pi * std::cos(2 * pi * z); }
double sideways(double x) { return 1 + 0.5 * std::cos(2 * pi * x); }
double u(double x, double y, double z) { return sideways(x) * p(z) * below / diffusivity(x, y, z); }
double divergence(double x, double, double z) {
  return below * (sideways(x) * p_second(z) - 4 * pi * pi * (sideways(x) - 1) * p(z));
}
}  // namespace layered

TEST_CASE("a jump of 1:1000 on a face: second order in space") {
  // p'(1/2) = 0 would leave the interface without flux, so a second case below has flux through it.
  CHECK(measured_order("layers 1:1000, smooth", {layered::u, layered::diffusivity, layered::divergence},
                       {slice(64), slice(128), slice(256)}) >= 1.9);
}

namespace crossing {
// p = cos(pi z): flux -pi through the interface at z = 1/2, none at top and bottom.
double p(double z) { return std::cos(pi * z); }
double u(double x, double y, double z) {
  return layered::sideways(x) * p(z) * layered::below / layered::diffusivity(x, y, z);
}
double divergence(double x, double, double z) {
  const double s = layered::sideways(x);
  return layered::below * (-pi * pi * s * p(z) - 4 * pi * pi * (s - 1) * p(z));
}
}  // namespace crossing

TEST_CASE("a jump of 1:1000 with flux through it: second order in space") {
  CHECK(measured_order("layers 1:1000, flux", {crossing::u, layered::diffusivity, crossing::divergence},
                       {slice(64), slice(128), slice(256)}) >= 1.9);
}

TEST_CASE("a tilted interface: the order is what it is") {
  // A wedge of tenfold D in x and z, given voxel by voxel; the truth is the same problem on a finer grid.
  const auto solve = [](int n) {
    const Grid grid{n, 1, n, edge_mm / n, edge_mm / n};
    const auto d =
        sampled(grid, [](double x, double, double z) { return std::abs(x - 0.5) < 0.2 + 0.15 * z ? 1.0 : 0.1; });
    const auto rhs =
        sampled(grid, [](double x, double, double z) { return 1 + std::cos(2 * pi * x) * std::cos(pi * z); });
    solvers::Multigrid solver(grid, d);
    Values u(grid.size(), 1.0);
    CHECK(solver.solve(1.0, Values(grid.size(), 1.0), rhs, {1e-9, 1, 60}, u, serial).converged);
    return u;
  };
  const int finest = 512;
  const Values truth = solve(finest);
  std::vector<double> steps, errors;
  for (int n : {32, 64, 128}) {
    const Values u = solve(n);
    const int ratio = finest / n;
    Values averaged(u.size(), 0.0);
    for (int k = 0; k < finest; ++k) {
      for (int i = 0; i < finest; ++i) {
        averaged[static_cast<std::size_t>(k / ratio * n + i / ratio)] +=
            truth[static_cast<std::size_t>(k * finest + i)] / (ratio * ratio);
      }
    }
    steps.push_back(edge_mm / n);
    errors.push_back(mean_error(u, averaged));
  }
  CHECK(print_order("tilted interface 1:10 (against 512^2)", steps, errors) >= 0.9);
}

TEST_CASE("layers in series carry the flux of their summed resistances") {
  // u = 1 outside the top through velocity v, 0 outside the bottom through v; D from 1 to 1e-4 by layer.
  const Grid grid{4, 4, 60, 0.02, 0.01};
  const auto d_of = [](int k) { return k < 3 ? 1e-4 : k < 20 ? 0.3 : k < 21 ? 2e-3 : 1.0; };
  Values d(grid.size()), diagonal(grid.size(), 0.0), rhs(grid.size(), 0.0);
  const double velocity = 0.05;
  double resistance = 2 / velocity;
  for (int k = 0; k < grid.nz; ++k) {
    resistance += grid.dz_mm / d_of(k);
    for (std::size_t c = 0; c < grid.plane(); ++c) d[static_cast<std::size_t>(k) * grid.plane() + c] = d_of(k);
  }
  // Half a voxel and the face in series, as a caller adds an exchange with the outside.
  const auto face = [&](int k) { return 1 / (1 / velocity + 0.5 * grid.dz_mm / d_of(k)) / grid.dz_mm; };
  for (std::size_t c = 0; c < grid.plane(); ++c) {
    diagonal[c] = rhs[c] = face(0);
    diagonal[grid.size() - 1 - c] = face(grid.nz - 1);
  }
  solvers::Multigrid solver(grid, d);
  Values u(grid.size(), 0.5);
  CHECK(solver.solve(1.0, diagonal, rhs, {1e-14, 1, 50}, u, serial).error_estimate < 1e-12);
  const double flux_in = face(0) * (1 - u[0]) * grid.dz_mm;
  const double flux_out = face(grid.nz - 1) * u.back() * grid.dz_mm;
  fmt::print("layers in series: flux in {:.15g}, out {:.15g}, expected {:.15g} mm/day\n", flux_in, flux_out,
             1 / resistance);
  // Transmissibilities are held in single precision: 6e-8.
  CHECK(flux_in == Approx(1 / resistance).epsilon(1e-7));
  CHECK(flux_out == Approx(1 / resistance).epsilon(1e-7));
}
