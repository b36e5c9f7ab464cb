// Does a cuff stop what vessels give, and let it go again?
// SPDX-License-Identifier: Apache-2.0
#include "processes/cuff/cuff.hpp"

#include <catch2/catch.hpp>

#include "processes/oxygen/oxygen.hpp"
#include "processes/rates_for_test.hpp"

using namespace cutis;
using namespace cutis::processes;

namespace {

tissue::Tissue dermis() {
  tissue::Tissue t = tissue::make_tissue({4, 4, 4, 0.02, 0.02});
  t.skin.capillary_loops_per_mm2 = 84;
  t.skin.capillary_radius_mm = 0.004;
  for (FieldId id : {FieldId::vessels, FieldId::papillary_dermis}) fill(t, id, 1);
  for (FieldId id : {FieldId::fibroblasts, FieldId::fibroblast_capacity}) fill(t, id, 3000);
  fill(t, FieldId::oxygen, 30);
  return t;
}

double supply(const tissue::Tissue& t) {
  return TestRates(Oxygen(shipped_parameters()), t).production(FieldId::oxygen);
}

Transport movement(const tissue::Tissue& t) { return OxygenTransport(shipped_parameters()).transports(t).front(); }

}  // namespace

TEST_CASE("a tight cuff shuts the supply of the block and from below; release brings it back") {
  tissue::Tissue t = dermis();
  const double before = supply(t);
  const Cuff cuff;
  const tissue::Event on{0, "on", tissue::Cuff{true}}, off{1, "off", tissue::Cuff{false}};
  REQUIRE(cuff.applies_to(on));
  cuff.apply(on, t);
  CHECK(supply(t) == 0);
  CHECK(movement(t).bottom.velocity_mm_per_day == 0);
  CHECK(TestRates(Oxygen(shipped_parameters()), t).loss(FieldId::oxygen) > 0);  // cells go on breathing
  cuff.apply(off, t);
  CHECK(supply(t) == before);
  CHECK(movement(t).bottom.velocity_mm_per_day > 0);
}

TEST_CASE("oxygen is at rest at every instant until the first cuff, then it takes its time") {
  tissue::Tissue t = dermis();
  CHECK(movement(t).quasi_steady);
  Cuff().apply({0, "on", tissue::Cuff{true}}, t);
  CHECK_FALSE(movement(t).quasi_steady);
  Cuff().apply({1, "off", tissue::Cuff{false}}, t);
  CHECK_FALSE(movement(t).quasi_steady);
}
