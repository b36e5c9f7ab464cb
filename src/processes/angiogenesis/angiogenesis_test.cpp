// Do vessels sprout with VEGF above rest, join, and come back to the density of the site?
// SPDX-License-Identifier: Apache-2.0
#include "processes/angiogenesis/angiogenesis.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "processes/angiogenesis/formulas.hpp"
#include "processes/rates_for_test.hpp"

using namespace cutis;
using namespace cutis::processes;
using tissue::Tissue;

namespace {

const grid::Grid block{2, 2, 3, 0.02, 0.02};
constexpr double per_mm3 = 1e6;  // keratinocytes

AngiogenesisParameters numbers() { return shipped_parameters().read<AngiogenesisParameters>("angiogenesis"); }

/// Dermis whose vessels rest at `density`, with VEGF `excess` above its rest of 0.4 ng/mL.
Tissue dermis(double density, double excess_ng_per_ml) {
  Tissue t = tissue::make_tissue(block);
  fill(t, FieldId::papillary_dermis, 1);
  fill(t, FieldId::vessel_capacity, density);
  fill(t, FieldId::vessels, density);
  fill(t, FieldId::vegf_rest, 0.4);
  fill(t, FieldId::vegf, 0.4 + excess_ng_per_ml);
  return t;
}

double net(const Tissue& t, FieldId id, std::size_t v = 0) {
  const TestRates rates{Angiogenesis(shipped_parameters()), t};
  return rates.production(id, v) - rates.loss(id, v) * t[id][v];
}

}  // namespace

TEST_CASE("a cell makes more without oxygen (eq. 2)") {
  using angiogenesis::hypoxic_induction;
  CHECK(hypoxic_induction(0, 6, 10) == 7);
  CHECK(hypoxic_induction(10, 6, 10) == 4);
  CHECK(hypoxic_induction(1e9, 6, 10) == Approx(1));
}

TEST_CASE("what injured keratinocytes spill makes the others send VEGF, and no other resident (eq. 1)") {
  const AngiogenesisParameters p = numbers();
  Tissue t = tissue::make_tissue(block);
  t.skin.keratinocytes_per_mm3 = per_mm3;
  fill(t, FieldId::oxygen, 1e9);
  fill(t, FieldId::il1_alpha, p.injury_half_ng_per_ml);
  t[FieldId::fibroblasts][1] = 1000;
  t[FieldId::viable_epidermis][2] = t[FieldId::keratinocytes][2] = 1;
  CHECK(net(t, FieldId::vegf, 0) == 0);
  CHECK(net(t, FieldId::vegf, 1) == Approx(1000 * p.vegf_by_fibroblast_pg_per_day));
  CHECK(net(t, FieldId::vegf, 2) == Approx(per_mm3 * p.vegf_by_keratinocyte_pg_per_day * (1 + p.injury_induction / 2)));
  t.skin.injury_response = 0.25;
  CHECK(net(t, FieldId::vegf, 2) ==
        Approx(per_mm3 * p.vegf_by_keratinocyte_pg_per_day * (1 + 0.25 * p.injury_induction / 2)));
}

TEST_CASE("keratinocytes in cycle send VEGF, those at rest no more than they do (eq. 1)") {
  const AngiogenesisParameters p = numbers();
  Tissue t = tissue::make_tissue(block);
  t.skin.keratinocytes_per_mm3 = per_mm3;
  fill(t, FieldId::oxygen, 1e9);
  t[FieldId::viable_epidermis][2] = t[FieldId::keratinocytes][2] = 1;
  fill(t, FieldId::keratinocyte_cycling, 4);
  CHECK(net(t, FieldId::vegf, 2) == Approx(per_mm3 * p.vegf_by_keratinocyte_pg_per_day * (1 + 3 * p.growth_induction)));
  fill(t, FieldId::keratinocyte_cycling, 1);
  CHECK(net(t, FieldId::vegf, 2) == Approx(per_mm3 * p.vegf_by_keratinocyte_pg_per_day));
}

