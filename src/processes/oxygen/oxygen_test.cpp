// Is oxygen taken up, exchanged with vessels and let in from air as stated, and is its linearisation its slope?
// SPDX-License-Identifier: Apache-2.0
#include "processes/oxygen/oxygen.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "processes/oxygen/formulas.hpp"
#include "processes/rates_for_test.hpp"

using namespace cutis;
using namespace cutis::processes;
using tissue::Tissue;

namespace {

double number(const char* name) { return shipped_parameters().at("oxygen", name).value; }

Tissue empty_tissue() {
  Tissue t = tissue::make_tissue({2, 2, 3, 0.02, 0.02});
  t.skin.capillary_loops_per_mm2 = 80;
  t.skin.capillary_radius_mm = 0.004;
  return t;
}

/// Dermis at the tension of blood with as many cells as took up what was measured.
Tissue dermis() {
  Tissue t = empty_tissue();
  fill(t, FieldId::papillary_dermis, 1);
  fill(t, FieldId::fibroblasts, number("cells_at_uptake"));
  fill(t, FieldId::oxygen, number("blood_tension"));
  return t;
}

double net(const Tissue& t, std::size_t v = 0) {
  const TestRates rates{Oxygen(shipped_parameters()), t};
  return rates.production(FieldId::oxygen, v) - rates.loss(FieldId::oxygen, v) * t[FieldId::oxygen][v];
}

const oxygen::Blood blood = oxygen::blood(45, 95, 27, 2.7, 156);
double saturation(double p) { return std::pow(p / 27, 2.7) / (1 + std::pow(p / 27, 2.7)); }

Transport movement(const Tissue& t) { return OxygenTransport(shipped_parameters()).transports(t).at(0); }

}  // namespace

TEST_CASE("uptake saturates and falls to nothing with the tension (eq. 3)") {
  CHECK(uptake_per_day(0, 300, 1) == 300);
  CHECK(uptake_per_day(1, 300, 1) == 150);
  CHECK(1e6 * uptake_per_day(1e6, 300, 1) == Approx(300).epsilon(1e-5));
  CHECK(uptake_per_day(-1, 300, 1) == 300);
  CHECK(uptake_per_day(20, 0, 1) == 0);
}

TEST_CASE("the slope of the uptake frequency is its derivative (eq. 3)") {
  const double h = 1e-4;
  for (double p : {0.1, 1.0, 7.0, 40.0, 150.0}) {
    const double difference = (uptake_per_day(p + h, 330, 1.5) - uptake_per_day(p - h, 330, 1.5)) / (2 * h);
    CHECK(uptake_slope(p, 330, 1.5) == Approx(difference).epsilon(1e-6));
    CHECK(uptake_slope(p, 330, 1.5) < 0);
  }
}

TEST_CASE("loss and linearisation together are the slope of the net rate") {
  Tissue low = lively_tissue(), high = lively_tissue();
  const double h = 1e-4;
  for (double& o : low[FieldId::oxygen]) o -= h;
  for (double& o : high[FieldId::oxygen]) o += h;
  const Tissue t = lively_tissue();
  const TestRates rates{Oxygen(shipped_parameters()), t};
  for (std::size_t v = 0; v < t.grid.size(); ++v) {
    const double slope = rates.loss(FieldId::oxygen, v) + rates.linearisation(FieldId::oxygen, v);
    REQUIRE(slope > 0);
    REQUIRE(slope == Approx((net(low, v) - net(high, v)) / (2 * h)).epsilon(1e-6));
  }
}

TEST_CASE("vessels pull the tension towards that of blood, if there is blood (eq. 2)") {
  Tissue t = empty_tissue();
  fill(t, FieldId::vessels, 0.5);
  fill(t, FieldId::oxygen, number("blood_tension"));
  CHECK(net(t) == Approx(0).margin(1e-6));
  fill(t, FieldId::oxygen, number("blood_tension") - 10);
  const double exchange = oxygen::exchange_per_day(number("diffusivity"), number("perfused_share") * 80, 0.004);
  CHECK(net(t) == Approx(5 * exchange));
  fill(t, FieldId::oxygen, number("blood_tension") + 10);
  CHECK(net(t) == Approx(-5 * exchange));
  t.components.blood = false;
  CHECK(net(t) == 0);
}

