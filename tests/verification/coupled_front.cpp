// Does a Fisher-KPP front travel at its known speed through the engine?
// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>
#include <cmath>

#include "engine/engine_for_test.hpp"
#include "operator_common.hpp"

using namespace cutis;
using namespace cutis::engine::for_test;
using namespace cutis::verification;

namespace {

constexpr FieldId id = FieldId::mmp;
constexpr double growth_per_day = 1, capacity = 1000;  // far above the scale (1): the leading edge is resolved

/// Where u falls through half the capacity on the right of the seed at x = 0.
double front_mm(const tissue::Tissue& tissue) {
  const grid::Values& u = tissue[id];
  for (int i = 0; i + 1 < tissue.grid.nx / 2; ++i) {
    const double here = u[tissue.grid.index(i, 0, 0)], next = u[tissue.grid.index(i + 1, 0, 0)];
    if (here >= capacity / 2 && next < capacity / 2)
      return tissue.grid.centre_x_mm(i) + tissue.grid.dx_mm * (here - capacity / 2) / (here - next);
  }
  return -1;
}

}  // namespace

TEST_CASE("a Fisher-KPP front travels at 2 sqrt(r D), less Bramson's logarithmic delay") {
  const grid::Grid grid{512, 1, 2, 0.02, 0.02};
  const double diffusivity = std::pow(3 * grid.dx_mm, 2) * growth_per_day;  // front width 3 voxels
  tissue::Tissue tissue = tissue::make_tissue(grid);
  for (int i : {0, 1, 2, 509, 510, 511})
    for (int k : {0, 1}) tissue[id][grid.index(i, 0, k)] = capacity;
  processes::ProcessSet set;
  add_reaction(set, "logistic growth", [](const TissueTile& at, RateTile& rates) {
    for (std::size_t v = 0; v < at.size(); ++v) {
      rates.production(id)[v] += growth_per_day * at[id][v];
      rates.loss(id)[v] += growth_per_day * at[id][v] / capacity;
    }
  });
  add_motion(set, id, grid::Values(grid.size(), diffusivity));
  engine::Numerics numerics;
  numerics.tolerance = 2e-3;
  const double early_d = 18, late_d = 36;
  const auto first = run_days(tissue, set, numerics, early_d);
  const double early_mm = front_mm(tissue);
  const auto second = run_days(tissue, set, numerics, late_d - early_d);
  const double speed = (front_mm(tissue) - early_mm) / (late_d - early_d);
  // M. Bramson 1983: x = 2 sqrt(rD) t - 3/2 sqrt(D/r) ln t + constant.
  const double limit = 2 * std::sqrt(growth_per_day * diffusivity);
  const double expected =
      limit - 1.5 * std::sqrt(diffusivity / growth_per_day) * std::log(late_d / early_d) / (late_d - early_d);
  fmt::print("Fisher-KPP: speed {:.5f} mm/d, expected {:.5f}, limit {:.5f} ({} steps)\n", speed, expected, limit,
             first.steps + second.steps);
  CHECK(early_mm > 0);
  CHECK(speed == Approx(expected).epsilon(0.03));
}
