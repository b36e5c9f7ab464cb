// Does elastin stay at rest, rise in its new pool with activated cells, and not regrow once its fibres are gone?
// SPDX-License-Identifier: Apache-2.0
#include "processes/elastin/elastin.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "processes/elastin/formulas.hpp"
#include "processes/rates_for_test.hpp"

using namespace cutis;
using namespace cutis::processes;
using tissue::Tissue;

namespace {

double number(const char* name) { return shipped_parameters().at("elastin", name).value; }

/// The lively tissue with its own rest constants.
Tissue settled() {
  Tissue t = lively_tissue();
  Elastin(shipped_parameters()).balance_rest(t);
  return t;
}

}  // namespace

TEST_CASE("synthesis and loss at points worked by hand (eq. 1-4)") {
  CHECK(elastin::drive(2000, 100, 3) == Approx(2300));
  CHECK(elastin::drive(-1, -1, 3) == 0);
  CHECK(elastin::elastolysis(5e-6, 1000) == Approx(0.005));
  CHECK(elastin::elastolysis(5e-6, -1) == 0);
  CHECK(elastin::loss(0.1, 30, 60) == Approx(0.15));
  CHECK(elastin::loss(0.1, -3, 60) == 0.1);
}

TEST_CASE("balance_rest keeps the fibres of the site and puts both pools of elastin at rest") {
  const grid::Values fibres = lively_tissue()[FieldId::elastin];
  const Tissue t = settled();
  CHECK(t[FieldId::elastin] == fibres);
  const TestRates rates{Elastin(shipped_parameters()), t};
  for (FieldId pool : {FieldId::tropoelastin, FieldId::elastin})
    for (std::size_t v = 0; v < t.grid.size(); ++v)
      REQUIRE(rates.production(pool, v) == Approx(rates.loss(pool, v) * t[pool][v]).epsilon(1e-12));
}

TEST_CASE("tissue without cells makes no elastin") {
  Tissue t = lively_tissue();
  t[FieldId::fibroblasts][4] = t[FieldId::myofibroblasts][4] = 0;
  Elastin(shipped_parameters()).balance_rest(t);
  CHECK(t[FieldId::elastin_capacity][4] == 0);
  CHECK(t[FieldId::elastin_capacity][5] > 0);
}

TEST_CASE("fibres gain what tropoelastin loses by cross-linking") {
  const Tissue t = settled();
  const TestRates rates{Elastin(shipped_parameters()), t};
  for (std::size_t v = 0; v < t.grid.size(); ++v) {
    const double dissolved = elastin::loss(number("loss_new"), t[FieldId::mmp9][v], number("mmp9_on_new"));
    const double linked = (rates.loss(FieldId::tropoelastin, v) - dissolved) * t[FieldId::tropoelastin][v];
    REQUIRE(rates.production(FieldId::elastin, v) == Approx(linked).epsilon(1e-12));
  }
}

TEST_CASE("lysyl oxidase links tropoelastin in proportion, and without it none (eq. 2)") {
  Tissue t = settled();
  const auto linked = [&](double lox) {
    fill(t, FieldId::lysyl_oxidase, lox);
    return TestRates(Elastin(shipped_parameters()), t).production(FieldId::elastin);
  };
  CHECK(linked(1) == Approx(number("cross_linking") * t[FieldId::tropoelastin][0]));
  CHECK(linked(3) == Approx(3 * linked(1)));
  CHECK(linked(0) == 0);
  Elastin(shipped_parameters()).balance_rest(t);
  CHECK(t[FieldId::tropoelastin][0] == 0);
}

TEST_CASE("activated cells raise tropoelastin within weeks; lost fibres are not replaced within a year") {
  Tissue t = lively_tissue();
  fill(t, FieldId::neutrophils, 2);  // as in resting skin
  Elastin(shipped_parameters()).balance_rest(t);
  const double fresh = t[FieldId::tropoelastin][0], fibres = t[FieldId::elastin][0];
  Tissue stimulated = t;
  fill(stimulated, FieldId::myofibroblasts, t[FieldId::fibroblasts][0]);
  CHECK(advanced(Elastin(shipped_parameters()), stimulated, 21, 200)[FieldId::tropoelastin][0] > 1.5 * fresh);
  fill(t, FieldId::elastin, 0);
  const double regrown = advanced(Elastin(shipped_parameters()), t, 365, 400)[FieldId::elastin][0];
  CHECK(regrown > 0);
  CHECK(regrown < 0.03 * fibres);
}

TEST_CASE("neutrophils dissolve fibres and leave tropoelastin to its own loss (eq. 4)") {
  Tissue t = settled();
  const TestRates before{Elastin(shipped_parameters()), t};
  const double more = 1000;
  for (double& density : t[FieldId::neutrophils]) density += more;
  const TestRates after{Elastin(shipped_parameters()), t};
  CHECK(after.loss(FieldId::elastin) - before.loss(FieldId::elastin) ==
        Approx(more * number("elastase_of_neutrophil")));
  CHECK(after.loss(FieldId::tropoelastin) == before.loss(FieldId::tropoelastin));
}

TEST_CASE("fibres stay 74 years on average without proteases (source)") {
  CHECK(1 / number("loss_mature") / 365.25 == Approx(74).epsilon(0.01));
}

TEST_CASE("tropoelastin alone decays exponentially; the error halves with the step") {
  Tissue t = tissue::make_tissue({2, 2, 3, 0.02, 0.02});
  fill(t, FieldId::tropoelastin, 1);
  fill(t, FieldId::lysyl_oxidase, 1);
  const double days = 10;
  const double exact = std::exp(-days * (number("loss_new") + number("cross_linking")));
  const auto error = [&](int steps) {
    return advanced(Elastin(shipped_parameters()), t, days, steps)[FieldId::tropoelastin][3] - exact;
  };
  CHECK(error(200) / error(400) == Approx(2).epsilon(0.02));
}

TEST_CASE("elastin keeps its contract and every parameter matters") {
  CHECK(broken_contract(Elastin(shipped_parameters()), lively_tissue()).empty());
  CHECK(idle_parameters<Elastin>(shipped_parameters(), "elastin", lively_tissue()).empty());
}