TEST_CASE("FGF2 quickens what VEGF calls forth, and calls nothing itself (eq. 4)") {
  using angiogenesis::fgf2_help;
  CHECK(fgf2_help(0, 2, 1) == 1);
  CHECK(fgf2_help(1, 2, 1) == 2);
  CHECK(fgf2_help(-1, 2, 1) == 1);
  const AngiogenesisParameters p = numbers();
  Tissue t = dermis(1, 0);
  fill(t, FieldId::fgf2, p.fgf2_half_ng_per_ml);
  CHECK(net(t, FieldId::sprouts) == 0);
  fill(t, FieldId::vegf, 5);
  const double helped = net(t, FieldId::sprouts);
  fill(t, FieldId::fgf2, 0);
  CHECK(helped == Approx(net(t, FieldId::sprouts) * (1 + p.fgf2_sprouting / 2)));
}

TEST_CASE("endothelium wakes with VEGF above rest only (eq. 3)") {
  using angiogenesis::activation;
  CHECK(activation(0.9, 0.4, 0.5) == Approx(0.5));
  CHECK(activation(0.4, 0.4, 0.5) == 0);
  CHECK(activation(0.1, 0.4, 0.5) == 0);
}

TEST_CASE("each maker of VEGF makes its own rate (eq. 1)") {
  const AngiogenesisParameters p = numbers();
  Tissue t = tissue::make_tissue(block);
  t.skin.keratinocytes_per_mm3 = per_mm3;
  fill(t, FieldId::oxygen, 1e9);
  for (FieldId cell : {FieldId::fibroblasts, FieldId::myofibroblasts, FieldId::monocytes, FieldId::macrophages_m1,
                       FieldId::macrophages_m2}) {
    Tissue one = t;
    one[cell][5] = 1000;
    const bool resident = cell == FieldId::fibroblasts || cell == FieldId::myofibroblasts;
    CHECK(net(one, FieldId::vegf, 5) ==
          Approx(1000 * (resident ? p.vegf_by_fibroblast_pg_per_day : p.vegf_by_macrophage_pg_per_day)));
    CHECK(net(one, FieldId::vegf, 4) == 0);
  }
  {
    Tissue clot = t;
    clot[FieldId::clot_pdgf][5] = 24;
    CHECK(net(clot, FieldId::vegf, 5) == Approx(24 * p.vegf_by_platelets_per_day));
  }
  fill(t, FieldId::viable_epidermis, 0.5);
  fill(t, FieldId::keratinocytes, 0.8);
  CHECK(net(t, FieldId::vegf) == Approx(0.4 * per_mm3 * p.vegf_by_keratinocyte_pg_per_day));
  t.skin.keratinocytes_per_mm3 *= 2;  // each makes as much
  CHECK(net(t, FieldId::vegf) == Approx(0.8 * per_mm3 * p.vegf_by_keratinocyte_pg_per_day));
}

TEST_CASE("lactate above rest makes macrophages, and no other cells, make more VEGF (eq. 1)") {
  const AngiogenesisParameters p = numbers();
  Tissue t = tissue::make_tissue(block);
  fill(t, FieldId::oxygen, 1e9);
  fill(t, FieldId::lactate_rest, 1);
  fill(t, FieldId::lactate, 3);
  fill(t, FieldId::macrophages_m2, 1000);
  const double slope = shipped_parameters().at("lactate_effect", "vegf").value;
  CHECK(net(t, FieldId::vegf) == Approx(1000 * p.vegf_by_macrophage_pg_per_day * (1 + 2 * slope)));
  fill(t, FieldId::lactate, 0.5);
  CHECK(net(t, FieldId::vegf) == Approx(1000 * p.vegf_by_macrophage_pg_per_day));
  fill(t, FieldId::macrophages_m2, 0);
  fill(t, FieldId::fibroblasts, 1000);
  fill(t, FieldId::lactate, 3);
  CHECK(net(t, FieldId::vegf) == Approx(1000 * p.vegf_by_fibroblast_pg_per_day));
}

