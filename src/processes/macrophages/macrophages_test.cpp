// Do monocytes come, mature into M1 and turn into M2 without a cell lost or made on the way?
// SPDX-License-Identifier: Apache-2.0
#include "processes/macrophages/macrophages.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "processes/macrophages/formulas.hpp"
#include "processes/rates_for_test.hpp"

using namespace cutis;
using namespace cutis::processes;
using tissue::Tissue;

namespace {

double number(const char* name) { return shipped_parameters().at("macrophages", name).value; }

Tissue dermis() {
  Tissue t = tissue::make_tissue({2, 2, 3, 0.02, 0.02});
  fill(t, FieldId::reticular_dermis, 1);
  return t;
}

}  // namespace

TEST_CASE("efferocytosis speeds the switch to M2, up to a limit (eq. 2)") {
  using macrophages::switch_per_day;
  CHECK(switch_per_day(0, 0.3, 1.0, 100) == 0.3);
  CHECK(switch_per_day(100, 0.3, 1.0, 100) == Approx(0.8));
  CHECK(switch_per_day(300, 0.3, 1.0, 100) == Approx(1.05));
  CHECK(switch_per_day(1e9, 0.3, 1.0, 100) < 1.3);
  CHECK(switch_per_day(-7, 0.3, 1.0, 100) == 0.3);
}

TEST_CASE("recruitment needs MCP-1, vessels, blood and immune cells (eq. 1)") {
  Tissue t = dermis();
  const auto recruited = [&] {
    return TestRates{Macrophages(shipped_parameters()), t}.production(FieldId::monocytes, 3);
  };
  fill(t, FieldId::vessel_capacity, 1);
  fill(t, FieldId::vessels, 0.5);
  CHECK(recruited() == 0);
  fill(t, FieldId::mcp1, number("mcp1_half"));
  CHECK(recruited() == Approx(0.25 * number("recruitment")));
  fill(t, FieldId::mcp1, 2 * number("mcp1_half"));
  CHECK(recruited() == Approx(0.4 * number("recruitment")));
  fill(t, FieldId::vessels, 3);  // more than the site has: no further venules
  CHECK(recruited() == Approx(0.8 * number("recruitment")));
  fill(t, FieldId::vessels, 0);
  CHECK(recruited() == 0);
  fill(t, FieldId::vessels, 1);
  t.components.blood = false;
  CHECK(recruited() == 0);
  t.components.blood = true;
  t.components.immune_cells = false;
  CHECK(recruited() == 0);
}

TEST_CASE("residents are at rest in dermis; they need no blood but immune cells (eq. 4)") {
  Tissue t = dermis();
  t.components.blood = false;
  fill(t, FieldId::macrophages_m2, number("resident"));
  const TestRates rest{Macrophages(shipped_parameters()), t};
  CHECK(rest.production(FieldId::macrophages_m2) ==
        Approx(rest.loss(FieldId::macrophages_m2) * number("resident")).epsilon(1e-14));
  t.components.immune_cells = false;
  CHECK(TestRates(Macrophages(shipped_parameters()), t).production(FieldId::macrophages_m2) == 0);
  CHECK(TestRates(Macrophages(shipped_parameters()), dermis()).production(FieldId::macrophages_m1) == 0);
}

TEST_CASE("M1 gain what monocytes lose, M2 gain what M1 lose by switching (eq. 1-3)") {
  const Tissue t = lively_tissue();
  const TestRates rates{Macrophages(shipped_parameters()), t};
  for (std::size_t v = 0; v < t.grid.size(); ++v) {
    REQUIRE(rates.production(FieldId::macrophages_m1, v) ==
            Approx(rates.loss(FieldId::monocytes, v) * t[FieldId::monocytes][v]).epsilon(1e-13));
    const double switched =
        (rates.loss(FieldId::macrophages_m1, v) - number("m1_death")) * t[FieldId::macrophages_m1][v];
    const double residents =
        number("m2_death") * number("resident") * (t[FieldId::papillary_dermis][v] + t[FieldId::reticular_dermis][v]);
    REQUIRE(rates.production(FieldId::macrophages_m2, v) == Approx(switched + residents).epsilon(1e-13));
    REQUIRE(switched > 0);
  }
}

TEST_CASE("apoptotic neutrophils shift macrophages from M1 to M2") {
  Tissue t = dermis();
  fill(t, FieldId::macrophages_m1, 500);
  const Tissue quiet = advanced(Macrophages(shipped_parameters()), t, 2, 200);
  fill(t, FieldId::neutrophils_apoptotic, 500);
  const Tissue eating = advanced(Macrophages(shipped_parameters()), t, 2, 200);
  CHECK(eating[FieldId::macrophages_m1][0] < quiet[FieldId::macrophages_m1][0]);
  CHECK(eating[FieldId::macrophages_m2][0] > quiet[FieldId::macrophages_m2][0]);
}

TEST_CASE("monocytes mature exponentially; the error halves with the step") {
  Tissue t = dermis();
  fill(t, FieldId::monocytes, 1000);
  const Macrophages process{shipped_parameters()};
  const double exact = 1000 * std::exp(-1 / number("monocyte_time"));
  const auto error = [&](int steps) { return advanced(process, t, 1, steps)[FieldId::monocytes][3] - exact; };
  CHECK(error(2000) == Approx(0).margin(1e-3 * exact));
  CHECK(error(100) / error(200) == Approx(2).epsilon(0.02));
}

TEST_CASE("monocytes and macrophages move in dermis only, through closed faces") {
  Tissue t = dermis();
  t[FieldId::reticular_dermis][1] = 0.4;
  const auto moves = MacrophagesTransport(shipped_parameters()).transports(t);
  REQUIRE(moves.size() == 3);
  for (const Transport& move : moves) {
    CHECK(move.diffusivity_mm2_per_day[0] == number("diffusivity"));
    CHECK(move.diffusivity_mm2_per_day[1] == 0);
    CHECK(closed(move));
    CHECK_FALSE(move.chemotaxis);
  }
}

TEST_CASE("macrophages keep their contract and every parameter matters") {
  CHECK(broken_contract(Macrophages(shipped_parameters()), lively_tissue()).empty());
  const auto idle =
      idle_parameters<Macrophages, MacrophagesTransport>(shipped_parameters(), "macrophages", lively_tissue());
  CHECK(idle.empty());
}
