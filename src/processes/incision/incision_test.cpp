// Does a straight cut leave its gap full of clot, an injured rim and the rest alone?
// SPDX-License-Identifier: Apache-2.0
#include "processes/incision/incision.hpp"

#include <catch2/catch.hpp>

#include "processes/rates_for_test.hpp"

using namespace cutis;
using namespace cutis::processes;
using tissue::Tissue;

namespace {

const grid::Grid slab{64, 8, 40, 0.02, 0.02};

Tissue dermis() {
  Tissue t = tissue::make_tissue(slab);
  for (FieldId id : {FieldId::fibroblasts, FieldId::fibroblast_capacity, FieldId::vessels}) fill(t, id, 100);
  for (FieldId id : {FieldId::stratum_corneum, FieldId::barrier_lipids}) fill(t, id, 1);
  return t;
}

double mean(const grid::Values& values) {
  double sum = 0;
  for (double value : values) sum += value;
  return sum / static_cast<double>(values.size());
}

const tissue::Event half_mm{0, "incision", tissue::Incision{0.5}};

}  // namespace

TEST_CASE("the gap of a cut holds clot, exactly as much as tissue is missing") {
  Tissue t = dermis();
  const Incision incision(shipped_parameters());
  REQUIRE(incision.applies_to(half_mm));
  incision.apply(half_mm, t);
  const double gap = 0.05 / slab.width_mm(), volume = gap * 0.5 / slab.depth_mm();
  CHECK(mean(t[FieldId::fibrin]) == Approx(volume));
  for (FieldId id : {FieldId::fibroblasts, FieldId::vessels}) CHECK(100 - mean(t[id]) == Approx(100 * volume));
  CHECK(mean(t[FieldId::channel_area]) == Approx(gap));
  CHECK(1 - mean(t[FieldId::stratum_corneum]) == Approx(gap));
}

TEST_CASE("a cut is the same all along y, injures its rim and floor, and nothing farther") {
  Tissue t = dermis();
  Incision(shipped_parameters()).apply(half_mm, t);
  const auto damage = [&](int i, int j, int k) { return t[FieldId::damage_signal][slab.index(i, j, k)]; };
  for (int j = 0; j < slab.ny; ++j) CHECK(damage(34, j, 5) == damage(34, 0, 5));
  CHECK(damage(34, 0, 5) == Approx(1));   // 40 to 60 um from the plane: in the rim of 25 to 85 um
  CHECK(damage(31, 0, 26) == Approx(1));  // 20 to 40 um below the floor
  CHECK(damage(40, 0, 5) == 0);
  CHECK(damage(31, 0, 30) == 0);
}

TEST_CASE("a cut without blood leaves an empty gap") {
  Tissue t = dermis();
  t.components.blood = false;
  Incision(shipped_parameters()).apply(half_mm, t);
  CHECK(mean(t[FieldId::fibrin]) == 0);
  CHECK(mean(t[FieldId::fibroblasts]) < 100);
}
