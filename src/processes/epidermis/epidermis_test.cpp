// Does the epidermis fill to its pool and no further, and does the pool grow and forget as stated?
// SPDX-License-Identifier: Apache-2.0
#include "processes/epidermis/epidermis.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "processes/epidermis/formulas.hpp"
#include "processes/keratinocyte_edge.hpp"
#include "processes/rates_for_test.hpp"
#include "tissue/keratinocyte_renewal.hpp"

using namespace cutis;
using namespace cutis::processes;
using tissue::Tissue;

namespace {

double number(const char* name) { return shipped_parameters().at("epidermis", name).value; }

constexpr double basal_share = 0.3;

/// Basal cells and all nucleated cells as many as the packing says, in a pool.
Tissue living(double packing, double pool) {
  Tissue t = tissue::make_tissue({2, 2, 3, 0.02, 0.02});
  t.skin.basal_share = basal_share;
  fill(t, FieldId::viable_epidermis, 1);
  fill(t, FieldId::keratinocytes, packing);
  fill(t, FieldId::basal_keratinocytes, packing);
  fill(t, FieldId::keratinocyte_cycling, 1);
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
  t.skin.basal_share = basal_share;
  fill(t, FieldId::epidermal_progenitors, 1.2);
  return t;
}

}  // namespace

TEST_CASE("cells in cycle divide; the damage signal arrests them at once, flat cells do not divide (eq. 3)") {
  using epidermis::divisions_per_day;
  CHECK(divisions_per_day(1, 0, 0, 0.07, 0.05) == 0.07);
  CHECK(divisions_per_day(3, 0, 0, 0.07, 0.05) == Approx(0.21));
  CHECK(divisions_per_day(1, 0.05, 0, 0.07, 0.05) == Approx(0.035));
  CHECK(divisions_per_day(1, 0, 0.75, 0.07, 0.05) == Approx(0.0175));
  CHECK(divisions_per_day(1, 0, 1, 0.07, 0.05) == 0);
  CHECK(divisions_per_day(-1, -1, 0, 0.07, 0.05) == 0);
}

TEST_CASE("growth factors and a free edge recruit into cycle; closed sheet and empty gap have no edge (eq. 4)") {
  using epidermis::recruited;
  CHECK(free_edge(0) == 0);
  CHECK(free_edge(1) == 0);
  CHECK(free_edge(2.0 / 3) == Approx(1));
  CHECK(free_edge(0.01) < 1e-3);  // a sheet packed a little loosely is closed
  CHECK(recruited(0, 0, 8, 5) == 1);
  CHECK(recruited(0.5, 0, 8, 5) == 5);
  CHECK(recruited(0, 0.5, 8, 5) == 3.5);
}

