// Does the engine keep mass and stay positive?
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <utility>

#include "engine/engine_for_test.hpp"
#include "operator_common.hpp"

using namespace cutis;
using namespace cutis::engine::for_test;
using namespace cutis::verification;

namespace {

constexpr FieldId a_id = FieldId::mmp, b_id = FieldId::timp;

/// Layers, a channel and a closed corner.
grid::Values mixed_medium(const grid::Grid& grid) {
  return sampled(grid, [](double x, double y, double z) {
    if (x < 0.06 && y < 0.06) return 0.0;
    if (std::hypot(x - 0.2, y - 0.2) < 0.04) return 5.0;
    return z < 0.1 ? 1e-3 : 0.1;
  });
}

grid::Values blob(const grid::Grid& grid) {
  return sampled(grid, [](double x, double y, double z) {
    return 10 * std::exp(-(std::pow(x - 0.18, 2) + std::pow(y - 0.2, 2) + std::pow(z - 0.15, 2)) / 0.003);
  });
}

const grid::Grid block{16, 16, 16, 0.02, 0.02};

/// A decays, and another process makes B of what is lost. `as_one`: one process does both, as one group of fields.
void add_decay_into_b(processes::ProcessSet& set, double rate_per_day, bool as_one = false) {
  using processes::Access;
  const auto decay = [rate_per_day](const TissueTile& at, RateTile& rates) {
    for (std::size_t v = 0; v < at.size(); ++v) rates.loss(a_id)[v] += rate_per_day;
  };
  const auto birth = [rate_per_day](const TissueTile& at, RateTile& rates) {
    for (std::size_t v = 0; v < at.size(); ++v) rates.production(b_id)[v] += rate_per_day * at[a_id][v];
  };
  if (as_one) {
    add_reaction(set, "A to B", [=](const TissueTile& at, RateTile& rates) { decay(at, rates), birth(at, rates); },
                 {{a_id, Access::read_write}, {b_id, Access::write}});
    return;
  }
  add_reaction(set, "B from A", birth, {{a_id, Access::read}, {b_id, Access::write}});
  add_reaction(set, "A decays", decay, {{a_id, Access::write}});
}

/// Largest relative change of a sum over the run.
double drift_of_sum(tissue::Tissue& tissue, const processes::ProcessSet& set, double tolerance, double days) {
  const auto mass = [&] { return total(tissue[a_id]) + total(tissue[b_id]); };
  const double start = mass();
  double worst = 0;
  engine::Numerics numerics;
  numerics.tolerance = tolerance;
  const auto cost =
      run_days(tissue, set, numerics, days, [&] { worst = std::max(worst, std::abs(mass() / start - 1)); });
  fmt::print("tolerance {:g}, {} steps, {} field-steps by backward Euler: largest relative change of mass {:.2e}\n",
             tolerance, cost.steps, cost.backward_euler_fields, worst);
  return worst;
}

double drift_of_a_and_b(double tolerance, bool as_one) {
  tissue::Tissue tissue = tissue::make_tissue(block);
  tissue[a_id] = blob(block);
  processes::ProcessSet set;
  add_decay_into_b(set, 2, as_one);
  add_motion(set, a_id, mixed_medium(block));
  add_motion(set, b_id, grid::Values(block.size(), 0.05));
  return drift_of_sum(tissue, set, tolerance, 5);
}

}  // namespace

TEST_CASE("a closed diffusing field keeps its mass to 1e-12 in a whole run, at any tolerance") {
  for (double tolerance : {1e-2, 1e-3}) {
    tissue::Tissue tissue = tissue::make_tissue(block);
    tissue[a_id] = blob(block);
    processes::ProcessSet set;
    add_motion(set, a_id, mixed_medium(block));
    CHECK(drift_of_sum(tissue, set, tolerance, 10) < 1e-12);
  }
}

TEST_CASE("A turning into B, both diffusing, keeps their sum to 1e-12") {
  // What makes B waits for A, whatever the order of the catalogue: B gains what the solved A lost.
  for (double tolerance : {1e-2, 1e-3}) CHECK(drift_of_a_and_b(tolerance, false) < 1e-12);
}

TEST_CASE("A turning into B in one process keeps their sum within the tolerance of a run") {
  // Both are solved from one evaluation of rates: the sum closes as the sweeps converge.
  for (double tolerance : {1e-2, 1e-3}) CHECK(drift_of_a_and_b(tolerance, true) < 0.1 * tolerance);
}

TEST_CASE("a sharp blob with steep decay never falls below the algebraic tolerance") {
  // The large blob is held by error control alone; the small one passes it and needs backward Euler.
  for (const auto& [height, first_step_d] : {std::pair{500.0, 2e-4}, std::pair{0.009, 0.1}}) {
    tissue::Tissue tissue = tissue::make_tissue(block);
    tissue[a_id][block.index(8, 8, 3)] = height;
    processes::ProcessSet set;
    add_decay_into_b(set, 50);
    add_motion(set, a_id, mixed_medium(block));
    engine::Numerics numerics;
    numerics.first_step_d = first_step_d;
    double lowest = 0;
    const auto cost = run_days(tissue, set, numerics, 3, [&] {
      for (FieldId id : {a_id, b_id})
        lowest = std::min(lowest, *std::min_element(tissue[id].begin(), tissue[id].end()));
    });
    fmt::print("sharp blob of {:g}, steep decay: lowest value {:.2e}, {} field-steps by backward Euler of {} steps\n",
               height, lowest, cost.backward_euler_fields, cost.steps);
    CHECK(lowest >= -0.02 * numerics.tolerance);
    if (height < 1) CHECK(cost.backward_euler_fields > 0);
  }
}
