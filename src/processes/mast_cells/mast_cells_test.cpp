// Do granules refill to what the site's cells hold, and does free histamine fade?
// SPDX-License-Identifier: Apache-2.0
#include "processes/mast_cells/mast_cells.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <utility>

#include "processes/mast_cells/formulas.hpp"
#include "processes/rates_for_test.hpp"

using namespace cutis;
using namespace cutis::processes;

namespace {

double number(const char* name) { return shipped_parameters().at("mast_cells", name).value; }

tissue::Tissue dermis() {
  tissue::Tissue t = tissue::make_tissue({2, 2, 3, 0.02, 0.02});
  fill(t, FieldId::mast_cells, 7000);
  fill(t, FieldId::mast_cell_histamine, 7000 * number("histamine_of_cell"));
  return t;
}

}  // namespace

TEST_CASE("filling at a point worked by hand (eq. 1)") { CHECK(mast_cells::filling(7000, 3, 0.1) == Approx(2100)); }

TEST_CASE("mast cells stand along the vessels of the site; new capillaries bring no more of them (eq. 1)") {
  CHECK(mast_cells::present(7000, 0.25, 0.5) == Approx(3500));
  CHECK(mast_cells::present(7000, 3, 0.5) == Approx(7000));
  CHECK(mast_cells::present(7000, 0, 0) == Approx(7000));
}

TEST_CASE("a clot without vessels makes no granules") {
  tissue::Tissue t = dermis();
  fill(t, FieldId::vessel_capacity, 1);
  t[FieldId::vessels][1] = 1;
  const TestRates rates{MastCells(shipped_parameters()), t};
  CHECK(rates.production(FieldId::mast_cell_histamine, 0) == 0);
  CHECK(rates.production(FieldId::mast_cell_histamine, 1) > 0);
}

TEST_CASE("full granules are at rest, and nothing leaks (eq. 1, 2)") {
  const tissue::Tissue t = dermis();
  const TestRates rates{MastCells(shipped_parameters()), t};
  CHECK(rates.production(FieldId::mast_cell_histamine) ==
        Approx(rates.loss(FieldId::mast_cell_histamine) * t[FieldId::mast_cell_histamine][0]));
  CHECK(rates.production(FieldId::histamine) == 0);
}

TEST_CASE("emptied granules refill, free histamine fades; the error halves with the step") {
  tissue::Tissue t = dermis();
  const double full = t[FieldId::mast_cell_histamine][0];
  t[FieldId::histamine][0] = std::exchange(t[FieldId::mast_cell_histamine][0], 0.0);
  const auto after = [&](double days, int steps, FieldId id) {
    return advanced(MastCells(shipped_parameters()), t, days, steps)[id][0];
  };
  const double week = 1 / number("refill"), minutes = 1 / number("histamine_decay");
  CHECK(after(week, 2000, FieldId::mast_cell_histamine) == Approx(full * (1 - std::exp(-1.0))).epsilon(1e-3));
  const auto error = [&](int steps) { return after(minutes, steps, FieldId::histamine) / full - std::exp(-1.0); };
  CHECK(error(100) / error(200) == Approx(2).epsilon(0.02));
}

TEST_CASE("mast cells keep their contract and every parameter matters") {
  CHECK(broken_contract(MastCells(shipped_parameters()), lively_tissue()).empty());
  CHECK(idle_parameters<MastCells>(shipped_parameters(), "mast_cells", lively_tissue()).empty());
}
