// Does hyaluronan stay at rest, rise under growth factors and go within days once its cells are gone?
// SPDX-License-Identifier: Apache-2.0
#include "processes/hyaluronan/hyaluronan.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "processes/hyaluronan/formulas.hpp"
#include "processes/rates_for_test.hpp"

using namespace cutis;
using namespace cutis::processes;
using tissue::Tissue;

namespace {

double number(const char* name) { return shipped_parameters().at("hyaluronan", name).value; }

/// Resting skin, one voxel of it epidermis and one half of it.
Tissue settled() {
  Tissue t = lively_tissue();
  fill(t, FieldId::viable_epidermis, 0);
  t[FieldId::viable_epidermis][0] = 1;
  t[FieldId::viable_epidermis][1] = 0.5;
  Hyaluronan(shipped_parameters()).balance_rest(t);
  return t;
}

double production(const Tissue& t, std::size_t v) {
  return TestRates{Hyaluronan(shipped_parameters()), t}.production(FieldId::hyaluronan, v);
}

}  // namespace

TEST_CASE("synthesis at points worked by hand (eq. 2)") {
  using namespace hyaluronan;
  CHECK(Stimulation{3, 0.3}.by(0.3) == Approx(1.5));
  CHECK(Stimulation{3, 0.3}.by(-1) == 0);
  CHECK(cells_over_rest(1000, 500, 3000) == Approx(0.5));
  CHECK(cells_over_rest(1000, 500, 0) == 0);
  CHECK(drive(0.5, 1, 0, 1, 5) == Approx(1));
  CHECK(drive(0.5, 1, 1, 0.8, 4) == Approx(4));
  CHECK(drive(0.5, 1, 0.5, 0.8, 4) == Approx(2.5));
}

TEST_CASE("balance_rest keeps the content of the site and puts it at rest") {
  const grid::Values content = lively_tissue()[FieldId::hyaluronan];
  const Tissue t = settled();
  CHECK(t[FieldId::hyaluronan] == content);
  const TestRates rates{Hyaluronan(shipped_parameters()), t};
  for (std::size_t v = 0; v < t.grid.size(); ++v)
    REQUIRE(rates.production(FieldId::hyaluronan, v) ==
            Approx(rates.loss(FieldId::hyaluronan, v) * content[v]).epsilon(1e-12));
}

TEST_CASE("fibroblasts answer TGF-beta1 and PDGF, keratinocytes KGF") {
  const Tissue rest = settled();
  const std::size_t epidermis = 0, dermis = 5;
  const auto rises = [&](FieldId factor, std::size_t v) {
    Tissue t = rest;
    fill(t, factor, 10 * t[factor][v]);
    return production(t, v) > 1.01 * production(rest, v);
  };
  for (FieldId factor : {FieldId::tgf_beta1, FieldId::pdgf}) {
    CHECK(rises(factor, dermis));
    CHECK_FALSE(rises(factor, epidermis));
  }
  CHECK(rises(FieldId::kgf, epidermis));
  CHECK_FALSE(rises(FieldId::kgf, dermis));
}

TEST_CASE("without cells it decays exponentially; the error halves with the step") {
  Tissue t = settled();
  for (FieldId cells : {FieldId::fibroblasts, FieldId::myofibroblasts, FieldId::keratinocytes}) fill(t, cells, 0);
  const Hyaluronan process{shipped_parameters()};
  const double exact = t[FieldId::hyaluronan][3] * std::exp(-3 * number("turnover"));
  const auto error = [&](int steps) { return advanced(process, t, 3, steps)[FieldId::hyaluronan][3] - exact; };
  CHECK(error(200) / error(400) == Approx(2).epsilon(0.02));
}

TEST_CASE("hyaluronan keeps its contract and every parameter matters") {
  Tissue t = lively_tissue();
  fill(t, FieldId::viable_epidermis, 0.5);
  CHECK(broken_contract(Hyaluronan(shipped_parameters()), t).empty());
  CHECK(idle_parameters<Hyaluronan>(shipped_parameters(), "hyaluronan", t).empty());
}
