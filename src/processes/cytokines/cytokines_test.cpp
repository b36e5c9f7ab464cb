// Which mediators do injured and inflamed tissue make, and where does rest stand?
// SPDX-License-Identifier: Apache-2.0
#include "processes/cytokines/cytokines.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "processes/cytokines/formulas.hpp"
#include "processes/rates_for_test.hpp"

using namespace cutis;
using namespace cutis::processes;
using tissue::Tissue;

namespace {

const grid::Grid block{2, 2, 3, 0.02, 0.02};
constexpr FieldId mediators[] = {FieldId::il1_beta, FieldId::tnf,  FieldId::il6,
                                 FieldId::il8,      FieldId::mcp1, FieldId::il10};

CytokinesParameters numbers() { return shipped_parameters().read<CytokinesParameters>("cytokines"); }

TestRates rates_of(const Tissue& t) { return TestRates{Cytokines(shipped_parameters()), t}; }

/// What 1000 cells per mm3 (or a damage signal of 1) of one field make of each mediator, in a tissue without basal
/// production, at IL-10 and IL-1 beta in ng/mL.
void check_secretion(FieldId source, double amount, const double (&expected_ng_per_ml_d)[6], double il10 = 0,
                     double il1 = 0) {
  Tissue t = tissue::make_tissue(block);
  fill(t, FieldId::il10, il10);
  fill(t, FieldId::il1_beta, il1);
  t[source][6] = amount;
  const TestRates rates = rates_of(t);
  for (int n = 0; n < 6; ++n) {
    CAPTURE(tissue::info(source).name, tissue::info(mediators[n]).name);
    CHECK(rates.production(mediators[n], 6) == Approx(expected_ng_per_ml_d[n]).margin(1e-12));
    CHECK(rates.production(mediators[n], 5) == 0);
  }
}

}  // namespace

TEST_CASE("IL-10 and TGF-beta1 restrain (eq. 2-4): half at either half-saturation, never below zero, falling") {
  const auto restraint = [](double il10, double tgf) { return cytokines::restraint(il10, tgf, 0.02, 0.5); };
  CHECK(restraint(0, 0) == 1);
  CHECK(restraint(0.02, 0) == Approx(0.5));
  CHECK(restraint(0, 0.5) == Approx(0.5));
  CHECK(restraint(0.02, 1) == Approx(0.25));
  CHECK(restraint(-1, -1) == 1);
  CHECK(restraint(1e9, 0) == Approx(0).margin(1e-10));
}

TEST_CASE(
    "the store of IL-1 alpha: full at rest, spilled by the damage signal into the free form, restrained (eq. 2)") {
  const CytokinesParameters p = numbers();
  Tissue t = tissue::make_tissue(block);
  t.skin.keratinocytes_per_mm3 = 1e6;
  t[FieldId::viable_epidermis][0] = 1;
  t[FieldId::viable_epidermis][1] = 0.5;
  fill(t, FieldId::keratinocytes, 1);
  t[FieldId::keratinocytes][1] = 0.8;
  fill(t, FieldId::il1_alpha_stored, 40);
  t[FieldId::damage_signal][2] = 0.3;
  const TestRates rates = rates_of(t);
  CHECK(rates.production(FieldId::il1_alpha_stored, 0) / rates.loss(FieldId::il1_alpha_stored, 0) ==
        Approx(1e6 * p.il1_alpha_store_pg));
  CHECK(rates.production(FieldId::il1_alpha_stored, 1) ==
        Approx(0.4e6 * p.il1_alpha_turnover_per_day * p.il1_alpha_store_pg));
  CHECK(rates.production(FieldId::il1_alpha_stored, 2) == 0);
  CHECK(rates.production(FieldId::il1_alpha, 0) == 0);
  CHECK(rates.production(FieldId::il1_alpha, 2) == Approx(0.3 * 40 * p.il1_alpha_release_per_day));
  CHECK(rates.loss(FieldId::il1_alpha_stored, 2) - rates.loss(FieldId::il1_alpha_stored, 0) ==
        Approx(rates.production(FieldId::il1_alpha, 2) / 40));  // what the store loses to damage comes free
  fill(t, FieldId::tgf_beta1, p.tgf_half_ng_per_ml);
  CHECK(rates_of(t).production(FieldId::il1_alpha_stored) == Approx(rates.production(FieldId::il1_alpha_stored) / 2));
  t.skin.keratinocytes_per_mm3 = 2e6;  // smaller cells, more of them, hold as much each
  CHECK(rates_of(t).production(FieldId::il1_alpha_stored) == Approx(rates.production(FieldId::il1_alpha_stored)));
}

