// Does the damage signal fade at the stated rate, faster with phagocytes, and spread without loss?
// SPDX-License-Identifier: Apache-2.0
#include "processes/damage/damage.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "processes/damage/formulas.hpp"
#include "processes/rates_for_test.hpp"

using namespace cutis;
using namespace cutis::processes;
using tissue::Tissue;

namespace {

const grid::Grid block{2, 2, 3, 0.02, 0.02};

DamageParameters numbers() { return shipped_parameters().read<DamageParameters>("damage"); }

}  // namespace

TEST_CASE("phagocytes clear in proportion (eq. 1)") {
  using damage::clearance_per_day;
  CHECK(clearance_per_day(0, 0.6, 5e-4) == 0.6);
  CHECK(clearance_per_day(1000, 0.6, 5e-4) == Approx(1.1));
  CHECK(clearance_per_day(2000, 0.6, 5e-4) == Approx(1.6));
  CHECK(clearance_per_day(-1000, 0.6, 5e-4) == 0.6);
}

TEST_CASE("neutrophils, M1 and M2 count alike; no process time makes damage") {
  const DamageParameters p = numbers();
  Tissue t = lively_tissue();
  for (FieldId id : {FieldId::neutrophils, FieldId::macrophages_m1, FieldId::macrophages_m2}) fill(t, id, 0);
  t[FieldId::neutrophils][1] = t[FieldId::macrophages_m1][2] = t[FieldId::macrophages_m2][3] = 400;
  const TestRates rates{DamageSignal(shipped_parameters()), t};
  CHECK(rates.loss(FieldId::damage_signal, 0) == Approx(p.decay_per_day));
  for (std::size_t v : {1u, 2u, 3u})
    CHECK(rates.loss(FieldId::damage_signal, v) ==
          Approx(p.decay_per_day + 400 * p.clearance_by_phagocyte_mm3_per_day));
  for (std::size_t v = 0; v < block.size(); ++v) REQUIRE(rates.production(FieldId::damage_signal, v) == 0);
}

TEST_CASE("without cells the signal decays exponentially; the error halves with the step") {
  Tissue t = tissue::make_tissue(block);
  fill(t, FieldId::damage_signal, 1);
  const DamageSignal process{shipped_parameters()};
  const double exact = std::exp(-2 * numbers().decay_per_day);
  const auto error = [&](int steps) { return advanced(process, t, 2, steps)[FieldId::damage_signal][7] - exact; };
  CHECK(std::abs(error(200)) < 0.01 * exact);
  CHECK(error(100) / error(200) == Approx(2).epsilon(0.02));
}

TEST_CASE("the signal spreads evenly in a closed block") {
  const Tissue t = tissue::make_tissue(block);
  const auto transports = DamageTransport(shipped_parameters()).transports(t);
  REQUIRE(transports.size() == 1);
  CHECK(transports[0].field == FieldId::damage_signal);
  CHECK(diffusivities_valid(transports[0], block));
  CHECK(transports[0].diffusivity_mm2_per_day[5] == numbers().diffusivity_mm2_per_day);
  CHECK(closed(transports[0]));
  CHECK_FALSE(transports[0].chemotaxis);
}

TEST_CASE("damage keeps its contract and every parameter matters") {
  CHECK(broken_contract(DamageSignal(shipped_parameters()), lively_tissue()) == "");
  CHECK(idle_parameters<DamageSignal, DamageTransport>(shipped_parameters(), "damage", lively_tissue()) ==
        std::vector<std::string>{});
}
