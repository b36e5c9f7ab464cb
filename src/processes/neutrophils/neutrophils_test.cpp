// Do neutrophils come with IL-8 and vessels only, and does every one that dies wait to be cleared?
// SPDX-License-Identifier: Apache-2.0
#include "processes/neutrophils/neutrophils.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "processes/neutrophils/formulas.hpp"
#include "processes/rates_for_test.hpp"

using namespace cutis;
using namespace cutis::processes;
using tissue::Tissue;

namespace {

const grid::Grid block{2, 2, 3, 0.02, 0.02};

NeutrophilsParameters numbers() { return shipped_parameters().read<NeutrophilsParameters>("neutrophils"); }

/// Much IL-8 and papillary vessels everywhere.
Tissue inflamed() {
  Tissue t = tissue::make_tissue(block);
  fill(t, FieldId::il8, 1.0);
  for (FieldId id : {FieldId::vessels, FieldId::vessel_capacity}) fill(t, id, 1.0);
  return t;
}

double recruited(const Tissue& t) {
  return TestRates{Neutrophils(shipped_parameters()), t}.production(FieldId::neutrophils);
}

}  // namespace

TEST_CASE("recruitment is of second order in IL-8 and in proportion to vessels (eq. 1)") {
  using neutrophils::recruitment_share;
  CHECK(recruitment_share(0, 1, 0.4) == 0);
  CHECK(recruitment_share(0.4, 1, 0.4) == Approx(0.5));
  CHECK(recruitment_share(0.8, 1, 0.4) == Approx(0.8));
  CHECK(recruitment_share(0.4, 0.5, 0.4) == Approx(0.25));
  CHECK(recruitment_share(1e6, 1, 0.4) == Approx(1));
  CHECK(recruitment_share(-1, 1, 0.4) == 0);
}

TEST_CASE("nobody comes without vessels, IL-8, blood or immune cells") {
  const double k8 = numbers().il8_half_ng_per_ml;
  CHECK(recruited(inflamed()) == Approx(numbers().recruitment_per_mm3_d / (1 + k8 * k8)));
  for (FieldId needed : {FieldId::vessels, FieldId::il8}) {
    Tissue t = inflamed();
    fill(t, needed, 0);
    CHECK(recruited(t) == 0);
  }
  Tissue overgrown = inflamed();
  fill(overgrown, FieldId::vessels, 3.0);  // more than the site has: no further venules
  CHECK(recruited(overgrown) == recruited(inflamed()));
  Tissue bloodless = inflamed(), without_cells = inflamed();
  bloodless.components.blood = false;
  without_cells.components.immune_cells = false;
  CHECK(recruited(bloodless) == 0);
  CHECK(recruited(without_cells) == 0);
}

TEST_CASE("apoptotic neutrophils gain what the living lose") {
  const Tissue t = lively_tissue();
  const TestRates rates{Neutrophils(shipped_parameters()), t};
  for (std::size_t v = 0; v < t.grid.size(); ++v)
    REQUIRE(rates.production(FieldId::neutrophils_apoptotic, v) ==
            Approx(rates.loss(FieldId::neutrophils, v) * t[FieldId::neutrophils][v]).epsilon(1e-14));
}

TEST_CASE("M1 and M2 macrophages clear the dead, in proportion (eq. 2)") {
  const NeutrophilsParameters p = numbers();
  Tissue t = tissue::make_tissue(block);
  t[FieldId::macrophages_m1][4] = t[FieldId::macrophages_m2][9] = 500;
  const TestRates rates{Neutrophils(shipped_parameters()), t};
  CHECK(rates.loss(FieldId::neutrophils_apoptotic, 0) == Approx(p.clearance_per_day));
  for (std::size_t v : {4u, 9u})
    CHECK(rates.loss(FieldId::neutrophils_apoptotic, v) ==
          Approx(p.clearance_per_day + 500 * p.efferocytosis_mm3_per_day));
}

TEST_CASE("under constant recruitment the count rises to recruitment over apoptosis, at first order in the step") {
  const Neutrophils process{shipped_parameters()};
  const double rest = recruited(inflamed()) / numbers().apoptosis_per_day;
  const double exact = rest * (1 - std::exp(-numbers().apoptosis_per_day));
  const auto error = [&](int steps) {
    return advanced(process, inflamed(), 1, steps)[FieldId::neutrophils][0] - exact;
  };
  CHECK(error(100) / error(200) == Approx(2).epsilon(0.02));
  CHECK(advanced(process, inflamed(), 40, 400)[FieldId::neutrophils][0] == Approx(rest));
}

TEST_CASE("neutrophils walk in dermis only, without direction, and do not leave") {
  Tissue t = tissue::make_tissue(block);
  for (int n = 0; n < 4; ++n) {
    t[FieldId::viable_epidermis][block.index(n % 2, n / 2, 0)] = 1.0;
    t[FieldId::papillary_dermis][block.index(n % 2, n / 2, 1)] = 1.0;
    t[FieldId::reticular_dermis][block.index(n % 2, n / 2, 2)] = 0.6;
  }
  const auto transports = NeutrophilsTransport(shipped_parameters()).transports(t);
  REQUIRE(transports.size() == 1);
  CHECK(transports[0].field == FieldId::neutrophils);
  CHECK(diffusivities_valid(transports[0], block));
  CHECK(transports[0].diffusivity_mm2_per_day[block.index(0, 0, 0)] == 0);
  CHECK(transports[0].diffusivity_mm2_per_day[block.index(0, 0, 1)] == numbers().diffusivity_mm2_per_day);
  CHECK(transports[0].diffusivity_mm2_per_day[block.index(0, 0, 2)] == numbers().diffusivity_mm2_per_day);
  CHECK(closed(transports[0]));
  CHECK_FALSE(transports[0].chemotaxis);
}

TEST_CASE("neutrophils keep their contract and every parameter matters") {
  CHECK(broken_contract(Neutrophils(shipped_parameters()), lively_tissue()) == "");
  CHECK(idle_parameters<Neutrophils, NeutrophilsTransport>(shipped_parameters(), "neutrophils", lively_tissue()) ==
        std::vector<std::string>{});
}
