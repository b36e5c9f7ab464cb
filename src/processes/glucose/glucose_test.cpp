// Is glucose exchanged with vessels, taken up and let in as stated, and do cells feel its want but not rest?
// SPDX-License-Identifier: Apache-2.0
#include "processes/glucose/glucose.hpp"

#include <catch2/catch.hpp>

#include "processes/glucose/formulas.hpp"
#include "processes/glucose_need.hpp"
#include "processes/rates_for_test.hpp"

using namespace cutis;
using namespace cutis::processes;
using tissue::Tissue;

namespace {

double number(const char* name) { return shipped_parameters().at("glucose", name).value; }

Tissue fluid(double glucose_mmol_per_l) {
  Tissue t = tissue::make_tissue({2, 2, 3, 0.02, 0.02});
  fill(t, FieldId::glucose, glucose_mmol_per_l);
  return t;
}

double net(const Tissue& t, std::size_t v = 0) {
  const TestRates rates{Glucose(shipped_parameters()), t};
  return rates.production(FieldId::glucose, v) - rates.loss(FieldId::glucose, v) * t[FieldId::glucose][v];
}

Transport movement(const Tissue& t) { return GlucoseTransport(shipped_parameters()).transports(t).at(0); }

}  // namespace

TEST_CASE("blood that flows pulls glucose towards its own, with all that flows (eq. 2)") {
  Tissue t = fluid(number("blood"));
  fill(t, FieldId::vessels, 0.5);
  CHECK(net(t) == Approx(0).margin(1e-9));
  fill(t, FieldId::glucose, number("blood") - 2);
  const double renewal = number("blood_flow") / number("fluid_share");
  CHECK(net(t) == Approx(0.5 * renewal * 2));
  fill(t, FieldId::vasodilation, 3);
  CHECK(net(t) == Approx(0.5 * 4 * renewal * 2));
  fill(t, FieldId::inflow_lost, 1);
  CHECK(net(t) == Approx(0).margin(1e-9));
  fill(t, FieldId::inflow_lost, 0);
  for (bool tissue::Components::*part : {&tissue::Components::blood, &tissue::Components::flow}) {
    Tissue without = t;
    without.components.*part = false;
    CHECK(net(without) == 0);
  }
}

TEST_CASE("each kind of cell takes up its share, by half at half (eq. 3)") {
  const double half = number("uptake_half"), phi = number("fluid_share");
  Tissue t = fluid(half);
  CHECK(net(t) == 0);
  fill(t, FieldId::fibroblasts, 2000);
  CHECK(net(t) == Approx(-0.5 * 2 * number("uptake_fibroblast") / phi));  // 1000 pmol per mm3 are 1 mmol/L
  fill(t, FieldId::myofibroblasts, 1000);
  CHECK(net(t) == Approx(-0.5 * 3 * number("uptake_fibroblast") / phi));
  Tissue inflamed = fluid(half);
  for (FieldId leukocyte : {FieldId::neutrophils, FieldId::macrophages_m1, FieldId::macrophages_m2})
    fill(inflamed, leukocyte, 500);
  CHECK(net(inflamed) == Approx(-0.5 * 1.5 * number("uptake_leukocyte") / phi));
  Tissue above = fluid(half);
  fill(above, FieldId::viable_epidermis, 0.5);
  fill(above, FieldId::keratinocytes, 1.5);
  CHECK(net(above) == Approx(-0.5 * 0.75 * number("uptake_epidermis") / phi));
}

TEST_CASE("loss and linearisation together are the slope of the net rate") {
  Tissue low = lively_tissue(), high = lively_tissue();
  const double h = 1e-5;
  for (double& g : low[FieldId::glucose]) g -= h;
  for (double& g : high[FieldId::glucose]) g += h;
  const Tissue t = lively_tissue();
  const TestRates rates{Glucose(shipped_parameters()), t};
  for (std::size_t v = 0; v < t.grid.size(); ++v) {
    const double slope = rates.loss(FieldId::glucose, v) + rates.linearisation(FieldId::glucose, v);
    REQUIRE(slope > 0);
    REQUIRE(slope == Approx((net(low, v) - net(high, v)) / (2 * h)).epsilon(1e-6));
  }
}

TEST_CASE("nothing comes through the corneum; blood, or the medium of cultured skin, feeds the bottom (eq. 4)") {
  Tissue t = fluid(5);
  CHECK_FALSE(movement(t).quasi_steady);
  CHECK(movement(t).top.velocity_mm_per_day == 0);
  CHECK(movement(t).bottom.velocity_mm_per_day == Approx(number("diffusivity") / 0.06));
  CHECK(movement(t).bottom.outside == number("blood"));
  t.components.blood = false;
  CHECK(movement(t).bottom.velocity_mm_per_day > 0);
  t.components.flow = false;
  CHECK(closed(movement(t)));
}

TEST_CASE("what cells do follows Monod's law over itself at rest (eq. 5)") {
  CHECK(glucose_supply(4.7, 4.7, 0.5) == Approx(1).epsilon(1e-14));
  CHECK(glucose_supply(0.5, 4.5, 0.5) == Approx(0.5 / 0.9));
  CHECK(glucose_supply(0, 4.5, 0.5) == 0);
  CHECK(glucose_supply(-1e-9, 4.5, 0.5) == 0);
  CHECK(glucose_supply(1e9, 4.5, 0.5) == Approx(1 / 0.9));
  CHECK(glucose_supply(3, 0, 0.5) == 1);
}

TEST_CASE("rest keeps what resting skin has") {
  Tissue t = lively_tissue();
  Glucose(shipped_parameters()).balance_rest(t);
  CHECK(t[FieldId::glucose_rest] == t[FieldId::glucose]);
}

TEST_CASE("flow and uptake follow from what the sources measured") {
  CHECK(number("blood_flow") == Approx(5.7 / 100 * 1440).epsilon(0.01));
  CHECK(number("blood") == Approx(89.3 / 18.016).epsilon(0.01));
  CHECK(number("diffusivity") == Approx(6.08e-4 * 86400).epsilon(0.02));
  // A sixth of 0.8 uM/s of oxygen and half of 5.7 umol of lactate per L and min, of 3300 cells per mm3.
  CHECK(3.3 * number("uptake_fibroblast") == Approx(0.8e-3 * 86400 / 6 + 5.7e-3 * 1440 / 2).epsilon(0.01));
  CHECK(number("uptake_epidermis") == Approx(5.8 * 1.3e-3 * 86400 / 6).epsilon(0.01));
  // Resting dermis stands little below its blood.
  Tissue t = fluid(4.8);
  fill(t, FieldId::vessels, 1);
  fill(t, FieldId::fibroblasts, 3300);
  CHECK(net(t) > 0);
  fill(t, FieldId::glucose, 4.9);
  CHECK(net(t) < 0);
}

TEST_CASE("glucose keeps its contract and every parameter matters") {
  CHECK(broken_contract(Glucose(shipped_parameters()), lively_tissue()).empty());
  const auto idle = idle_parameters<Glucose, GlucoseTransport>(shipped_parameters(), "glucose", lively_tissue());
  CHECK(idle == std::vector<std::string>{});
}
