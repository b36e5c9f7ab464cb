// Do T cells come with CXCL10 and vessels only, after macrophages, and go again?
// SPDX-License-Identifier: Apache-2.0
#include "processes/lymphocytes/lymphocytes.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "processes/lymphocytes/formulas.hpp"
#include "processes/rates_for_test.hpp"

using namespace cutis;
using namespace cutis::processes;
using tissue::Tissue;

namespace {

const grid::Grid block{2, 2, 3, 0.02, 0.02};

LymphocytesParameters numbers() { return shipped_parameters().read<LymphocytesParameters>("lymphocytes"); }

/// Dermis with papillary vessels.
Tissue dermis() {
  Tissue t = tissue::make_tissue(block);
  for (FieldId id : {FieldId::reticular_dermis, FieldId::vessels, FieldId::vessel_capacity}) fill(t, id, 1.0);
  return t;
}

TestRates rates_of(const Tissue& t) { return TestRates{Lymphocytes(shipped_parameters()), t}; }

}  // namespace

TEST_CASE("interferon-gamma multiplies the chemokine of macrophages, up to a limit (eq. 1)") {
  using lymphocytes::interferon_gain;
  CHECK(interferon_gain(0, 3, 200) == 1);
  CHECK(interferon_gain(200, 3, 200) == Approx(2.5));
  CHECK(interferon_gain(600, 3, 200) == Approx(3.25));
  CHECK(interferon_gain(1e12, 3, 200) == Approx(4));
  CHECK(interferon_gain(-5, 3, 200) == 1);
}

TEST_CASE("recruitment is of second order in CXCL10 and in proportion to vessels (eq. 2)") {
  using lymphocytes::recruitment_share;
  CHECK(recruitment_share(0, 1, 0.5) == 0);
  CHECK(recruitment_share(0.5, 1, 0.5) == Approx(0.5));
  CHECK(recruitment_share(1.0, 0.5, 0.5) == Approx(0.4));
  CHECK(recruitment_share(-1, 1, 0.5) == 0);
}

TEST_CASE("only M1 macrophages make CXCL10 beyond the resting level, more of it beside T cells (eq. 1)") {
  const LymphocytesParameters p = numbers();
  Tissue t = tissue::make_tissue(block);
  fill(t, FieldId::t_lymphocytes, 1e4);
  CHECK(rates_of(t).production(FieldId::cxcl10) == 0);
  t[FieldId::macrophages_m1][1] = 400;
  t[FieldId::macrophages_m1][2] = 400;
  t[FieldId::t_lymphocytes][1] = 0;
  t[FieldId::t_lymphocytes][2] = p.interferon_half_per_mm3;
  const TestRates rates = rates_of(t);
  CHECK(rates.production(FieldId::cxcl10, 1) == Approx(400 * p.cxcl10_by_m1_pg_per_day));
  CHECK(rates.production(FieldId::cxcl10, 2) == Approx(400 * p.cxcl10_by_m1_pg_per_day * (1 + p.interferon_gain / 2)));
}

TEST_CASE("resting skin holds its stated levels; fat makes none (eq. 1, 3)") {
  const LymphocytesParameters p = numbers();
  Tissue t = tissue::make_tissue(block);
  t[FieldId::viable_epidermis][0] = t[FieldId::reticular_dermis][1] = t[FieldId::hypodermis][2] = 1;
  const TestRates rates = rates_of(t);
  const auto level = [&](FieldId id, std::size_t v) { return rates.production(id, v) / rates.loss(id, v); };
  CHECK(level(FieldId::cxcl10, 0) == Approx(p.cxcl10_basal_ng_per_ml));
  CHECK(level(FieldId::cxcl10, 1) == Approx(p.cxcl10_basal_ng_per_ml));
  CHECK(level(FieldId::cxcl10, 2) == 0);
  CHECK(level(FieldId::t_lymphocytes, 0) == 0);
  CHECK(level(FieldId::t_lymphocytes, 1) == Approx(p.resting_per_mm3));
  CHECK(level(FieldId::t_lymphocytes, 2) == 0);
}