TEST_CASE("the density of the site is an exact fixed point, and stable (eq. 5)") {
  for (double density : {0.3, 1.0, 2.0}) {
    Tissue t = dermis(density, 0);
    CHECK(net(t, FieldId::vessels) == Approx(0).margin(1e-15));
    CHECK(net(t, FieldId::sprouts) == 0);
    fill(t, FieldId::vessels, 1.01 * density);
    CHECK(net(t, FieldId::vessels) < 0);
    fill(t, FieldId::vessels, 0.99 * density);
    CHECK(net(t, FieldId::vessels) > 0);
  }
}

TEST_CASE("balancing takes the present VEGF as that of rest") {
  Tissue t = dermis(1, 2);
  CHECK(net(t, FieldId::sprouts) > 0);
  Angiogenesis(shipped_parameters()).balance_rest(t);
  CHECK(net(t, FieldId::sprouts) == 0);
}

TEST_CASE("what sprouts lose by joining, vessels gain (eq. 4, 5)") {
  Tissue t = dermis(1, 0);
  const double remodelling = net(t, FieldId::vessels);
  fill(t, FieldId::sprouts, 0.5);
  const AngiogenesisParameters p = numbers();
  CHECK(net(t, FieldId::vessels) - remodelling == Approx(p.joining_per_day * 0.5 * 1.5));
  CHECK(net(t, FieldId::sprouts) == Approx(-0.5 * (p.joining_per_day * 1.5 + p.regression_per_day)));
}

TEST_CASE("what joins has no pericytes until they come; without VEGF some of it is lost before (eq. 5, 7)") {
  const AngiogenesisParameters p = numbers();
  Tissue t = dermis(1, 0);
  fill(t, FieldId::sprouts, 0.5);
  CHECK(net(t, FieldId::immature_vessels) == Approx(p.joining_per_day * 0.5 * 1.5));
  fill(t, FieldId::sprouts, 0);
  fill(t, FieldId::immature_vessels, 0.4);
  CHECK(net(t, FieldId::immature_vessels) == Approx(-0.4 * (p.maturation_per_day + p.immature_regression_per_day)));
  CHECK(net(t, FieldId::vessels) == Approx(-0.4 * p.immature_regression_per_day));
  fill(t, FieldId::vegf, 1e6);
  CHECK(net(t, FieldId::vessels) == Approx(0).margin(1e-6));
  CHECK(net(t, FieldId::immature_vessels) == Approx(-0.4 * p.maturation_per_day));
}

TEST_CASE("surplus vessels are pruned with and without pericytes alike, those of the site stay (eq. 7)") {
  using angiogenesis::immature_share, angiogenesis::surplus_pruning_per_day;
  CHECK(surplus_pruning_per_day(0.5, 1, 0.25) == 0.25);
  CHECK(surplus_pruning_per_day(0.1, 1, 0.25) == 0);
  CHECK(surplus_pruning_per_day(0.25, 0, 0.25) == 0.25);
  CHECK(immature_share(0.5, 2) == 0.25);
  CHECK(immature_share(3, 2) == 1);
  CHECK(immature_share(-1e-9, 2) == 0);
  CHECK(immature_share(0.5, 0) == 0);
  Tissue t = dermis(1, 0);
  fill(t, FieldId::vessels, 2);
  fill(t, FieldId::immature_vessels, 2);
  const AngiogenesisParameters p = numbers();
  CHECK(net(t, FieldId::vessels) - net(t, FieldId::immature_vessels) == Approx(2 * p.maturation_per_day));
}

TEST_CASE("there are never more immature vessels than vessels (eq. 5, 7)") {
  Tissue t = dermis(1, 0);
  fill(t, FieldId::vessels, 0.01);
  fill(t, FieldId::sprouts, 2);
  const Angiogenesis process{shipped_parameters()};
  for (double days : {0.1, 1.0, 10.0}) {
    const Tissue later = advanced(process, t, days, 1000);
    CHECK(later[FieldId::immature_vessels][0] > 0);
    CHECK(later[FieldId::immature_vessels][0] < later[FieldId::vessels][0]);
  }
}

