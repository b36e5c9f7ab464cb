// Does the epidermis fill to its pool and no further, and does the pool grow and forget as stated?
// SPDX-License-Identifier: Apache-2.0
#include "processes/epidermis/epidermis.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "processes/epidermis/formulas.hpp"
#include "processes/rates_for_test.hpp"
#include "tissue/keratinocyte_renewal.hpp"

using namespace cutis;
using namespace cutis::processes;
using tissue::Tissue;

namespace {

double number(const char* name) { return shipped_parameters().at("epidermis", name).value; }

Tissue living(double packing, double pool) {
  Tissue t = tissue::make_tissue({2, 2, 3, 0.02, 0.02});
  fill(t, FieldId::viable_epidermis, 1);
  fill(t, FieldId::keratinocytes, packing);
  fill(t, FieldId::epidermal_progenitors, pool);
  return t;
}

double net(const Tissue& t, FieldId id, std::size_t v = 0) {
  const TestRates rates{Epidermis(shipped_parameters()), t};
  return rates.production(id, v) - rates.loss(id, v) * t[id][v];
}

/// Packing and pool differ, so that free space matters.
Tissue lively_epidermis() {
  Tissue t = lively_tissue();
  fill(t, FieldId::epidermal_progenitors, 1.2);
  return t;
}

}  // namespace

TEST_CASE("growth factors raise renewal, the damage signal arrests it (eq. 2)") {
  using epidermis::renewal_per_day;
  CHECK(renewal_per_day(0, 0, 0.02, 8, 0.05) == 0.02);
  CHECK(renewal_per_day(1, 0, 0.02, 8, 0.05) == Approx(0.18));
  CHECK(renewal_per_day(0.5, 0, 0.02, 8, 0.05) == Approx(0.1));
  CHECK(renewal_per_day(0, 0.05, 0.02, 8, 0.05) == Approx(0.01));
  CHECK(renewal_per_day(1, 0.15, 0.02, 8, 0.05) == Approx(0.045));
  CHECK(renewal_per_day(0, -1, 0.02, 8, 0.05) == 0.02);
}

TEST_CASE("space is free below the target only (eq. 1)") {
  using epidermis::free_share;
  CHECK(free_share(0, 1.5) == 1);
  CHECK(free_share(0.75, 1.5) == Approx(0.5));
  CHECK(free_share(1.5, 1.5) == 0);
  CHECK(free_share(2, 1.5) == 0);
}

TEST_CASE("filling stiffness is the falling slope of cells times free space, never below zero (eq. 1)") {
  using epidermis::filling_stiffness, epidermis::free_share;
  const double target = 1.4, h = 1e-6;
  const auto filling = [&](double cells) { return cells * free_share(cells, target); };
  for (double cells : {0.05, 0.3, 0.69, 0.71, 1.0, 1.39, 1.5, 2.0}) {
    const double slope = (filling(cells + h) - filling(cells - h)) / (2 * h);
    CHECK(filling_stiffness(cells, target) == Approx(std::max(0.0, -slope)).margin(1e-8));
  }
}

TEST_CASE("packing at the pool is a fixed point, whatever the factors; it attracts from both sides (eq. 1)") {
  for (double pool : {0.5, 1.0, 1.7}) {
    Tissue t = living(pool, pool);
    CHECK(net(t, FieldId::keratinocytes) == Approx(0).margin(1e-14));
    fill(t, FieldId::kgf, 1);
    fill(t, FieldId::damage_signal, 0.1);
    CHECK(net(t, FieldId::keratinocytes) == Approx(0).margin(1e-14));
    CHECK(net(living(0.9 * pool, pool), FieldId::keratinocytes) > 0);
    CHECK(net(living(1.1 * pool, pool), FieldId::keratinocytes) < 0);
  }
}

TEST_CASE("rates at half packing, by hand (eq. 1)") {
  const TestRates rates{Epidermis(shipped_parameters()), living(0.5, 1)};
  CHECK(rates.production(FieldId::keratinocytes) == Approx(0.5 * number("turnover") + 0.25 * number("filling")));
  CHECK(rates.loss(FieldId::keratinocytes) == Approx(0.5 * number("turnover")));
  CHECK(rates.linearisation(FieldId::keratinocytes) == Approx(0).margin(1e-14));
  CHECK(TestRates(Epidermis(shipped_parameters()), living(0.75, 1)).linearisation(FieldId::keratinocytes) ==
        Approx(0.5 * number("filling")));
}

