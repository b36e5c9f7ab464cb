// Does a cuff stop what vessels give, and let it go again?
// SPDX-License-Identifier: Apache-2.0
#include "processes/cuff/cuff.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "processes/oxygen/oxygen.hpp"
#include "processes/rates_for_test.hpp"
#include "tissue/perfusion.hpp"

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

TEST_CASE("under a tight cuff blood gives from its store alone, and none comes from below; release renews it") {
  tissue::Tissue t = dermis();
  const double before = supply(t);
  const Cuff cuff;
  const tissue::Event on{0, "on", tissue::Cuff{true}}, off{1, "off", tissue::Cuff{false}};
  REQUIRE(cuff.applies_to(on));
  cuff.apply(on, t);
  const auto renewal = [&] { return TestRates(Oxygen(shipped_parameters()), t).loss(FieldId::blood_desaturation); };
  CHECK(supply(t) == before);  // what stands there
  CHECK(TestRates(Oxygen(shipped_parameters()), t).production(FieldId::blood_desaturation) > 0);
  CHECK(renewal() == 0);
  fill(t, FieldId::blood_desaturation, 1);
  CHECK(supply(t) == 0);
  fill(t, FieldId::blood_desaturation, 0);
  CHECK(movement(t).bottom.velocity_mm_per_day == 0);
  CHECK(TestRates(Oxygen(shipped_parameters()), t).loss(FieldId::oxygen) > 0);  // cells go on breathing
  cuff.apply(off, t);
  CHECK(movement(t).bottom.velocity_mm_per_day > 0);
  fill(t, FieldId::inflow_lost, 0.1);
  CHECK(renewal() > 0);
}

TEST_CASE("the pressure that drives blood is gone under a cuff and comes back after it (eq. 1)") {
  tissue::Tissue t = dermis();
  const Inflow inflow(shipped_parameters());
  CHECK(TestRates(inflow, t).production(FieldId::inflow_lost) == 0);
  Cuff().apply({0, "on", tissue::Cuff{true}}, t);
  CHECK(t[FieldId::inflow_lost][0] == 1);
  CHECK(TestRates(inflow, t).loss(FieldId::inflow_lost) == 0);
  CHECK(tissue::perfusion(t, 0) == 0);
  Cuff().apply({1, "off", tissue::Cuff{false}}, t);
  const double time_constant = 1 / shipped_parameters().at("cuff", "return").value;
  CHECK(advanced(inflow, t, time_constant, 1000)[FieldId::inflow_lost][0] == Approx(std::exp(-1)).epsilon(0.001));
  fill(t, FieldId::inflow_lost, 0.25);
  fill(t, FieldId::vasodilation, 1);
  CHECK(tissue::perfusion(t, 0) == Approx(1.5));
  CHECK(tissue::flow_above_rest(0.3, 0) == 0.3);  // exactly, at rest
}

TEST_CASE("inflow keeps its contract and its parameter matters") {
  CHECK(broken_contract(Inflow(shipped_parameters()), lively_tissue()).empty());
  CHECK(idle_parameters<Inflow>(shipped_parameters(), "cuff", lively_tissue()).empty());
}

TEST_CASE("oxygen is at rest at every instant until the first cuff, then it takes its time") {
  tissue::Tissue t = dermis();
  CHECK(movement(t).quasi_steady);
  Cuff().apply({0, "on", tissue::Cuff{true}}, t);
  CHECK_FALSE(movement(t).quasi_steady);
  Cuff().apply({1, "off", tissue::Cuff{false}}, t);
  CHECK_FALSE(movement(t).quasi_steady);
}
