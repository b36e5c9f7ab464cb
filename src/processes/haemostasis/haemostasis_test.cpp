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

const grid::Grid block{2, 2, 3, 0.02, 0.02};

HaemostasisParameters numbers() { return shipped_parameters().read<HaemostasisParameters>("haemostasis"); }

}  // namespace

TEST_CASE("macrophages speed fibrinolysis in proportion (eq. 1)") {
  using haemostasis::fibrinolysis_per_day;
  CHECK(fibrinolysis_per_day(0, 0.1, 1e-4) == 0.1);
  CHECK(fibrinolysis_per_day(1000, 0.1, 1e-4) == Approx(0.2));
  CHECK(fibrinolysis_per_day(2000, 0.1, 1e-4) == Approx(0.3));
  CHECK(fibrinolysis_per_day(-5, 0.1, 1e-4) == 0.1);
}

TEST_CASE("release is in proportion to what is stored (eq. 2)") {
  using haemostasis::released_ng_per_ml_d;
  CHECK(released_ng_per_ml_d(24, 0.7) == Approx(16.8));
  CHECK(released_ng_per_ml_d(0, 0.7) == 0);
  CHECK(released_ng_per_ml_d(-1, 0.7) == 0);
}

TEST_CASE("a clot is dissolved by M1 and M2 alike, and is never made") {
  const HaemostasisParameters p = numbers();
  Tissue t = tissue::make_tissue(block);
  fill(t, FieldId::fibrin, 1);
  t[FieldId::macrophages_m1][5] = 300;
  t[FieldId::macrophages_m2][5] = 700;
  const TestRates rates{Haemostasis(shipped_parameters()), t};
  CHECK(rates.loss(FieldId::fibrin, 0) == Approx(p.fibrinolysis_per_day));
  CHECK(rates.loss(FieldId::fibrin, 5) ==
        Approx(p.fibrinolysis_per_day + 1000 * p.fibrinolysis_by_macrophage_mm3_per_day));
  CHECK(rates.production(FieldId::fibrin, 5) == 0);
  CHECK(rates.production(FieldId::pdgf, 5) == 0);
}

TEST_CASE("free PDGF gains what the clot loses, voxel by voxel") {
  Tissue t = tissue::make_tissue(block);
  for (std::size_t v = 0; v < block.size(); ++v) t[FieldId::clot_pdgf][v] = 2.0 * static_cast<double>(v);
  const TestRates rates{Haemostasis(shipped_parameters()), t};
  for (std::size_t v = 0; v < block.size(); ++v)
    REQUIRE(rates.production(FieldId::pdgf, v) ==
            Approx(rates.loss(FieldId::clot_pdgf, v) * t[FieldId::clot_pdgf][v]).epsilon(1e-14));
  CHECK(rates.production(FieldId::pdgf, 11) == Approx(22 * numbers().pdgf_release_per_day));
}

TEST_CASE("a clot without cells decays exponentially; the error halves with the step") {
  Tissue t = tissue::make_tissue(block);
  fill(t, FieldId::fibrin, 1);
  const Haemostasis process{shipped_parameters()};
  const double exact = std::exp(-7 * numbers().fibrinolysis_per_day);
  const auto error = [&](int steps) { return advanced(process, t, 7, steps)[FieldId::fibrin][3] - exact; };
  CHECK(std::abs(error(200)) < 0.01 * exact);
  CHECK(error(100) / error(200) == Approx(2).epsilon(0.02));
}

TEST_CASE("haemostasis keeps its contract and every parameter matters") {
  CHECK(broken_contract(Haemostasis(shipped_parameters()), lively_tissue()) == "");
  CHECK(idle_parameters<Haemostasis>(shipped_parameters(), "haemostasis", lively_tissue()) ==
        std::vector<std::string>{});
}
