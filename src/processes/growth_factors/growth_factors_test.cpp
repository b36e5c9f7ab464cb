// Who makes PDGF and keratinocyte growth factors, and how are they cleared?
// SPDX-License-Identifier: Apache-2.0
#include "processes/growth_factors/growth_factors.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "processes/growth_factors/formulas.hpp"
#include "processes/rates_for_test.hpp"

using namespace cutis;
using namespace cutis::processes;
using tissue::Tissue;

namespace {

const grid::Grid block{2, 2, 3, 0.02, 0.02};

GrowthFactorsParameters numbers() { return shipped_parameters().read<GrowthFactorsParameters>("growth_factors"); }

}  // namespace

TEST_CASE("fibroblasts take up PDGF in proportion (eq. 1)") {
  using growth_factors::clearance_per_day;
  CHECK(clearance_per_day(0, 5, 5e-4) == 5);
  CHECK(clearance_per_day(4000, 5, 5e-4) == Approx(7));
  CHECK(clearance_per_day(8000, 5, 5e-4) == Approx(9));
}

TEST_CASE("each cell makes its own rate, and no cells make nothing") {
  const GrowthFactorsParameters p = numbers();
  const struct {
    FieldId cell;
    double pdgf_pg_per_day, kgf_pg_per_day, pdgf_uptake_mm3_per_day;
  } rows[] = {{FieldId::monocytes, p.pdgf_by_macrophage_pg_per_day, p.kgf_by_macrophage_pg_per_day, 0},
              {FieldId::macrophages_m1, p.pdgf_by_macrophage_pg_per_day, p.kgf_by_macrophage_pg_per_day, 0},
              {FieldId::macrophages_m2, p.pdgf_by_m2_pg_per_day, p.kgf_by_macrophage_pg_per_day, 0},
              {FieldId::fibroblasts, 0, p.kgf_by_fibroblast_pg_per_day, p.pdgf_uptake_mm3_per_day},
              {FieldId::myofibroblasts, 0, p.kgf_by_myofibroblast_pg_per_day, p.pdgf_uptake_mm3_per_day}};
  for (const auto& row : rows) {
    Tissue t = tissue::make_tissue(block);
    t[row.cell][6] = 1000;
    const TestRates rates{GrowthFactors(shipped_parameters()), t};
    CAPTURE(tissue::info(row.cell).name);
    CHECK(rates.production(FieldId::pdgf, 6) == Approx(1000 * row.pdgf_pg_per_day));
    CHECK(rates.production(FieldId::kgf, 6) == Approx(1000 * row.kgf_pg_per_day));
    CHECK(rates.loss(FieldId::pdgf, 6) == Approx(p.pdgf_decay_per_day + 1000 * row.pdgf_uptake_mm3_per_day));
    CHECK(rates.loss(FieldId::kgf, 6) == Approx(p.kgf_decay_per_day));
    CHECK(rates.production(FieldId::pdgf, 5) == 0);
    CHECK(rates.production(FieldId::kgf, 5) == 0);
  }
}

TEST_CASE("IL-1 makes resting fibroblasts send more KGF, alpha and beta alike (eq. 2)") {
  using growth_factors::kgf_stimulation;
  CHECK(kgf_stimulation(0, 5, 0.2) == 1);
  CHECK(kgf_stimulation(0.2, 5, 0.2) == Approx(3.5));
  CHECK(kgf_stimulation(-1, 5, 0.2) == 1);
  const GrowthFactorsParameters p = numbers();
  Tissue t = tissue::make_tissue(block);
  fill(t, FieldId::fibroblasts, 1000);
  t[FieldId::il1_alpha][1] = t[FieldId::il1_beta][2] = p.il1_half_ng_per_ml;
  const TestRates rates{GrowthFactors(shipped_parameters()), t};
  for (std::size_t v : {1u, 2u})
    CHECK(rates.production(FieldId::kgf, v) ==
          Approx(1000 * p.kgf_by_fibroblast_pg_per_day * (1 + p.kgf_induction / 2)));
}