TEST_CASE("nothing grows where there is neither vessel nor sprout; vessels outside the dermis go") {
  Tissue t = dermis(1, 5);
  fill(t, FieldId::vessels, 0);
  CHECK(net(t, FieldId::sprouts) == 0);
  CHECK(net(t, FieldId::vessels) == 0);
  fill(t, FieldId::vessel_capacity, 0);
  fill(t, FieldId::vessels, 0.2);
  CHECK(net(t, FieldId::vessels) == Approx(-0.2 * numbers().remodelling_per_day));
}

TEST_CASE("half the density comes back as the logistic law has it; the error halves with the step") {
  Tissue t = dermis(1, 0);
  fill(t, FieldId::vessels, 0.5);
  const double days = 3, exact = 1 / (1 + std::exp(-days * numbers().remodelling_per_day));
  const Angiogenesis process{shipped_parameters()};
  const auto error = [&](int steps) { return advanced(process, t, days, steps)[FieldId::vessels][2] - exact; };
  CHECK(std::abs(error(400)) < 0.01);
  CHECK(error(200) / error(400) == Approx(2).epsilon(0.05));
}

TEST_CASE("loss and linearisation together are the slope of pruning") {
  Tissue t = dermis(0.2, 0), more = dermis(0.2, 0);
  fill(t, FieldId::vessels, 1);
  fill(more, FieldId::vessels, 1 + 1e-6);
  const Angiogenesis process{shipped_parameters()};
  const TestRates at{process, t}, beside{process, more};
  const double slope = ((1 + 1e-6) * beside.loss(FieldId::vessels) - at.loss(FieldId::vessels)) / 1e-6;
  CHECK(at.loss(FieldId::vessels) + at.linearisation(FieldId::vessels) == Approx(slope).epsilon(1e-5));
}

TEST_CASE("VEGF spreads everywhere, sprouts follow it where the site has vessels") {
  const AngiogenesisParameters p = numbers();
  const auto in_dermis = AngiogenesisTransport(shipped_parameters()).transports(dermis(1, 0));
  REQUIRE(in_dermis.size() == 2);
  CHECK(in_dermis[0].field == FieldId::vegf);
  CHECK(in_dermis[1].field == FieldId::sprouts);
  REQUIRE(in_dermis[1].chemotaxis);
  CHECK(in_dermis[1].chemotaxis->attractant == FieldId::vegf);
  CHECK(in_dermis[1].diffusivity_mm2_per_day[0] == p.motility_mm2_per_day);
  const auto bare = AngiogenesisTransport(shipped_parameters()).transports(tissue::make_tissue(block));
  CHECK(bare[1].diffusivity_mm2_per_day[0] == 0);
  CHECK(bare[0].diffusivity_mm2_per_day[0] == p.vegf_diffusivity_mm2_per_day);
}

TEST_CASE("sprouting is in proportion to endothelium, and crowded out at its capacity (eq. 4)") {
  const AngiogenesisParameters p = numbers();
  Tissue t = dermis(1, p.vegf_half_ng_per_ml);  // g = 1/2
  CHECK(net(t, FieldId::sprouts) == Approx(0.5 * p.sprouting_per_day));
  fill(t, FieldId::sprouts, p.sprout_capacity);
  CHECK(net(t, FieldId::sprouts) ==
        Approx(-p.sprout_capacity * (0.5 * p.regression_per_day + p.joining_per_day * (1 + p.sprout_capacity))));
}

TEST_CASE("angiogenesis keeps its contract; balanced to rest, every parameter but those of sprouting matters") {
  Tissue t = lively_tissue();
  for (double& vegf : t[FieldId::vegf]) vegf *= 3;  // above its rest, so that endothelium is awake
  fill(t, FieldId::keratinocyte_cycling, 2);
  CHECK(broken_contract(Angiogenesis(shipped_parameters()), t) == "");
  CHECK(idle_parameters<Angiogenesis, AngiogenesisTransport>(shipped_parameters(), "angiogenesis", t) ==
        std::vector<std::string>{"fgf2_half", "fgf2_sprouting", "sprout_capacity", "sprouting"});
}
