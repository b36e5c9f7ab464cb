// Is the fused slow step the plain one: second order, positive, conservative, still at rest, same on any threads?
// SPDX-License-Identifier: Apache-2.0
#include "solvers/slow_diffusion.hpp"

#include <omp.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <random>

#include "solvers/slow_diffusion_reference.hpp"

using namespace cutis;
using grid::Grid;
using grid::Values;
using solvers::SlowField;

namespace {

Values random_values(const Grid& grid, double low, double high, unsigned seed) {
  std::mt19937 random(seed);
  Values values(grid.size());
  for (double& value : values) value = std::uniform_real_distribution<>(low, high)(random);
  return values;
}

double distance(const Values& a, const Values& b) {
  double largest = 0;
  for (std::size_t v = 0; v < a.size(); ++v) largest = std::max(largest, std::abs(a[v] - b[v]));
  return largest;
}

double sum(const Values& a) {
  long double total = 0;
  for (double value : a) total += value;
  return static_cast<double>(total);
}

/// Skin of random diffusivity, a tenth of it closed, and one field on it.
struct Problem {
  explicit Problem(Grid g)
      : grid(g),
        diffusivity(random_values(g, 0, 1, 1)),
        u(random_values(g, 0, 2, 2)),
        after(g.size()),
        productions(random_values(g, 0, 3, 3)),
        losses(random_values(g, 0, 5, 4)) {
    for (double& d : diffusivity) d = d < 0.1 ? 0 : d;
    faces = solvers::face_transmissibilities(grid, diffusivity);
    uniform = solvers::face_transmissibilities(grid, Values(grid.size(), 1.0));
  }
  SlowField field(bool rates) {
    SlowField f{&u, &after, 0.01, 0.5, 1.5};
    if (rates) f.productions = &productions, f.losses = &losses;
    return f;
  }
  Grid grid;
  Values diffusivity, u, after, productions, losses;
  solvers::Transmissibilities faces, uniform;
};

}  // namespace

TEST_CASE("the fused slow step equals the plain one") {
  const auto [nx, ny, nz] =
      GENERATE(table<int, int, int>({{1, 1, 7}, {2, 3, 5}, {9, 4, 1}, {17, 13, 6}, {300, 21, 4}}));
  const int stages = GENERATE(2, 3, 5, solvers::most_slow_stages);
  const bool varied = GENERATE(false, true), rates = GENERATE(false, true);
  CAPTURE(nx, ny, nz, stages, varied, rates);
  Problem p(Grid{nx, ny, nz, 0.02, 0.03});
  const SlowField field = p.field(rates);
  const double dt = (stages - 1) / solvers::slow_rate_per_day(p.grid, varied ? &p.faces : nullptr, field);
  const Values expected = solvers::slow_reference(p.grid, varied ? p.faces : p.uniform, field, dt, stages);
  solvers::slow_step(p.grid, varied ? &p.faces : nullptr, {&field, 1}, dt, stages);
  // Faces are in single precision, a diffusivity that is the same everywhere is not.
  CHECK(distance(p.after, expected) <= (varied ? 1e-13 : 1e-6));
}

TEST_CASE("the slow step is of second order in time") {
  const int stages = GENERATE(2, 4, 7);
  Problem p(Grid{10, 8, 12, 0.02, 0.02});
  const Values start = p.u;
  Values other(p.grid.size());
  const auto run = [&](int steps, double days) {
    p.u = start;
    SlowField f = p.field(true);
    for (int n = 0; n < steps; ++n) {
      solvers::slow_step(p.grid, &p.faces, {&f, 1}, days / steps, stages);
      std::swap(p.u, p.after);
    }
    return p.u;
  };
  const double days = 4 * (stages - 1) / solvers::slow_rate_per_day(p.grid, &p.faces, p.field(true));
  const Values exact = run(1024, days);
  const double coarse = distance(run(8, days), exact), fine = distance(run(16, days), exact);
  CAPTURE(stages, coarse, fine);
  CHECK(std::log2(coarse / fine) >= 1.9);
  CHECK(std::log2(coarse / fine) <= 2.4);
}

TEST_CASE("at the bound the slow step is positive, and sums change by what is made and lost") {
  const int stages = GENERATE(2, 3, 6);
  Problem p(Grid{12, 10, 9, 0.02, 0.03});
  std::fill(p.u.begin(), p.u.end(), 0.0);
  p.u[p.grid.index(6, 5, 4)] = 1;
  SlowField f{&p.u, &p.after, 0.01};
  const double dt = (stages - 1) / solvers::slow_rate_per_day(p.grid, &p.faces, f);
  CHECK(solvers::slow_stages(0.999 * dt * solvers::slow_rate_per_day(p.grid, &p.faces, f)) == stages);
  for (int n = 0; n < 20; ++n) {
    solvers::slow_step(p.grid, &p.faces, {&f, 1}, dt, stages);
    std::swap(p.u, p.after);
    CHECK(*std::min_element(p.u.begin(), p.u.end()) >= 0);
    CHECK(std::abs(sum(p.u) - 1) < 1e-14);
  }
}

TEST_CASE("rest stays at rest") {
  Problem p(Grid{12, 10, 9, 0.02, 0.03});
  // What is lost and what flows away is made anew.
  Values divergence(p.grid.size());
  solvers::diffusion_divergence(p.grid, p.faces, p.u, divergence);
  SlowField f = p.field(true);
  for (std::size_t v = 0; v < p.u.size(); ++v)
    p.productions[v] = (f.loss + p.losses[v]) * p.u[v] - f.diffusivity * divergence[v];
  f.production = 0;
  const Values start = p.u;
  const double dt = 3 / solvers::slow_rate_per_day(p.grid, &p.faces, f);
  for (int n = 0; n < 500; ++n) {
    solvers::slow_step(p.grid, &p.faces, {&f, 1}, dt, 4);
    std::swap(p.u, p.after);
  }
  CHECK(distance(p.u, start) <= 1e-13);
}

TEST_CASE("slow steps have the same bits on any threads") {
  Problem p(Grid{150, 60, 5, 0.02, 0.02}), q(p.grid);
  const SlowField fields[]{p.field(true), q.field(false)};
  const int before = omp_get_max_threads();
  std::vector<Values> results;
  for (int threads : {1, 2, 5}) {
    omp_set_num_threads(threads);
    solvers::slow_step(p.grid, &p.faces, fields, 0.001, 3);
    results.push_back(p.after);
    results.back().insert(results.back().end(), q.after.begin(), q.after.end());
  }
  omp_set_num_threads(before);
  CHECK(results[0] == results[1]);
  CHECK(results[0] == results[2]);
}
