// Do dilators open vessels as far as they say, and is resting skin at rest exactly?
// SPDX-License-Identifier: Apache-2.0
#include "processes/vessel_tone/vessel_tone.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "processes/rates_for_test.hpp"
#include "processes/vessel_tone/formulas.hpp"

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

TEST_CASE("vessel tone keeps its contract and every parameter matters") {
  CHECK(broken_contract(VesselTone(shipped_parameters()), lively_tissue()).empty());
  tissue::Tissue hypoxic = lively_tissue();
  fill(hypoxic, FieldId::oxygen, 5);
  CHECK(idle_parameters<VesselTone>(shipped_parameters(), "vessel_tone", hypoxic).empty());
}
