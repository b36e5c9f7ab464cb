// Do dilators open vessels as far as they say, and is resting skin at rest exactly?
// SPDX-License-Identifier: Apache-2.0
#include "processes/vessel_tone/vessel_tone.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "processes/cuff/cuff.hpp"
#include "processes/rates_for_test.hpp"
#include "processes/vessel_tone/formulas.hpp"
#include "tissue/perfusion.hpp"

using namespace cutis;
using namespace cutis::processes;

namespace {

double number(const char* name) { return shipped_parameters().at("vessel_tone", name).value; }

/// Dermis with vessels at 40 mmHg.
tissue::Tissue dermis() {
  tissue::Tissue t = tissue::make_tissue({2, 2, 3, 0.02, 0.02});
  fill(t, FieldId::vessel_capacity, 1);
  fill(t, FieldId::vessels, 1);
  fill(t, FieldId::oxygen, 40);
  return t;
}

double dilation_at_last(const tissue::Tissue& t) {
  const TestRates rates{VesselTone(shipped_parameters()), t};
  return rates.production(FieldId::vasodilation) / rates.loss(FieldId::vasodilation);
}

struct Hyperaemia {
  double most = 0, at_s = 0, half_life_s = 0;  ///< flow over that at rest, from release, from then on
};

/// Flow after a cuff of so many seconds, in dermis that keeps enough oxygen: lost pressure alone calls.
Hyperaemia after_cuff(int seconds) {
  const core::ParameterLibrary library = shipped_parameters();
  const VesselTone tone(library);
  const Inflow inflow(library);
  constexpr double step_s = 0.1, day_s = 86400;
  tissue::Tissue t = dermis();
  Cuff().apply({0, "on", tissue::Cuff{true}}, t);
  t = advanced(tone, t, seconds / day_s, 10 * seconds);
  Cuff().apply({1, "off", tissue::Cuff{false}}, t);
  Hyperaemia found;
  for (int n = 1; n < 1200 && found.half_life_s == 0; ++n) {
    t = advanced(tone, advanced(inflow, t, step_s / day_s, 1), step_s / day_s, 1);
    const double flow = tissue::perfusion(t, 0);
    if (flow > found.most) found.most = flow, found.at_s = n * step_s;
    if (flow - 1 < (found.most - 1) / 2 && n * step_s > 5) found.half_life_s = n * step_s - found.at_s;
  }
  return found;
}

}  // namespace

TEST_CASE("want of oxygen and dilation at points worked by hand (eq. 1, 2)") {
  CHECK(vessel_tone::want(20, 20) == 0);
  CHECK(vessel_tone::want(40, 20) == 0);
  CHECK(vessel_tone::want(5, 20) == 0.75);
  CHECK(vessel_tone::want(-1e-9, 20) == 1);
  CHECK(vessel_tone::dilation(0, 6) == 0);
  CHECK(vessel_tone::dilation(1, 6) == 3);
  CHECK(vessel_tone::dilation(1e9, 6) == Approx(6));
}

TEST_CASE("nothing moves in skin at rest") {
  const TestRates rates{VesselTone(shipped_parameters()), dermis()};
  CHECK(rates.production(FieldId::hypoxic_metabolites) == 0);
  CHECK(rates.production(FieldId::vasodilation) == 0);
}

TEST_CASE("each dilator alone opens half at its half; together they add up before they saturate (eq. 2)") {
  const double half = number("most_dilation") / 2;
  tissue::Tissue t = dermis();
  fill(t, FieldId::histamine, number("histamine_half"));
  CHECK(dilation_at_last(t) == Approx(half));
  fill(t, FieldId::axon_reflex, 1);
  CHECK(dilation_at_last(t) == Approx(half * 4 / 3));
  fill(t, FieldId::hypoxic_metabolites, number("metabolites_half"));
  CHECK(dilation_at_last(t) == Approx(half * 3 / 2));
}

TEST_CASE("metabolites gather without oxygen, only where vessels are (eq. 1)") {
  tissue::Tissue t = dermis();
  t.components.flow = false;  // nothing is washed out
  fill(t, FieldId::oxygen, 0);
  const double minutes = 1 / number("metabolite_turnover");
  const auto gathered = [&](int steps) {
    return advanced(VesselTone(shipped_parameters()), t, minutes, steps)[FieldId::hypoxic_metabolites][0];
  };
  const double exact = 1 - std::exp(-1.0);
  CHECK((gathered(100) - exact) / (gathered(200) - exact) == Approx(2).epsilon(0.02));
  fill(t, FieldId::vessel_capacity, 0);
  CHECK(gathered(10) == 0);
}

TEST_CASE("lost pressure calls as want of oxygen does, and flow washes metabolites out (eq. 1)") {
  CHECK(vessel_tone::call(40, 20, 0) == 0);
  CHECK(vessel_tone::call(40, 20, 0.5) == 0.5);
  CHECK(vessel_tone::call(5, 20, 0.5) == 0.75);
  tissue::Tissue t = dermis();
  fill(t, FieldId::vessels, 0.5);
  fill(t, FieldId::vasodilation, 2);
  fill(t, FieldId::inflow_lost, 0.25);
  const auto cleared = [&] {
    return TestRates(VesselTone(shipped_parameters()), t).loss(FieldId::hypoxic_metabolites);
  };
  CHECK(cleared() == Approx(number("metabolite_turnover") + number("washout") * 0.5 * 3 * 0.75));
  t.components.flow = false;
  CHECK(cleared() == number("metabolite_turnover"));
}

TEST_CASE("flow after a cuff is what the sources of its rates measured (eq. 1, 2)") {
  const Hyperaemia one = after_cuff(60), two = after_cuff(120), three = after_cuff(180), five = after_cuff(300);
  CHECK(one.most == Approx(1.17 / 0.60).epsilon(0.02));
  CHECK(one.at_s > 5.4);
  CHECK(one.at_s < 10.2);
  CHECK(std::abs((two.most - 1) / (one.most - 1) - 24.84 / 15.39) < 0.17);  // the two SEM together
  CHECK(std::abs((three.most - 1) / (one.most - 1) - 32.14 / 15.39) < 0.2);
  CHECK(five.half_life_s > 14);
  CHECK(five.half_life_s < 45);
}

TEST_CASE("vessel tone keeps its contract and every parameter matters") {
  CHECK(broken_contract(VesselTone(shipped_parameters()), lively_tissue()).empty());
  tissue::Tissue hypoxic = lively_tissue();
  fill(hypoxic, FieldId::oxygen, 5);
  CHECK(idle_parameters<VesselTone>(shipped_parameters(), "vessel_tone", hypoxic).empty());
}