TEST_CASE("space is free below the target only (eq. 1, 2)") {
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

TEST_CASE("layers as full as their pool are a fixed point that attracts from both sides (eq. 1, 2)") {
  for (double pool : {0.5, 1.0, 1.7}) {
    const Tissue t = living(pool, pool);
    for (FieldId cells : {FieldId::keratinocytes, FieldId::basal_keratinocytes}) {
      CHECK(net(t, cells) == Approx(0).margin(1e-14));
      CHECK(net(living(0.9 * pool, pool), cells) > 0);
      CHECK(net(living(1.1 * pool, pool), cells) < 0);
    }
  }
}

TEST_CASE("rates at half packing, by hand (eq. 1, 2)") {
  const TestRates rates{Epidermis(shipped_parameters()), living(0.5, 1)};
  const double divisions = 0.5 * number("division"), filled = 0.25 * number("filling");  // half of the cells lie flat
  CHECK(rates.production(FieldId::basal_keratinocytes) == Approx(0.5 * divisions + filled));
  CHECK(rates.loss(FieldId::basal_keratinocytes) == Approx(0.5 * divisions));
  CHECK(rates.production(FieldId::keratinocytes) == Approx(basal_share * 0.5 * divisions + filled));
  CHECK(rates.loss(FieldId::keratinocytes) == Approx(basal_share * number("division") * 0.25 / 0.5));
  // Cornification goes with the square of the suprabasal cells: its slope less what the loss frequency has of it.
  const auto bend = [](double packing) {
    return basal_share * number("division") * (2 * packing / (1 - basal_share) - packing);
  };
  CHECK(rates.linearisation(FieldId::keratinocytes) == Approx(bend(0.5)));
  CHECK(TestRates(Epidermis(shipped_parameters()), living(0.75, 1)).linearisation(FieldId::keratinocytes) ==
        Approx(0.5 * number("filling") + bend(0.75)));
}

TEST_CASE("arrested epidermis goes on cornifying and so loses cells (eq. 1, 3)") {
  Tissue t = living(1, 1);
  fill(t, FieldId::damage_signal, number("arrest_half"));
  CHECK(net(t, FieldId::keratinocytes) == Approx(-0.5 * basal_share * number("division")));
  CHECK(net(t, FieldId::basal_keratinocytes) == Approx(0).margin(1e-14));
}

TEST_CASE("what divides more than it did fills the upper layers, which then move up faster (eq. 1)") {
  Tissue t = living(1, 1);
  fill(t, FieldId::keratinocyte_cycling, 4);
  const double births = basal_share * 4 * number("division");
  CHECK(net(t, FieldId::basal_keratinocytes) == Approx(0).margin(1e-14));  // as many leave as are born
  const TestRates rates{Epidermis(shipped_parameters()), t};
  CHECK(rates.production(FieldId::keratinocytes) == Approx(births));
  // Upper layers at s give s^2 times the cells of rest: at twice the cells the transit is half as long.
  fill(t, FieldId::keratinocytes, basal_share + 2 * (1 - basal_share));
  const TestRates crowded{Epidermis(shipped_parameters()), t};
  CHECK(crowded.loss(FieldId::keratinocytes) * t[FieldId::keratinocytes][0] ==
        Approx(4 * rates.loss(FieldId::keratinocytes)));
}

TEST_CASE("divisions read back from the rates are divisions alone, whatever fills a gap (eq. 2, 3)") {
  for (double packing : {0.01, 0.5, 1.0, 1.8})
    for (double pool : {0.4, 1.0, 2.0}) {
      Tissue t = living(packing, pool);
      fill(t, FieldId::damage_signal, 0.03);
      const TestRates rates{Epidermis(shipped_parameters()), t};
      tissue::Rates sums;
      sums.loss[tissue::index_of(FieldId::basal_keratinocytes)] = {rates.loss(FieldId::basal_keratinocytes)};
      const double divisions = epidermis::divisions_per_day(1, 0.03, epidermis::free_share(packing, pool),
                                                            number("division"), number("arrest_half"));
      CHECK(tissue::divisions_per_day(t, sums, 0) == Approx(basal_share * divisions * packing));
    }
}

TEST_CASE("cells come into cycle with a lag and leave it so; the error halves with the step (eq. 4)") {
  Tissue t = living(1, 1);
  CHECK(net(t, FieldId::keratinocyte_cycling) == Approx(0).margin(1e-15));
  fill(t, FieldId::keratinocyte_cycling, 3);
  const Epidermis process{shipped_parameters()};
  const double exact = 1 + 2 * std::exp(-2 * number("cycle_entry"));
  const auto error = [&](int steps) {
    return advanced(process, t, 2, steps)[FieldId::keratinocyte_cycling][3] - exact;
  };
  CHECK(error(4000) == Approx(0).margin(1e-3));
  CHECK(error(200) / error(400) == Approx(2).epsilon(0.02));
}

TEST_CASE("the pool rests at 1 and grows towards its limit under growth factors (eq. 5)") {
  Tissue t = living(1, 1);
  CHECK(net(t, FieldId::epidermal_progenitors) == Approx(0).margin(1e-15));
  fill(t, FieldId::kgf, number("kgf_half"));
  CHECK(net(t, FieldId::epidermal_progenitors) == Approx(0.5 * number("pool_growth") * (number("pool_most") - 1)));
  fill(t, FieldId::epidermal_progenitors, number("pool_most"));
  CHECK(net(t, FieldId::epidermal_progenitors) < 0);
}

TEST_CASE("the pool forgets exponentially; the error halves with the step (eq. 5)") {
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

TEST_CASE("keratinocytes spread in epidermis only, through closed faces (eq. 1, 2)") {
  Tissue t = living(1, 1);
  t[FieldId::viable_epidermis][5] = 0;
  t[FieldId::viable_epidermis][4] = 0.1;
  const auto moves = EpidermisTransport(shipped_parameters()).transports(t);
  REQUIRE(moves.size() == 2);
  for (const Transport& move : moves) {
    CHECK(move.diffusivity_mm2_per_day[4] == number("spread"));
    CHECK(move.diffusivity_mm2_per_day[5] == 0);
    CHECK(closed(move));
  }
}

TEST_CASE("the front speed is that of keratinocyte sheets, 0.2 to 0.7 mm per day (sources)") {
  const double front = 2 * std::sqrt(number("spread") * number("filling"));
  CHECK(front > 0.2);
  CHECK(front < 0.7);
}

TEST_CASE("want of glucose slows division alone, and at its rest nothing is changed (eq. 3)") {
  Tissue t = living(1, 1);
  fill(t, FieldId::glucose_rest, 4.5);
  fill(t, FieldId::glucose, 4.5);
  const auto births = [&] {
    return TestRates(Epidermis(shipped_parameters()), t).production(FieldId::basal_keratinocytes);
  };
  CHECK(births() == Approx(number("division")));
  fill(t, FieldId::glucose, 0.5);
  const double half = shipped_parameters().at("glucose_need", "half").value;
  CHECK(births() == Approx(number("division") * 0.5 / (half + 0.5) * (half + 4.5) / 4.5));
}

TEST_CASE("epidermis keeps its contract and every parameter matters") {
  CHECK(broken_contract(Epidermis(shipped_parameters()), lively_epidermis()).empty());
  const auto idle =
      idle_parameters<Epidermis, EpidermisTransport>(shipped_parameters(), "epidermis", lively_epidermis());
  CHECK(idle.empty());
}

TEST_CASE("nucleated cells over those born in a day are the turnover of the source, where three in ten are basal") {
  CHECK(1 / (basal_share * number("division")) == Approx(45.3).epsilon(0.01));  // hoath2003
}

TEST_CASE("skin that renews faster does so in proportion (eq. 3)") {
  Tissue human = living(1.5, 1.2), fast = human;
  fast.skin.epidermal_renewal = 3.8;
  const Epidermis epidermis(shipped_parameters());
  for (FieldId cells : {FieldId::keratinocytes, FieldId::basal_keratinocytes})
    CHECK(TestRates(epidermis, fast).loss(cells) / TestRates(epidermis, human).loss(cells) == Approx(3.8));
}
