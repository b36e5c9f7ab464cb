// Do anchoring fibrils stay at rest, follow the cells of both sides and come back once cut?
// SPDX-License-Identifier: Apache-2.0
#include "processes/collagen7/collagen7.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "processes/collagen7/formulas.hpp"
#include "processes/rates_for_test.hpp"

using namespace cutis;
using namespace cutis::processes;
using tissue::Tissue;

namespace {

double number(const char* name) { return shipped_parameters().at("collagen7", name).value; }

Tissue settled() {
  Tissue t = lively_tissue();
  Collagen7(shipped_parameters()).balance_rest(t);
  return t;
}

double synthesis(const Tissue& t) {
  const TestRates rates{Collagen7(shipped_parameters()), t};
  return rates.production(FieldId::collagen7);
}

}  // namespace

TEST_CASE("keratinocytes at free space or near injury leave the junction for later (eq. 1)") {
  using collagen7::settled_packing;
  CHECK(settled_packing(1, 0, 0.008) == 1);
  CHECK(settled_packing(0.5, 0, 0.008) == Approx(0.25));
  CHECK(settled_packing(1.5, 0, 0.008) == Approx(1.5));
  CHECK(settled_packing(1, 0.008, 0.008) == Approx(0.5));
  CHECK(settled_packing(-1, -1, 0.008) == 0);
  Tissue t = settled();
  const double now = synthesis(t);
  fill(t, FieldId::damage_signal, 1);
  CHECK(synthesis(t) < now);
}

TEST_CASE("both sides of the junction make collagen VII (eq. 2), MMP-9 adds to its loss (eq. 3)") {
  CHECK(collagen7::drive(1, 1, 0.7, 0, 0.3, 3) == Approx(1));
  CHECK(collagen7::drive(0, 1, 0.7, 0, 0.3, 3) == Approx(0.3));
  CHECK(collagen7::drive(1, 0, 0.7, 0.3, 0.3, 3) == Approx(1.75));
  CHECK(collagen7::drive(0, -1, 0.7, 1, 0.3, 3) == 0);
  CHECK(collagen7::loss(0.02, 30, 60) == Approx(0.03));
}

TEST_CASE("balance_rest keeps the fibrils of the site and puts them at rest") {
  const grid::Values fibrils = lively_tissue()[FieldId::collagen7];
  const Tissue t = settled();
  CHECK(t[FieldId::collagen7] == fibrils);
  const TestRates rates{Collagen7(shipped_parameters()), t};
  for (std::size_t v = 0; v < t.grid.size(); ++v)
    REQUIRE(rates.production(FieldId::collagen7, v) ==
            Approx(rates.loss(FieldId::collagen7, v) * t[FieldId::collagen7][v]).epsilon(1e-12));
}

TEST_CASE("away from the junction no collagen VII is made") {
  Tissue t = lively_tissue();
  fill(t, FieldId::collagen7, 0);
  Collagen7(shipped_parameters()).balance_rest(t);
  CHECK(synthesis(t) == 0);
}

TEST_CASE("without epidermis the dermal share is made; without cells nothing; TGF-beta1 raises it") {
  Tissue t = settled();
  const double now = synthesis(t);
  fill(t, FieldId::tgf_beta1, 1);
  CHECK(synthesis(t) > now);
  fill(t, FieldId::keratinocytes, 0);
  CHECK(synthesis(t) > 0);
  for (FieldId cells : {FieldId::fibroblasts, FieldId::myofibroblasts}) fill(t, cells, 0);
  CHECK(synthesis(t) == 0);
}

TEST_CASE("a cut junction comes back; the error halves with the step") {
  Tissue t = settled();
  const double rest = t[FieldId::collagen7][0];
  fill(t, FieldId::collagen7, 0);
  const double days = 1 / number("loss"),
               per_day = collagen7::loss(number("loss"), t[FieldId::mmp9][0], number("mmp9_half"));
  const double exact = rest * (1 - std::exp(-days * per_day));
  const auto error = [&](int steps) {
    return advanced(Collagen7(shipped_parameters()), t, days, steps)[FieldId::collagen7][0] - exact;
  };
  CHECK(error(200) / error(400) == Approx(2).epsilon(0.02));
}

TEST_CASE("collagen VII keeps its contract and every parameter matters") {
  CHECK(broken_contract(Collagen7(shipped_parameters()), settled()).empty());
  CHECK(idle_parameters<Collagen7>(shipped_parameters(), "collagen7", lively_tissue()).empty());
}
