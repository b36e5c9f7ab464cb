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

TEST_CASE("both factors spread evenly in a closed block") {
  const auto transports = GrowthFactorsTransport(shipped_parameters()).transports(tissue::make_tissue(block));
  REQUIRE(transports.size() == 2);
  CHECK(transports[0].field == FieldId::pdgf);
  CHECK(transports[0].diffusivity_mm2_per_day[0] == numbers().pdgf_diffusivity_mm2_per_day);
  CHECK(transports[1].field == FieldId::kgf);
  CHECK(transports[1].diffusivity_mm2_per_day[0] == numbers().kgf_diffusivity_mm2_per_day);
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