TEST_CASE("more flow brings blood nearer to the artery, as its loss on the way is diluted (eq. 5)") {
  CHECK(oxygen::blood_tension_mmHg(0, 0, blood) == 45);
  CHECK(oxygen::blood_tension_mmHg(-1, 0, blood) == 45);  // blood that stands is as it was
  CHECK(oxygen::blood_tension_mmHg(1e-9, 0, blood) == Approx(45));
  CHECK(oxygen::blood_tension_mmHg(1e9, 0, blood) == Approx(95));
  const double doubled = oxygen::blood_tension_mmHg(1, 0, blood);
  CHECK(saturation(95) - saturation(doubled) == Approx((saturation(95) - saturation(45)) / 2));
  Tissue t = empty_tissue();
  fill(t, FieldId::vessels, 1);
  fill(t, FieldId::oxygen, number("blood_tension"));
  fill(t, FieldId::vasodilation, 1);
  CHECK(net(t) > 0);
}

TEST_CASE("standing blood gives from its store what the tissue gets (eq. 6)") {
  CHECK(oxygen::blood_tension_mmHg(0, saturation(45) - saturation(20), blood) == Approx(20));
  CHECK(oxygen::blood_tension_mmHg(0, 2, blood) == 0);
  const double h = 1e-6, at_20 = saturation(20);
  CHECK(oxygen::tension_slope_mmHg(at_20, blood) ==
        Approx((oxygen::tension_of_mmHg(at_20 + h, blood) - oxygen::tension_of_mmHg(at_20 - h, blood)) / (2 * h)));
  CHECK(oxygen::tension_of_mmHg(0.01, blood) == Approx(1.56));  // Hill's curve would say 4.9
  CHECK(oxygen::tension_slope_mmHg(0.01, blood) == 156);
  CHECK(oxygen::tension_slope_mmHg(-0.1, blood) == 156);
  // 2 pi 80 per mm2 (4 um)^2 = 0.8 % of blood, 0.35 of 6900 mmHg
  const double store = oxygen::store_mmHg(80, 0.004, number("capillary_haematocrit"), number("blood_capacity"));
  CHECK(store == Approx(0.00804 * 0.35 * 6900).epsilon(0.001));
  Tissue t = empty_tissue();
  fill(t, FieldId::vessels, 0.5);
  fill(t, FieldId::inflow_lost, 1);
  fill(t, FieldId::oxygen, 10);
  fill(t, FieldId::blood_desaturation, saturation(45) - saturation(20));
  const TestRates rates{Oxygen(shipped_parameters()), t};
  CHECK(net(t) == Approx(0.5 * store * rates.production(FieldId::blood_desaturation)));
  CHECK(rates.loss(FieldId::blood_desaturation) == 0);
  CHECK(rates.linearisation(FieldId::blood_desaturation) > 0);
}

TEST_CASE("flow renews blood, and none that flows at rest or faster gives from its store (eq. 6)") {
  Tissue t = empty_tissue();
  fill(t, FieldId::vessels, 1);
  fill(t, FieldId::oxygen, 10);
  for (double lost : {0.0, 0.5}) {
    fill(t, FieldId::inflow_lost, lost);
    fill(t, FieldId::vasodilation, 1);
    const TestRates rates{Oxygen(shipped_parameters()), t};
    CHECK(rates.production(FieldId::blood_desaturation) == 0);
    CHECK(rates.loss(FieldId::blood_desaturation) == Approx(number("blood_renewal") * 2 * (1 - lost)));
  }
  fill(t, FieldId::vasodilation, 0);
  CHECK(TestRates(Oxygen(shipped_parameters()), t).production(FieldId::blood_desaturation) > 0);
  fill(t, FieldId::vessels, 0);
  CHECK(TestRates(Oxygen(shipped_parameters()), t).production(FieldId::blood_desaturation) == 0);
}

