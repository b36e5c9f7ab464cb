// Does lysyl oxidase stay at rest, follow cells and TGF-beta1, and forget them within days?
// SPDX-License-Identifier: Apache-2.0
#include "processes/lysyl_oxidase/lysyl_oxidase.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "processes/lysyl_oxidase/formulas.hpp"
#include "processes/rates_for_test.hpp"

using namespace cutis;
using namespace cutis::processes;
using tissue::Tissue;

namespace {

double number(const char* name) { return shipped_parameters().at("lysyl_oxidase", name).value; }

Tissue settled() {
  Tissue t = lively_tissue();
  LysylOxidase(shipped_parameters()).balance_rest(t);
  return t;
}

double level_after(const Tissue& t, double days, int steps = 400) {
  return advanced(LysylOxidase(shipped_parameters()), t, days, steps)[FieldId::lysyl_oxidase][0];
}

}  // namespace

TEST_CASE("resting and activated cells make lysyl oxidase, more under TGF-beta1 (eq. 1)") {
  using lysyl_oxidase::drive;
  CHECK(drive(2000, 100, 0, 0.7, 2) == 2100);
  CHECK(drive(2000, 100, 0.7, 0.7, 2) == Approx(4200));
  CHECK(drive(-1, -1, 1, 0.7, 2) == 0);
}

TEST_CASE("balance_rest keeps the enzyme of the site and puts it at rest") {
  const grid::Values enzyme = lively_tissue()[FieldId::lysyl_oxidase];
  const Tissue t = settled();
  CHECK(t[FieldId::lysyl_oxidase] == enzyme);
  const TestRates rates{LysylOxidase(shipped_parameters()), t};
  for (std::size_t v = 0; v < t.grid.size(); ++v)
    REQUIRE(rates.production(FieldId::lysyl_oxidase, v) ==
            Approx(rates.loss(FieldId::lysyl_oxidase, v) * enzyme[v]).epsilon(1e-12));
}

TEST_CASE("tissue without cells makes none") {
  Tissue t = lively_tissue();
  t[FieldId::fibroblasts][4] = t[FieldId::myofibroblasts][4] = 0;
  LysylOxidase(shipped_parameters()).balance_rest(t);
  CHECK(t[FieldId::lysyl_oxidase_capacity][4] == 0);
  CHECK(t[FieldId::lysyl_oxidase_capacity][5] > 0);
}

TEST_CASE("the pool follows its cells: half of the way in a day, nearly all of it in a week (source)") {
  Tissue t = settled();
  const double rest = t[FieldId::lysyl_oxidase][0];
  for (FieldId cells : {FieldId::fibroblasts, FieldId::myofibroblasts})
    for (double& density : t[cells]) density *= 2;
  CHECK(level_after(t, 1) == Approx(1.5 * rest).epsilon(0.02));
  CHECK(level_after(t, 7) == Approx(2 * rest).epsilon(0.02));
}

TEST_CASE("TGF-beta1 raises it at most 1 + a_L times") {
  Tissue t = lively_tissue();
  fill(t, FieldId::tgf_beta1, 0);
  LysylOxidase(shipped_parameters()).balance_rest(t);
  fill(t, FieldId::tgf_beta1, 1e6);
  CHECK(level_after(t, 60) == Approx((1 + number("synthesis_by_tgf")) * t[FieldId::lysyl_oxidase][0]).epsilon(1e-3));
}

TEST_CASE("without cells it decays exponentially; the error halves with the step") {
  Tissue t = settled();
  for (FieldId cells : {FieldId::fibroblasts, FieldId::myofibroblasts}) fill(t, cells, 0);
  const double exact = t[FieldId::lysyl_oxidase][0] * std::exp(-3 * number("loss"));
  const auto error = [&](int steps) { return level_after(t, 3, steps) - exact; };
  CHECK(error(200) / error(400) == Approx(2).epsilon(0.02));
}

TEST_CASE("lysyl oxidase keeps its contract and every parameter matters") {
  CHECK(broken_contract(LysylOxidase(shipped_parameters()), settled()).empty());
  CHECK(idle_parameters<LysylOxidase>(shipped_parameters(), "lysyl_oxidase", lively_tissue()).empty());
}