TEST_CASE("FGF2: stored by fibroblasts, released at rest and by damage, sent by macrophages and platelets (eq. 3, 4)") {
  const GrowthFactorsParameters p = numbers();
  CHECK(growth_factors::fgf2_release_per_day(0, 0.05, 2) == 0.05);
  CHECK(growth_factors::fgf2_release_per_day(0.5, 0.05, 2) == Approx(1.05));
  CHECK(growth_factors::fgf2_release_per_day(-1, 0.05, 2) == 0.05);
  Tissue t = tissue::make_tissue(block);
  t[FieldId::fibroblasts][1] = t[FieldId::myofibroblasts][2] = t[FieldId::macrophages_m1][3] = 1000;
  t[FieldId::clot_pdgf][4] = 24;
  t[FieldId::fgf2_bound][5] = 4;
  t[FieldId::damage_signal][5] = 0.1;
  const TestRates rates{GrowthFactors(shipped_parameters()), t};
  for (std::size_t v : {1u, 2u})
    CHECK(rates.production(FieldId::fgf2_bound, v) == Approx(1000 * p.fgf2_by_fibroblast_pg_per_day));
  CHECK(rates.production(FieldId::fgf2, 1) == 0);
  CHECK(rates.production(FieldId::fgf2, 3) == Approx(1000 * p.fgf2_by_macrophage_pg_per_day));
  CHECK(rates.production(FieldId::fgf2, 4) == Approx(24 * p.fgf2_by_platelets_per_day));
  CHECK(rates.production(FieldId::fgf2, 5) == Approx(4 * rates.loss(FieldId::fgf2_bound, 5)));  // nothing is lost
  CHECK(rates.loss(FieldId::fgf2) == p.fgf2_decay_per_day);
}

TEST_CASE("values below zero by a solver's tolerance count as no cells") {
  Tissue t = tissue::make_tissue(block);
  for (FieldId cell : {FieldId::monocytes, FieldId::macrophages_m1, FieldId::macrophages_m2, FieldId::fibroblasts,
                       FieldId::myofibroblasts})
    fill(t, cell, -1e6);
  const TestRates rates{GrowthFactors(shipped_parameters()), t};
  CHECK(rates.all_finite_and_non_negative());
  CHECK(rates.loss(FieldId::pdgf) == numbers().pdgf_decay_per_day);
}

TEST_CASE("PDGF of macrophages settles at production over clearance, at first order in the step") {
  const GrowthFactorsParameters p = numbers();
  Tissue t = tissue::make_tissue(block);
  fill(t, FieldId::macrophages_m1, 500);
  fill(t, FieldId::fibroblasts, 4000);
  const GrowthFactors process{shipped_parameters()};
  const double loss = p.pdgf_decay_per_day + 4000 * p.pdgf_uptake_mm3_per_day;
  const double rest = 500 * p.pdgf_by_macrophage_pg_per_day / loss, days = 1 / loss;
  const double exact = rest * (1 - std::exp(-1.0));
  const auto error = [&](int steps) { return advanced(process, t, days, steps)[FieldId::pdgf][2] - exact; };
  CHECK(error(100) / error(200) == Approx(2).epsilon(0.02));
  CHECK(advanced(process, t, 40 * days, 400)[FieldId::pdgf][2] == Approx(rest));
}

TEST_CASE("free factors spread evenly in a closed block") {
  const auto transports = GrowthFactorsTransport(shipped_parameters()).transports(tissue::make_tissue(block));
  REQUIRE(transports.size() == 3);
  CHECK(transports[0].field == FieldId::pdgf);
  CHECK(transports[0].diffusivity_mm2_per_day[0] == numbers().pdgf_diffusivity_mm2_per_day);
  CHECK(transports[1].field == FieldId::kgf);
  CHECK(transports[1].diffusivity_mm2_per_day[0] == numbers().kgf_diffusivity_mm2_per_day);
  CHECK(transports[2].field == FieldId::fgf2);
  CHECK(transports[2].diffusivity_mm2_per_day[0] == numbers().fgf2_diffusivity_mm2_per_day);
  for (const Transport& transport : transports) {
    CHECK(diffusivities_valid(transport, block));
    CHECK(closed(transport));
  }
}

TEST_CASE("growth factors keep their contract and every parameter matters") {
  CHECK(broken_contract(GrowthFactors(shipped_parameters()), lively_tissue()) == "");
  CHECK(idle_parameters<GrowthFactors, GrowthFactorsTransport>(shipped_parameters(), "growth_factors",
                                                               lively_tissue()) == std::vector<std::string>{});
}