TEST_CASE("damage alone makes no IL-1 beta; it wakes resident macrophages, which then make it as M1 do (eq. 3)") {
  const CytokinesParameters p = numbers();
  Tissue t = tissue::make_tissue(block);
  fill(t, FieldId::damage_signal, p.damage_half);
  CHECK(rates_of(t).production(FieldId::il1_beta) == 0);
  fill(t, FieldId::macrophages_m2, 1000);
  CHECK(rates_of(t).production(FieldId::il1_beta) == Approx(500 * p.il1_by_m1_pg_per_day));
  CHECK(rates_of(t).production(FieldId::tnf) == 0);
}

TEST_CASE("without leukocytes whole tissue rests at the stated levels, a void and fat make none (eq. 1)") {
  const CytokinesParameters p = numbers();
  const double levels[] = {p.il1_beta_basal_ng_per_ml, p.tnf_basal_ng_per_ml,  p.il6_basal_ng_per_ml,
                           p.il8_basal_ng_per_ml,      p.mcp1_basal_ng_per_ml, p.il10_basal_ng_per_ml};
  Tissue t = tissue::make_tissue(block);
  t[FieldId::viable_epidermis][0] = t[FieldId::papillary_dermis][1] = t[FieldId::reticular_dermis][2] = 1;
  t[FieldId::viable_epidermis][3] = t[FieldId::papillary_dermis][3] = 0.5;
  t[FieldId::hypodermis][4] = t[FieldId::papillary_dermis][5] = t[FieldId::viable_epidermis][6] = 1;
  for (FieldId cells : {FieldId::fibroblasts, FieldId::fibroblast_capacity}) fill(t, cells, 3000);
  fill(t, FieldId::keratinocytes, 1);
  t[FieldId::fibroblasts][5] = t[FieldId::keratinocytes][6] = 0;  // a void in either layer
  const TestRates rates = rates_of(t);
  for (int n = 0; n < 6; ++n) {
    CAPTURE(tissue::info(mediators[n]).name);
    for (std::size_t v = 0; v < 4; ++v)
      CHECK(rates.production(mediators[n], v) / rates.loss(mediators[n], v) == Approx(levels[n]));
    for (std::size_t v : {4u, 5u, 6u}) CHECK(rates.production(mediators[n], v) == 0);
    CHECK(rates.loss(mediators[n], 4) == rates.loss(mediators[n], 0));
  }
}

TEST_CASE("the site's answer to injury scales the IL-6 that damage induces, no chemokine (eq. 5-7)") {
  Tissue t = tissue::make_tissue(block);
  fill(t, FieldId::damage_signal, 0.5);
  const TestRates skin = rates_of(t);
  t.skin.injury_response = 0.25;
  const TestRates palate = rates_of(t);
  CHECK(palate.production(FieldId::il6) == Approx(0.25 * skin.production(FieldId::il6)));
  for (FieldId chemokine : {FieldId::il8, FieldId::mcp1})
    CHECK(palate.production(chemokine) == skin.production(chemokine));
}

TEST_CASE("each source makes what its card says (eq. 3-8)") {
  const CytokinesParameters p = numbers();
  check_secretion(FieldId::damage_signal, 1,
                  {0, 0, p.il6_by_damage_ng_per_ml_d, p.il8_by_damage_ng_per_ml_d, p.mcp1_by_damage_ng_per_ml_d, 0});
  check_secretion(FieldId::neutrophils, 1000,
                  {1000 * p.il1_by_neutrophil_pg_per_day, 1000 * p.tnf_by_neutrophil_pg_per_day, 0, 0, 0, 0});
  check_secretion(
      FieldId::macrophages_m1, 1000,
      {1000 * p.il1_by_m1_pg_per_day, 1000 * p.tnf_by_m1_pg_per_day, 1000 * p.il6_by_m1_pg_per_day, 0, 0, 0});
  check_secretion(FieldId::macrophages_m2, 1000, {0, 0, 0, 0, 0, 1000 * p.il10_by_m2_pg_per_day});
}

