// Does the clot dissolve at the stated rate, and does all platelet PDGF come free?
// SPDX-License-Identifier: Apache-2.0
#include "processes/haemostasis/haemostasis.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "processes/haemostasis/formulas.hpp"
#include "processes/rates_for_test.hpp"

using namespace cutis;
using namespace cutis::processes;
using tissue::Tissue;

namespace {

core::ParameterLibrary library() { return core::ParameterLibrary::load(CUTIS_SOURCE_DIR "/data"); }

}  // namespace

TEST_CASE("macrophages speed fibrinolysis in proportion (eq. 1)") {
  using haemostasis::fibrinolysis_per_day;
  CHECK(fibrinolysis_per_day(0, 0.1, 1e-4) == 0.1);
  CHECK(fibrinolysis_per_day(1000, 0.1, 1e-4) == Approx(0.2));
  CHECK(fibrinolysis_per_day(2000, 0.1, 1e-4) > fibrinolysis_per_day(1000, 0.1, 1e-4));
  CHECK(fibrinolysis_per_day(-5, 0.1, 1e-4) == 0.1);
}

TEST_CASE("release is in proportion to what is stored (eq. 2)") {
  using haemostasis::released_ng_per_ml_d;
  CHECK(released_ng_per_ml_d(24, 0.7) == Approx(16.8));
  CHECK(released_ng_per_ml_d(0, 0.7) == 0);
  CHECK(released_ng_per_ml_d(-1, 0.7) == 0);
}

TEST_CASE("rates of a clot with M1 and M2") {
  Tissue t = tissue::make_tissue({2, 2, 3, 0.02, 0.02});
  fill(t, FieldId::fibrin, 1);
  t[FieldId::macrophages_m1][5] = 300;
  t[FieldId::macrophages_m2][5] = 700;
  t[FieldId::clot_pdgf][7] = 24;
  const TestRates rates{Haemostasis(library()), t};
  CHECK(rates.loss(FieldId::fibrin, 0) == Approx(0.1));
  CHECK(rates.loss(FieldId::fibrin, 5) == Approx(0.2));
  CHECK(rates.production(FieldId::pdgf, 7) == Approx(16.8));
  CHECK(rates.production(FieldId::pdgf, 6) == 0);
  CHECK(rates.production(FieldId::fibrin, 5) == 0);
}

TEST_CASE("free PDGF gains what the clot loses, at any time") {
  Tissue t = tissue::make_tissue({2, 2, 3, 0.02, 0.02});
  fill(t, FieldId::clot_pdgf, 24);
  const TestRates rates{Haemostasis(library()), t};
  for (std::size_t v = 0; v < t.grid.size(); ++v)
    REQUIRE(rates.production(FieldId::pdgf, v) ==
            Approx(rates.loss(FieldId::clot_pdgf, v) * t[FieldId::clot_pdgf][v]).epsilon(1e-14));
}

TEST_CASE("a clot without cells decays exponentially; the error halves with the step") {
  Tissue t = tissue::make_tissue({2, 2, 3, 0.02, 0.02});
  fill(t, FieldId::fibrin, 1);
  const Haemostasis process{library()};
  const double exact = std::exp(-0.1 * 7);
  const auto error = [&](int steps) { return advanced(process, t, 7, steps)[FieldId::fibrin][3] - exact; };
  CHECK(error(2000) == Approx(0).margin(1e-4));
  CHECK(error(100) / error(200) == Approx(2).epsilon(0.02));
}

TEST_CASE("haemostasis keeps its contract and every parameter matters") {
  CHECK(broken_contract(Haemostasis(library()), lively_tissue()).empty());
  CHECK(idle_parameters<Haemostasis>(library(), "haemostasis", lively_tissue()).empty());
}