TEST_CASE("divisions read back from the rates are renewal alone, whatever fills a gap (eq. 1, 2)") {
  for (double packing : {0.01, 0.5, 1.0, 1.8})
    for (double pool : {0.4, 1.0, 2.0}) {
      Tissue t = living(packing, pool);
      fill(t, FieldId::damage_signal, 0.03);
      const TestRates rates{Epidermis(shipped_parameters()), t};
      tissue::Rates sums;
      sums.loss[tissue::index_of(FieldId::keratinocytes)] = {rates.loss(FieldId::keratinocytes)};
      const double renewal = epidermis::renewal_per_day(0, 0.03, number("turnover"), 0, number("arrest_half"));
      CHECK(tissue::divisions_per_day(t, sums, 0) == Approx(renewal * packing));
    }
}

TEST_CASE("the pool rests at 1 and grows towards its limit under growth factors (eq. 3)") {
  Tissue t = living(1, 1);
  CHECK(net(t, FieldId::epidermal_progenitors) == Approx(0).margin(1e-15));
  fill(t, FieldId::kgf, number("kgf_half"));
  CHECK(net(t, FieldId::epidermal_progenitors) == Approx(0.5 * number("pool_growth") * (number("pool_most") - 1)));
  fill(t, FieldId::epidermal_progenitors, number("pool_most"));
  CHECK(net(t, FieldId::epidermal_progenitors) < 0);
}

TEST_CASE("the pool forgets exponentially; the error halves with the step (eq. 3)") {
  const Tissue t = living(1.5, 1.5);
  const Epidermis process{shipped_parameters()};
  const double exact = 1 + 0.5 * std::exp(-100 / number("pool_memory"));
  const auto error = [&](int steps) {
    return advanced(process, t, 100, steps)[FieldId::epidermal_progenitors][3] - exact;
  };
  CHECK(error(2000) == Approx(0).margin(1e-4));
  CHECK(error(50) / error(100) == Approx(2).epsilon(0.02));
}

TEST_CASE("nothing grows outside epidermis or without a cell to divide") {
  Tissue dermal = lively_epidermis();
  fill(dermal, FieldId::viable_epidermis, 0);
  CHECK_FALSE(TestRates(Epidermis(shipped_parameters()), dermal).touches(FieldId::keratinocytes));
  CHECK_FALSE(TestRates(Epidermis(shipped_parameters()), dermal).touches(FieldId::epidermal_progenitors));
  CHECK(net(living(0, 1), FieldId::keratinocytes) == 0);
}

TEST_CASE("keratinocytes spread in epidermis only, through closed faces (eq. 1)") {
  Tissue t = living(1, 1);
  t[FieldId::viable_epidermis][5] = 0;
  t[FieldId::viable_epidermis][4] = 0.1;
  const auto moves = EpidermisTransport(shipped_parameters()).transports(t);
  REQUIRE(moves.size() == 1);
  CHECK(moves[0].diffusivity_mm2_per_day[4] == number("spread"));
  CHECK(moves[0].diffusivity_mm2_per_day[5] == 0);
  CHECK(closed(moves[0]));
}

TEST_CASE("the front speed is that of keratinocyte sheets, 0.2 to 0.7 mm per day (sources)") {
  const double front = 2 * std::sqrt(number("spread") * number("filling"));
  CHECK(front > 0.2);
  CHECK(front < 0.7);
  CHECK(1 / number("turnover") == Approx(45.3).epsilon(0.01));
}

TEST_CASE("epidermis keeps its contract and every parameter matters") {
  CHECK(broken_contract(Epidermis(shipped_parameters()), lively_epidermis()).empty());
  const auto idle =
      idle_parameters<Epidermis, EpidermisTransport>(shipped_parameters(), "epidermis", lively_epidermis());
  CHECK(idle.empty());
}

TEST_CASE("skin that renews faster does so in proportion (eq. 2)") {
  Tissue human = lively_tissue(), fast = human;
  fast.skin.epidermal_renewal = 3.8;
  fill(human, FieldId::keratinocytes, 1.5), fill(fast, FieldId::keratinocytes, 1.5);
  const Epidermis epidermis(shipped_parameters());
  const double ratio = TestRates(epidermis, fast).loss(FieldId::keratinocytes) /
                       TestRates(epidermis, human).loss(FieldId::keratinocytes);
  CHECK(ratio == Approx(3.8));
}