TEST_CASE("fibroblasts and myofibroblasts answer to IL-1 beta, and are silent without it (eq. 5-7)") {
  const CytokinesParameters p = numbers();
  for (FieldId cell : {FieldId::fibroblasts, FieldId::myofibroblasts}) {
    check_secretion(cell, 1000, {0, 0, 0, 0, 0, 0});
    check_secretion(cell, 1000,
                    {0, 0, 500 * p.il6_by_fibroblast_pg_per_day, 500 * p.il8_by_fibroblast_pg_per_day,
                     500 * p.mcp1_by_fibroblast_pg_per_day, 0},
                    0, p.il1_half_ng_per_ml);
  }
}

TEST_CASE("IL-1 alpha and TNF stimulate fibroblasts as IL-1 beta does") {
  Tissue t = tissue::make_tissue(block);
  fill(t, FieldId::fibroblasts, 1000);
  t[FieldId::il1_beta][1] = t[FieldId::tnf][2] = t[FieldId::il1_alpha][3] = 0.3;
  const TestRates rates = rates_of(t);
  CHECK(rates.production(FieldId::il6, 1) > 0);
  for (std::size_t v : {2u, 3u}) CHECK(rates.production(FieldId::il6, 1) == Approx(rates.production(FieldId::il6, v)));
}

TEST_CASE("IL-10 halves IL-1 beta and TNF, not the others") {
  const CytokinesParameters p = numbers();
  check_secretion(FieldId::macrophages_m1, 1000,
                  {500 * p.il1_by_m1_pg_per_day, 500 * p.tnf_by_m1_pg_per_day, 1000 * p.il6_by_m1_pg_per_day, 0, 0, 0},
                  p.il10_half_ng_per_ml);
}

TEST_CASE("each mediator decays exponentially at its own rate; the error halves with the step") {
  const CytokinesParameters p = numbers();
  const double decay[] = {p.il1_beta_decay_per_day, p.tnf_decay_per_day,  p.il6_decay_per_day,
                          p.il8_decay_per_day,      p.mcp1_decay_per_day, p.il10_decay_per_day};
  const Cytokines process{shipped_parameters()};
  for (int n = 0; n < 6; ++n) {
    Tissue t = tissue::make_tissue(block);
    fill(t, mediators[n], 1);
    const double days = 2 / decay[n], exact = std::exp(-2.0);
    const auto error = [&](int steps) { return advanced(process, t, days, steps)[mediators[n]][0] - exact; };
    CAPTURE(tissue::info(mediators[n]).name);
    CHECK(std::abs(error(200)) < 0.02 * exact);
    CHECK(error(100) / error(200) == Approx(2).epsilon(0.03));
  }
}

TEST_CASE("seven mediators spread alike, the store stays in a closed block") {
  const auto transports = CytokinesTransport(shipped_parameters()).transports(tissue::make_tissue(block));
  REQUIRE(transports.size() == 7);
  CHECK(transports[0].field == FieldId::il1_alpha);
  for (std::size_t n = 0; n < 7; ++n) {
    if (n > 0) CHECK(transports[n].field == mediators[n - 1]);
    CHECK(diffusivities_valid(transports[n], block));
    CHECK(transports[n].diffusivity_mm2_per_day[3] == numbers().diffusivity_mm2_per_day);
    CHECK(closed(transports[n]));
  }
}

TEST_CASE("cytokines keep their contract and every parameter matters") {
  CHECK(broken_contract(Cytokines(shipped_parameters()), lively_tissue()) == "");
  CHECK(idle_parameters<Cytokines, CytokinesTransport>(shipped_parameters(), "cytokines", lively_tissue()) ==
        std::vector<std::string>{});
}
