// Do vessels leak as a weal of histamine shows, under VEGF and without pericytes, and is the fluid drained again?
// SPDX-License-Identifier: Apache-2.0
#include "processes/vessel_leak/vessel_leak.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "processes/rates_for_test.hpp"
#include "processes/vessel_leak/formulas.hpp"

using namespace cutis;
using namespace cutis::processes;
using tissue::Tissue;

namespace {

constexpr double minute_d = 1.0 / 1440;

double number(const char* name) { return shipped_parameters().at("vessel_leak", name).value; }

/// Dermis at rest with so many vessels, all with pericytes.
Tissue dermis(double vessels) {
  Tissue t = tissue::make_tissue({2, 2, 3, 0.02, 0.02});
  fill(t, FieldId::vessels, vessels);
  fill(t, FieldId::vegf, 0.4);
  fill(t, FieldId::vegf_rest, 0.4);
  return t;
}

double swelling_after(const Tissue& t, double minutes, int steps = 2000) {
  return advanced(VesselLeak(shipped_parameters()), t, minutes * minute_d, steps)[FieldId::interstitial_fluid][0];
}

/// Where leak and drainage balance.
double balance(const Tissue& t) {
  const TestRates rates{VesselLeak(shipped_parameters()), t};
  return rates.production(FieldId::interstitial_fluid) / rates.loss(FieldId::interstitial_fluid);
}

}  // namespace

TEST_CASE("leak and drainage at points worked by hand (eq. 1, 2)") {
  using namespace vessel_leak;
  CHECK(leak_per_day(2, 0, 0, 0, 100, 3) == 0);
  CHECK(leak_per_day(2, 0, 0.5, 0, 100, 3) == Approx(100));
  CHECK(leak_per_day(2, 0, 0.5, 0.2, 100, 3) == Approx(101.2));
  CHECK(leak_per_day(2, 1, 0, 0, 100, 3) == Approx(3));
  CHECK(leak_per_day(2, 1, 0, 0.5, 100, 3) == Approx(3 + 1.5));
  CHECK(leak_per_day(2, 2, 0, 0.5, 100, 3) == Approx(leak_per_day(2, 0, 0, 1, 100, 3)));  // as under full VEGF
  CHECK(leak_per_day(-1e-9, -1e-9, 0.5, 0.5, 100, 3) == 0);
  CHECK(share_by_lymph(0, 0.25) == 1);
  CHECK(share_by_lymph(1, 0.25) == 0.25);
  CHECK(share_by_lymph(0.5, 0.25) == Approx(0.625));
}

TEST_CASE("nothing leaks in skin at rest, nor where no blood flows") {
  Tissue t = dermis(1);
  CHECK(balance(t) == 0);
  fill(t, FieldId::histamine, 1e4);
  CHECK(balance(t) > 0);
  t.components.flow = false;
  CHECK(balance(t) == 0);
}

TEST_CASE("a weal forms with the half-time and to the thickness of its sources, one of serum fades with its own") {
  Tissue weal = dermis(0.55);
  fill(weal, FieldId::histamine, 1e6);
  const double most = balance(weal);
  CHECK(most > 0.46);
  CHECK(swelling_after(weal, 5.4) == Approx(most / 2).epsilon(0.02));
  Tissue serum = dermis(0.55);
  fill(serum, FieldId::interstitial_fluid, 0.5);
  CHECK(swelling_after(serum, 28) == Approx(0.25).epsilon(0.02));
}

TEST_CASE("the error of its course halves with the step") {
  Tissue weal = dermis(1);
  fill(weal, FieldId::histamine, number("histamine_half"));
  const double leak = number("histamine_leak") / 2, minutes = 10;
  const double rate = leak / number("most_swelling") + number("drainage");
  const double exact = leak / rate * (1 - std::exp(-rate * minutes * minute_d));
  const auto error = [&](int steps) { return swelling_after(weal, minutes, steps) - exact; };
  CHECK(error(200) / error(400) == Approx(2).epsilon(0.03));
}

TEST_CASE("histamine, VEGF above rest and want of pericytes open vessels; each half at its half") {
  const double vegf_leak = number("vegf_leak");
  const auto expected = [](double leak_per_day) {
    return leak_per_day / (leak_per_day / number("most_swelling") + number("drainage"));
  };
  Tissue t = dermis(1);
  fill(t, FieldId::histamine, number("histamine_half"));
  CHECK(balance(t) == Approx(expected(number("histamine_leak") / 2)));
  t = dermis(1);
  fill(t, FieldId::vegf, 0.4 + number("vegf_half"));
  CHECK(balance(t) == Approx(expected(vegf_leak / 2)));
  t = dermis(1);
  fill(t, FieldId::immature_vessels, 0.2);
  CHECK(balance(t) == Approx(expected(0.2 * vegf_leak)));
}

TEST_CASE("what was cut out keeps its fluid for longer: it has no lymph vessels (eq. 2)") {
  Tissue t = dermis(0);
  fill(t, FieldId::interstitial_fluid, 0.5);
  const double whole = swelling_after(t, 60);
  fill(t, FieldId::track, 1);
  CHECK(std::log(swelling_after(t, 60) / 0.5) ==
        Approx(number("drainage_without_lymph") * std::log(whole / 0.5)).epsilon(0.01));
}

TEST_CASE("the leak keeps its contract and every parameter matters") {
  Tissue t = lively_tissue();
  fill(t, FieldId::track, 0.5);  // a share
  CHECK(broken_contract(VesselLeak(shipped_parameters()), t).empty());
  CHECK(idle_parameters<VesselLeak>(shipped_parameters(), "vessel_leak", t).empty());
}
