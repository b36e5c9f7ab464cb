// Does the engine as a whole converge with second order, in time and in space, on a nonlinear coupled system?
// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>
#include <cmath>

#include "engine/engine_for_test.hpp"
#include "operator_common.hpp"

using namespace cutis;
using namespace cutis::engine::for_test;
using namespace cutis::verification;

namespace {

// Unknowns, all of scale 1: two that diffuse, one local, and time itself, since rates know no clock.
constexpr FieldId u_id = FieldId::mmp, v_id = FieldId::timp, w_id = FieldId::clot_pdgf,
                  clock_id = FieldId::tgf_beta1_latent, shape_id = FieldId::track;
constexpr double diffusivity_u = 0.02, diffusivity_v = 0.05;

/// The prescribed solution around the wave X: u = 2 + e^-t X / 2, v = 2 + sin(2t) X / 2, w = 1.5 + e^-2t X / 2.
struct Exact {
  double u, v, w;
};
Exact exact_at(double t, double x) {
  return {2 + 0.5 * std::exp(-t) * x, 2 + 0.5 * std::sin(2 * t) * x, 1.5 + 0.5 * std::exp(-2 * t) * x};
}

/// u' = S_u + v w - (2 + v) u + D_u lap u;  v' = S_v + u^2/(1 + u) - (2 + w) v + D_v lap v;
/// w' = S_w + u/2 - (1 + v) w,
/// with lap X = -wave X, sources from the prescribed solution; all rates are >= 0.
void add_system_rates(double wave, const TissueTile& at, RateTile& rates) {
  const double *u = at[u_id], *v = at[v_id], *w = at[w_id], *t = at[clock_id], *shape = at[shape_id];
  for (std::size_t n = 0; n < at.size(); ++n) {
    const double x = shape[n];
    const Exact e = exact_at(t[n], x);
    const double source_u = -0.5 * std::exp(-t[n]) * x + diffusivity_u * wave * (e.u - 2) + (2 + e.v) * e.u - e.v * e.w;
    const double source_v =
        std::cos(2 * t[n]) * x + diffusivity_v * wave * (e.v - 2) + (2 + e.w) * e.v - e.u * e.u / (1 + e.u);
    const double source_w = -std::exp(-2 * t[n]) * x + (1 + e.v) * e.w - 0.5 * e.u;
    rates.production(u_id)[n] += source_u + v[n] * w[n];
    rates.loss(u_id)[n] += 2 + v[n];
    rates.production(v_id)[n] += source_v + u[n] * u[n] / (1 + u[n]);
    rates.loss(v_id)[n] += 2 + w[n];
    rates.production(w_id)[n] += source_w + 0.5 * u[n];
    rates.loss(w_id)[n] += 1 + v[n];
    rates.production(clock_id)[n] += 1;
  }
}

/// Mean error of u, v and w after `steps` equal steps over `end_d`. The tolerance follows the embedded estimate
/// (first order: dt^2 a step), so that no step is rejected and the stage equations are solved as tightly as in use.
double error_after(const grid::Grid& grid, double wave, int steps, double end_d) {
  tissue::Tissue tissue = tissue::make_tissue(grid);
  tissue[shape_id] = sampled(grid, [](double x, double y, double z) {
    return std::cos(2 * pi * x) * std::cos(2 * pi * y) * std::cos(pi * z);
  });
  processes::ProcessSet set;
  add_reaction(set, "system", [wave](const TissueTile& at, RateTile& rates) { add_system_rates(wave, at, rates); });
  add_motion(set, u_id, grid::Values(grid.size(), diffusivity_u));
  add_motion(set, v_id, grid::Values(grid.size(), diffusivity_v));
  const auto exact_fields = [&](double t) {
    std::vector<grid::Values> fields(3, grid::Values(grid.size()));
    for (std::size_t n = 0; n < grid.size(); ++n) {
      const Exact e = exact_at(t, tissue[shape_id][n]);
      fields[0][n] = e.u, fields[1][n] = e.v, fields[2][n] = e.w;
    }
    return fields;
  };
  const auto start = exact_fields(0);
  tissue[u_id] = start[0], tissue[v_id] = start[1], tissue[w_id] = start[2];
  const double dt_d = end_d / steps;
  engine::Numerics numerics;
  numerics.tolerance = 0.3 * dt_d * dt_d;
  numerics.first_step_d = numerics.largest_step_d = dt_d;
  const engine::Statistics cost = run_days(tissue, set, numerics, end_d);
  CHECK(cost.steps == steps);
  CHECK(cost.rejected_error + cost.rejected_coupling == 0);
  const auto end = exact_fields(end_d);
  return mean_error(tissue[u_id], end[0]) + mean_error(tissue[v_id], end[1]) + mean_error(tissue[w_id], end[2]);
}

double eigenvalue(double wave, double h) { return std::pow(2 / h * std::sin(wave * h / 2), 2); }

}  // namespace

TEST_CASE("the coupled engine is of second order in time") {
  // The wave is an eigenvector of the discrete operator: with its own eigenvalue only time errs.
  const grid::Grid grid{8, 8, 8, 0.125, 0.125};
  const double wave = 2 * eigenvalue(2 * pi, grid.dx_mm) + eigenvalue(pi, grid.dz_mm);
  std::vector<double> steps, errors;
  for (int count : {8, 16, 32}) {  // beyond, what converged sweeps may leave is as large
    steps.push_back(1.0 / count);
    errors.push_back(error_after(grid, wave, count, 1.0));
  }
  CHECK(print_order("engine, coupled nonlinear system, time", steps, errors) >= 1.9);
}

TEST_CASE("the coupled engine is of second order in space and time together") {
  std::vector<double> widths, errors;
  for (int columns : {8, 16, 32}) {
    const double h = 1.0 / columns;
    widths.push_back(h);
    errors.push_back(error_after({columns, columns, columns, h, h}, 9 * pi * pi, columns / 2, 0.5));
  }
  CHECK(print_order("engine, coupled nonlinear system, space with dt = h", widths, errors) >= 1.9);
}