TEST_CASE("dermis takes up with its cells, epidermis with its packing (eq. 3)") {
  Tissue t = dermis();
  const double half = number("uptake_half"), p = number("blood_tension");
  CHECK(net(t) == Approx(-number("uptake_dermis") * p / (half + p)));
  fill(t, FieldId::macrophages_m1, number("cells_at_uptake"));
  CHECK(net(t) == Approx(-2 * number("uptake_dermis") * p / (half + p)));
  fill(t, FieldId::papillary_dermis, 0.5);  // the rest is epidermis, which holds none of them
  fill(t, FieldId::macrophages_m1, 0);
  CHECK(net(t) == Approx(-number("uptake_dermis") * p / (half + p)));
  fill(t, FieldId::hypodermis, 0.5);  // whose cells take up nothing
  CHECK(net(t) == Approx(-0.5 * number("uptake_dermis") * p / (half + p)));
  Tissue above = empty_tissue();
  fill(above, FieldId::oxygen, p);
  fill(above, FieldId::viable_epidermis, 1);
  CHECK(net(above) == 0);
  fill(above, FieldId::keratinocytes, 1.5);
  CHECK(net(above) == Approx(-1.5 * number("uptake_epidermis") * p / (half + p)));
}

TEST_CASE("nothing happens without cells and vessels") {
  Tissue t = dermis();
  fill(t, FieldId::fibroblasts, 0);
  CHECK(net(t) == 0);
  CHECK(TestRates(Oxygen(shipped_parameters()), t).linearisation(FieldId::oxygen) == 0);
}

TEST_CASE("air enters through an open surface only, blood feeds the bottom (eq. 1, 4)") {
  Tissue t = dermis();
  CHECK(movement(t).quasi_steady);
  CHECK(movement(t).top.velocity_mm_per_day == number("air_permeability"));
  CHECK(movement(t).top.outside == number("air_tension"));
  CHECK(movement(t).bottom.velocity_mm_per_day == Approx(number("diffusivity") / 0.06));
  CHECK(movement(t).bottom.outside == number("blood_tension"));
  t.components.occluded = true;
  CHECK(movement(t).top.velocity_mm_per_day == 0);
  t.components.occluded = false;
  t.components.air_oxygen = false;
  t.components.blood = false;
  CHECK(closed(movement(t)));
}

TEST_CASE("exchange and uptake follow from what the sources measured") {
  // 84.27 loops per mm2 of 4 um: R = 61.5 um, 2 pi 173 84.27 / (ln(15.37) - 0.75) = 46200 per day, 1.9 s
  CHECK(oxygen::exchange_per_day(173, 84.27, 0.004) == Approx(46200).epsilon(0.001));
  CHECK(oxygen::exchange_per_day(173, 0, 0.004) == 0);
  // 0.54 of them: R = 83.6 um, 2 pi 173 45.5 / (ln(20.9) - 0.75) = 21600 per day, 4 s
  CHECK(oxygen::exchange_per_day(173, number("perfused_share") * 84.27, 0.004) == Approx(21600).epsilon(0.002));
  // 0.53 mL/min/m2 at 22.4 L/mol and 1.3 uM/mmHg is 26200 mmHg mm/day, driven by 163 - 45 mmHg
  CHECK(number("air_permeability") * (number("air_tension") - number("blood_tension")) == Approx(26200).epsilon(0.01));
  // 1790 atm min cm2/mL of skin at 43.5 degC, cooled to 33 degC by 44 kJ/mol, is a permeability that agrees within a
  // tenth
  const double heated = 1e4 / 1790 / 760 * 1440 / (1.3 * 22.4e-3);
  CHECK(heated * std::exp(-44000 / 8.314 * (1 / 306.15 - 1 / 316.65)) ==
        Approx(number("air_permeability")).epsilon(0.1));
  CHECK(number("uptake_epidermis") == Approx(5.8 * 86400).epsilon(0.01));
  CHECK(number("uptake_dermis") == Approx((0.9 * 1.1 - 0.057 * 5.8 * 1.3) / (0.9 - 0.057) / 1.3 * 86400).epsilon(0.01));
}

TEST_CASE("oxygen keeps its contract and every parameter matters") {
  CHECK(broken_contract(Oxygen(shipped_parameters()), lively_tissue()).empty());
  Tissue fed = lively_tissue();
  fed.skin = empty_tissue().skin;        // with capillary loops: blood counts
  fill(fed, FieldId::inflow_lost, 0.9);  // stands in all columns but the first
  fed[FieldId::inflow_lost][0] = 0;
  fed[FieldId::blood_desaturation][1] = 0.77;  // and is nearly empty in one place
  const auto idle = idle_parameters<Oxygen, OxygenTransport>(shipped_parameters(), "oxygen", fed);
  CHECK(idle == std::vector<std::string>{});
}
