// Do channels close, plugs dry and the barrier come back at the stated speed, over living epidermis only?
// SPDX-License-Identifier: Apache-2.0
#include "processes/barrier/barrier.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "processes/barrier/formulas.hpp"
#include "processes/rates_for_test.hpp"

using namespace cutis;
using namespace cutis::processes;
using tissue::Tissue;

namespace {

double number(const char* name) { return shipped_parameters().at("barrier", name).value; }

/// Skin with 1 % of its surface open, over epidermis of that packing, basal cells and pool as full.
Tissue pierced(double packing, bool occluded) {
  Tissue t = tissue::make_tissue({2, 2, 3, 0.02, 0.02});
  t.skin.stratum_corneum_rest_um = 15;
  t.components.occluded = occluded;
  t.skin.basal_share = 0.3;
  for (FieldId id : {FieldId::keratinocytes, FieldId::basal_keratinocytes, FieldId::epidermal_progenitors})
    fill(t, id, packing);
  fill(t, FieldId::channel_area, 0.01);
  fill(t, FieldId::channel_length, number("closure_length"));
  return t;
}

}  // namespace

TEST_CASE("the epidermis bears what is above it in proportion, at most fully (eq. 1, 4)") {
  using barrier::epidermal_floor;
  CHECK(epidermal_floor(-0.1) == 0);
  CHECK(epidermal_floor(0) == 0);
  CHECK(epidermal_floor(0.4) == 0.4);
  CHECK(epidermal_floor(1) == 1);
  CHECK(epidermal_floor(1.8) == 1);
}

TEST_CASE("channels close faster in air than covered, with the half-lives of the sources (eq. 1)") {
  const auto closure = [](double packing, bool covered) {
    return TestRates(Barrier(shipped_parameters()), pierced(packing, covered)).loss(FieldId::channel_area);
  };
  const double open_h = 24 * std::log(2.0) / closure(1, false), covered_h = 24 * std::log(2.0) / closure(1, true);
  CHECK(open_h == Approx(6).epsilon(0.02));  // kalluri2011
  CHECK(covered_h > 20);                     // pmc8259462
  CHECK(covered_h < 26);
  CHECK(closure(0.25, false) == Approx(0.25 * closure(1, false)));
  CHECK(closure(0, false) == 0);
  CHECK(closure(2, true) == closure(1, true));
}

TEST_CASE("channels of longer needles close later, as dye found (eq. 1)") {
  using barrier::closure_of_length;
  const double reference = number("closure_length"), exponent = number("closure_exponent");
  const auto rate = [&](double length_mm) { return closure_of_length(length_mm, reference, exponent); };
  CHECK(rate(reference) == 1);
  CHECK(rate(0.37) / rate(0.77) == Approx(18.0 / 12).epsilon(0.01));  // kalluri2011: tight after 12 and 18 h
  CHECK(rate(0.37) == Approx(15.0 / 12).epsilon(0.01));
  CHECK(rate(1.5) < 1);
  CHECK(rate(0) == 1);
  Tissue t = pierced(1, false);
  fill(t, FieldId::channel_length, 1.5);
  CHECK(TestRates(Barrier(shipped_parameters()), t).loss(FieldId::channel_area) ==
        Approx(rate(1.5) * number("channel_closure_open")));
}

TEST_CASE("area decays exponentially; the error halves with the step (eq. 1)") {
  const Tissue t = pierced(1, false);
  const Barrier process{shipped_parameters()};
  const double exact = 0.01 * std::exp(-number("channel_closure_open"));
  const auto error = [&](int steps) { return advanced(process, t, 1, steps)[FieldId::channel_area][3] - exact; };
  CHECK(error(5000) == Approx(0).margin(1e-3 * exact));
  CHECK(error(400) / error(800) == Approx(2).epsilon(0.02));
}

TEST_CASE("the plug dries in air to 1 and wets under cover to 0 (eq. 2)") {
  Tissue t = pierced(1, false);
  const double two_h = 2.0 / 24;
  const auto plug = [&](double days) {
    return advanced(Barrier(shipped_parameters()), t, days, 500)[FieldId::channel_plug][0];
  };
  CHECK(plug(two_h) > 0.9);  // gupta2011: back within 2 h
  CHECK(plug(two_h) == Approx(1 - std::exp(-two_h * number("plug_drying"))).epsilon(0.01));
  CHECK(plug(1) == Approx(1));
  CHECK(24 / number("plug_drying") >= 0.5);  // time constant in hours, needle survey
  CHECK(24 / number("plug_drying") <= 1);
  t.components.occluded = true;
  fill(t, FieldId::channel_plug, 1);
  CHECK(plug(two_h) == Approx(std::exp(-2)).epsilon(0.01));
  CHECK(TestRates(Barrier(shipped_parameters()), t).production(FieldId::channel_plug) == 0);
}