TEST_CASE("nobody comes without vessels, CXCL10, blood or immune cells") {
  const LymphocytesParameters p = numbers();
  const auto recruited = [&](const Tissue& t) {
    return rates_of(t).production(FieldId::t_lymphocytes) - p.loss_per_day * p.resting_per_mm3;
  };
  Tissue called = dermis();
  fill(called, FieldId::cxcl10, p.cxcl10_half_ng_per_ml);
  CHECK(recruited(called) == Approx(0.5 * p.recruitment_per_mm3_d));
  Tissue overgrown = called;
  fill(overgrown, FieldId::vessels, 3.0);  // more than the site has: no further venules
  CHECK(recruited(overgrown) == recruited(called));
  for (FieldId needed : {FieldId::vessels, FieldId::cxcl10}) {
    Tissue t = called;
    fill(t, needed, 0);
    CHECK(recruited(t) == Approx(0).margin(1e-9));
  }
  Tissue bloodless = called, without_cells = called;
  bloodless.components.blood = false;
  without_cells.components.immune_cells = false;
  CHECK(recruited(bloodless) == Approx(0).margin(1e-9));
  CHECK(rates_of(without_cells).production(FieldId::t_lymphocytes) == 0);
}

TEST_CASE("macrophages that stay call T cells to the level worked out by hand; interferon-gamma raises it") {
  const LymphocytesParameters p = numbers();
  Tissue t = dermis();
  fill(t, FieldId::macrophages_m1, 500);
  const Tissue called = advanced(Lymphocytes(shipped_parameters()), t, 60, 6000);
  const double cells = called[FieldId::t_lymphocytes][0];
  const double level =
      p.cxcl10_basal_ng_per_ml + 500 * p.cxcl10_by_m1_pg_per_day / p.cxcl10_decay_per_day *
                                     (1 + p.interferon_gain * cells / (cells + p.interferon_half_per_mm3));
  const double share = level * level / (level * level + p.cxcl10_half_ng_per_ml * p.cxcl10_half_ng_per_ml);
  CHECK(called[FieldId::cxcl10][0] == Approx(level).epsilon(1e-6));
  CHECK(cells == Approx(p.resting_per_mm3 + p.recruitment_per_mm3_d * share / p.loss_per_day).epsilon(1e-6));
  core::ParameterLibrary little = shipped_parameters();
  little.set("lymphocytes", "interferon_gain", 1.0);
  CHECK(advanced(Lymphocytes(little), t, 60, 6000)[FieldId::t_lymphocytes][0] < cells);
}

TEST_CASE("T cells that are no longer called leave exponentially; the error halves with the step") {
  const LymphocytesParameters p = numbers();
  Tissue t = tissue::make_tissue(block);
  fill(t, FieldId::t_lymphocytes, 1000);
  const Lymphocytes process{shipped_parameters()};
  const double exact = 1000 * std::exp(-2 * p.loss_per_day);
  const auto error = [&](int steps) { return advanced(process, t, 2, steps)[FieldId::t_lymphocytes][0] - exact; };
  CHECK(std::abs(error(2000)) < 1e-3 * exact);
  CHECK(error(100) / error(200) == Approx(2).epsilon(0.02));
}

TEST_CASE("the chemokine spreads everywhere, T cells walk in dermis only, through closed faces") {
  Tissue t = dermis();
  t[FieldId::reticular_dermis][1] = 0.4;
  const auto moves = LymphocytesTransport(shipped_parameters()).transports(t);
  REQUIRE(moves.size() == 2);
  CHECK(moves[0].field == FieldId::cxcl10);
  CHECK(moves[1].field == FieldId::t_lymphocytes);
  CHECK(moves[0].diffusivity_mm2_per_day[1] == numbers().cxcl10_diffusivity_mm2_per_day);
  CHECK(moves[1].diffusivity_mm2_per_day[0] == numbers().diffusivity_mm2_per_day);
  CHECK(moves[1].diffusivity_mm2_per_day[1] == 0);
  for (const Transport& move : moves) {
    CHECK(diffusivities_valid(move, block));
    CHECK(closed(move));
    CHECK_FALSE(move.chemotaxis);
  }
}

TEST_CASE("lymphocytes keep their contract and every parameter matters") {
  CHECK(broken_contract(Lymphocytes(shipped_parameters()), lively_tissue()) == "");
  CHECK(idle_parameters<Lymphocytes, LymphocytesTransport>(shipped_parameters(), "lymphocytes", lively_tissue()) ==
        std::vector<std::string>{});
}
