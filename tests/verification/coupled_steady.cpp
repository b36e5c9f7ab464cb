// Is the limit of large steps the steady solution, and is a quasi-steady field always in balance?
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "engine/engine_for_test.hpp"
#include "operator_common.hpp"
#include "solvers/multigrid.hpp"

using namespace cutis;
using namespace cutis::engine::for_test;
using namespace cutis::verification;

namespace {

constexpr FieldId u_id = FieldId::oxygen, w_id = FieldId::mmp;
const grid::SerialExchange serial;
const grid::Grid block{12, 12, 16, 0.025, 0.02};

grid::Values layered(const grid::Grid& grid) {
  return sampled(grid, [](double, double, double z) { return z < 0.1 ? 0.01 : 0.2; });
}

grid::Values source(const grid::Grid& grid) {
  return sampled(grid, [](double x, double y, double z) {
    return 50 * std::exp(-(std::pow(x - 0.1, 2) + std::pow(y - 0.1, 2) + std::pow(z - 0.2, 2)) / 0.004);
  });
}

/// D lap u - 3 u + w S = 0, closed faces.
grid::Values steady(const grid::Values& w) {
  solvers::Multigrid multigrid(block, layered(block));
  grid::Values rhs = source(block), u(block.size(), 0.0);
  for (std::size_t n = 0; n < u.size(); ++n) rhs[n] *= w[n];
  const auto result = multigrid.solve(1.0, grid::Values(block.size(), 3.0), rhs, {1e-11, 1, 100}, u, serial);
  CHECK(result.converged);
  return u;
}

/// u' = D lap u - 3 u + w S, w' = -w.
processes::ProcessSet supplied_by_w(bool quasi_steady, double w_loss_per_day) {
  processes::ProcessSet set;
  add_reaction(set, "supply", [=](const TissueTile& at, RateTile& rates) {
    for (std::size_t v = 0; v < at.size(); ++v) {
      rates.production(u_id)[v] += at[w_id][v] * at[FieldId::vessels][v];
      rates.loss(u_id)[v] += 3;
      rates.loss(w_id)[v] += w_loss_per_day;
    }
  });
  add_motion(set, u_id, layered(block), quasi_steady);
  return set;
}

tissue::Tissue start() {
  tissue::Tissue tissue = tissue::make_tissue(block);
  tissue[FieldId::vessels] = source(block);
  fill(tissue, w_id, 1);
  return tissue;
}

}  // namespace

// Beside the steady solution by less than the error control minds, so that one step may be as long as wanted. A scheme
// that is not L-stable would leave the distance as it was.
TEST_CASE("one very large step of the engine is the steady solution") {
  constexpr double beside = 1e-6;
  tissue::Tissue tissue = start();
  tissue[u_id] = steady(tissue[w_id]);
  for (double& u : tissue[u_id]) u += beside;
  engine::Numerics numerics;
  numerics.tolerance = 1e-6;
  numerics.first_step_d = numerics.largest_step_d = 1e7;
  const auto cost = run_days(tissue, supplied_by_w(false, 0), numerics, 1e7);
  const grid::Values expected = steady(tissue[w_id]);
  const double difference = largest_error(tissue[u_id], expected);
  fmt::print("engine, one step of 1e7 d: {:.1e} from the steady solution (largest value {:.2f})\n", difference,
             *std::max_element(expected.begin(), expected.end()));
  CHECK(cost.steps == 1);
  CHECK(difference < 1e-2 * beside);
}

TEST_CASE("steps grow while the tissue comes to rest, and rest is the steady solution") {
  tissue::Tissue tissue = start();
  engine::Numerics numerics;
  numerics.tolerance = 1e-3;
  numerics.largest_step_d = 1e5;
  const auto cost = run_days(tissue, supplied_by_w(false, 0), numerics, 1e6);
  CHECK(largest_error(tissue[u_id], steady(tissue[w_id])) < 1e-3);
  CHECK(cost.steps < 60);
}

TEST_CASE("a quasi-steady field is in balance with its surroundings after every step") {
  tissue::Tissue tissue = start();
  const processes::ProcessSet set = supplied_by_w(true, 1);
  engine::Numerics numerics;
  numerics.tolerance = 1e-4;
  double worst = 0, smallest_share = 1;
  const auto cost = run_days(tissue, set, numerics, 1, [&] {
    worst = std::max(worst, largest_error(tissue[u_id], steady(tissue[w_id])));
    smallest_share = std::min(smallest_share, tissue[w_id][0]);
  });
  fmt::print("quasi-steady field, {} steps: at most {:.1e} mmHg from balance\n", cost.steps, worst);
  CHECK(worst < 3e-3);  // converged sweeps may leave 0.1 tolerance (scale + value)
  CHECK(smallest_share == Approx(std::exp(-1.0)).epsilon(1e-3));
}