TEST_CASE("the corneum is thick by the fourth root of what cornifies below it, with a turnover of 14 days (eq. 3)") {
  CHECK(1 / number("desquamation") == Approx(14).epsilon(0.01));  // hoath2003
  for (double packing : {0.5, 1.0, 1.4}) {
    const Tissue late = advanced(Barrier(shipped_parameters()), pierced(packing, false), 280, 500);
    CHECK(late[FieldId::stratum_corneum][2] == Approx(15 * std::pow(packing, 0.25)).epsilon(1e-4));
  }
}

TEST_CASE("basal cells alone make no corneum; crowded upper layers make more in proportion to their square (eq. 3)") {
  Tissue t = pierced(1, false);
  const auto made = [&] { return TestRates(Barrier(shipped_parameters()), t).production(FieldId::stratum_corneum); };
  const double at_rest = made();
  fill(t, FieldId::keratinocytes, 0.3);
  CHECK(made() == Approx(0).margin(1e-12));
  fill(t, FieldId::keratinocytes, 0.3 + 0.7 * 1.5);
  CHECK(made() == Approx(2.25 * at_rest));
}

TEST_CASE("lipids: half of a defect within a day, nearly all in three, none without epidermis (eq. 4)") {
  const auto lipids = [](double packing, double days) {
    return advanced(Barrier(shipped_parameters()), pierced(packing, false), days, 500)[FieldId::barrier_lipids][1];
  };
  CHECK(lipids(1, 1) > 0.5);
  CHECK(lipids(1, 3) > 0.93);
  CHECK(lipids(1.8, 30) == Approx(1).epsilon(1e-3));  // more cells than at rest make no better barrier
  CHECK(lipids(0, 3) == 0);
  CHECK(lipids(0.4, 30) == Approx(0.4).epsilon(1e-3));
}

TEST_CASE("intact skin is at rest, open or covered") {
  for (bool covered : {false, true}) {
    Tissue t = pierced(1, covered);
    fill(t, FieldId::channel_area, 0);
    fill(t, FieldId::stratum_corneum, 15);
    fill(t, FieldId::barrier_lipids, 1);
    const TestRates rates{Barrier(shipped_parameters()), t};
    for (FieldId id : {FieldId::channel_area, FieldId::stratum_corneum, FieldId::barrier_lipids})
      CHECK(rates.production(id) == Approx(rates.loss(id) * t[id][0]).margin(1e-14));
  }
}

TEST_CASE("the barrier reads the top layer only") {
  Tissue t = pierced(1, false);
  for (FieldId id : {FieldId::keratinocytes, FieldId::basal_keratinocytes, FieldId::epidermal_progenitors})
    for (std::size_t v = t.grid.plane(); v < t.grid.size(); ++v) t[id][v] = 0.1;
  CHECK(TestRates(Barrier(shipped_parameters()), t) == TestRates(Barrier(shipped_parameters()), pierced(1, false)));
}

TEST_CASE("the barrier keeps its contract and every parameter matters, open or covered") {
  Tissue t = lively_tissue();
  t.skin.stratum_corneum_rest_um = 15;
  CHECK(broken_contract(Barrier(shipped_parameters()), t).empty());
  const auto open = idle_parameters<Barrier>(shipped_parameters(), "barrier", t);
  t.components.occluded = true;
  const auto covered = idle_parameters<Barrier>(shipped_parameters(), "barrier", t);
  for (const std::string& name : open) CHECK(std::find(covered.begin(), covered.end(), name) == covered.end());
}

TEST_CASE("the corneum of skin that renews faster turns over faster, to the same thickness (eq. 3)") {
  Tissue fast = pierced(1, false);
  fast.skin.epidermal_renewal = 3.8;
  fill(fast, FieldId::stratum_corneum, 15);
  const TestRates rates(Barrier(shipped_parameters()), fast);
  CHECK(1 / rates.loss(FieldId::stratum_corneum) == Approx(14 / 3.8).epsilon(0.01));
  CHECK(rates.production(FieldId::stratum_corneum) == Approx(15 * rates.loss(FieldId::stratum_corneum)));
}
