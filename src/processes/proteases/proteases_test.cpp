// Does inflammation raise free MMP-1 and MMP-9, and do TGF-beta1 and TIMP hold them down?
// SPDX-License-Identifier: Apache-2.0
#include "processes/proteases/proteases.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "processes/keratinocyte_edge.hpp"
#include "processes/proteases/formulas.hpp"
#include "processes/rates_for_test.hpp"

using namespace cutis;
using namespace cutis::processes;
using tissue::Tissue;

namespace {

const grid::Grid block{2, 2, 3, 0.02, 0.02};

ProteasesParameters numbers() { return shipped_parameters().read<ProteasesParameters>("proteases"); }

TestRates rates_of(const Tissue& t) { return TestRates{Proteases(shipped_parameters()), t}; }

}  // namespace

TEST_CASE("induction of fibroblast MMP (eq. 1): 1 at rest, up with IL-1 and TNF, down with TGF-beta1") {
  using proteases::fibroblast_induction;
  CHECK(fibroblast_induction(0, 0, 60, 0.2, 0.5) == 1);
  CHECK(fibroblast_induction(0.2, 0, 60, 0.2, 0.5) == Approx(31));
  CHECK(fibroblast_induction(1e6, 0, 60, 0.2, 0.5) == Approx(61));
  CHECK(fibroblast_induction(0, 0.5, 60, 0.2, 0.5) == Approx(0.5));
  CHECK(fibroblast_induction(0.2, 1.5, 60, 0.2, 0.5) == Approx(31.0 / 4));
  CHECK(fibroblast_induction(-1, -1, 60, 0.2, 0.5) == 1);
}

TEST_CASE("cells at rest, without mediators") {
  const ProteasesParameters p = numbers();
  Tissue t = tissue::make_tissue(block);
  t[FieldId::fibroblasts][1] = t[FieldId::myofibroblasts][2] = t[FieldId::macrophages_m1][3] = 1000;
  t[FieldId::macrophages_m2][4] = t[FieldId::neutrophils][5] = 1000;
  const TestRates rates = rates_of(t);
  for (std::size_t v : {1u, 2u}) {
    CHECK(rates.production(FieldId::mmp, v) == Approx(1000 * p.mmp_by_fibroblast_pg_per_day));
    CHECK(rates.production(FieldId::timp, v) == Approx(1000 * p.timp_by_fibroblast_pg_per_day));
  }
  CHECK(rates.production(FieldId::mmp9, 3) == Approx(1000 * p.mmp9_by_m1_pg_per_day));
  CHECK(rates.production(FieldId::mmp9, 4) == Approx(1000 * p.mmp9_by_m2_pg_per_day));
  CHECK(rates.production(FieldId::mmp9, 5) == Approx(1000 * p.mmp9_by_neutrophil_pg_per_day));
  for (std::size_t v : {0u, 3u, 4u, 5u}) {  // leukocytes make no collagenase and no TIMP
    CHECK(rates.production(FieldId::mmp, v) == 0);
    CHECK(rates.production(FieldId::timp, v) == 0);
  }
  for (std::size_t v : {0u, 1u, 2u}) CHECK(rates.production(FieldId::mmp9, v) == 0);
}

TEST_CASE(
    "keratinocytes make MMP-1 and MMP-9 at free space, in proportion to their layer, and none where the epidermis is "
    "whole") {
  CHECK(edge_packing(1.0 / 3) == Approx(0.25));  // the most
  CHECK(edge_packing(0.95) < 0.005);             // a whole sheet, packed a little loosely
  for (double none : {0.0, 1.0, 1.4, -0.1}) CHECK(edge_packing(none) == 0);
  const ProteasesParameters p = numbers();
  Tissue t = tissue::make_tissue(block);
  t.skin.keratinocytes_per_mm3 = 1e6;
  fill(t, FieldId::keratinocytes, 1.0 / 3);
  t[FieldId::viable_epidermis][1] = 1;
  t[FieldId::viable_epidermis][2] = 0.2;
  const TestRates rates = rates_of(t);
  CHECK(rates.production(FieldId::mmp, 0) == 0);
  CHECK(rates.production(FieldId::mmp, 1) == Approx(0.25e6 * p.mmp_by_keratinocyte_pg_per_day));
  CHECK(rates.production(FieldId::mmp9, 1) == Approx(0.25e6 * p.mmp9_by_keratinocyte_pg_per_day));
  CHECK(rates.production(FieldId::mmp, 2) == Approx(0.2 * rates.production(FieldId::mmp, 1)));
  fill(t, FieldId::keratinocytes, 1);
  for (FieldId mmp : {FieldId::mmp, FieldId::mmp9}) CHECK(rates_of(t).production(mmp, 1) == 0);
}

TEST_CASE("TIMP-3: raised by TGF-beta1, lowered by TNF, more of activated cells (eq. 4)") {
  const auto induction = [](double tgf, double tnf) { return proteases::timp3_induction(tgf, tnf, 7, 0.3, 0.5, 0.2); };
  CHECK(induction(0, 0) == 1);
  CHECK(induction(0.3, 0) == Approx(4.5));
  CHECK(induction(0, 0.2) == Approx(0.75));
  CHECK(induction(0.3, 1e9) == Approx(2.25));
  CHECK(induction(-1, -1) == 1);
  const ProteasesParameters p = numbers();
  Tissue t = tissue::make_tissue(block);
  fill(t, FieldId::fibroblasts, 3000);
  CHECK(rates_of(t).production(FieldId::timp3) == Approx(3000 * p.timp3_by_fibroblast_pg_per_day));
  CHECK(rates_of(t).loss(FieldId::timp3) == p.timp3_turnover_per_day);
  fill(t, FieldId::fibroblasts, 1000);
  fill(t, FieldId::myofibroblasts, 1000);
  fill(t, FieldId::tnf, p.tnf_half_ng_per_ml);
  CHECK(rates_of(t).production(FieldId::timp3) ==
        Approx(1000 * (1 + p.timp3_by_activated) * (1 - p.timp3_suppression / 2) * p.timp3_by_fibroblast_pg_per_day));
}

TEST_CASE("TIMP-1 and TIMP-3 add to the loss of MMP-1 and MMP-9 in proportion and is not used up") {
  const ProteasesParameters p = numbers();
  Tissue t = tissue::make_tissue(block);
  t[FieldId::timp][4] = 40;
  t[FieldId::timp3][4] = 10;
  t[FieldId::mmp][4] = 10;
  const TestRates rates = rates_of(t);
  for (FieldId mmp : {FieldId::mmp, FieldId::mmp9}) {
    CHECK(rates.loss(mmp, 0) == Approx(p.mmp_decay_per_day));
    CHECK(rates.loss(mmp, 4) == Approx(p.mmp_decay_per_day + 50 * p.inhibition_per_ng_ml_d));
  }
  CHECK(rates.loss(FieldId::timp, 4) == Approx(p.timp_decay_per_day));
}

TEST_CASE("IL-1 and TNF count alike for MMP; TGF-beta1 turns the balance to TIMP (eq. 1, 2)") {
  const ProteasesParameters p = numbers();
  Tissue t = tissue::make_tissue(block);
  fill(t, FieldId::fibroblasts, 4000);
  t[FieldId::il1_beta][1] = t[FieldId::tnf][2] = t[FieldId::il1_alpha][4] = p.il1_half_ng_per_ml;
  t[FieldId::tgf_beta1][3] = p.tgf_half_ng_per_ml;
  const TestRates rates = rates_of(t);
  const double rest = rates.production(FieldId::mmp, 0);
  CHECK(rates.production(FieldId::mmp, 1) == Approx(rest * (1 + p.mmp_induction / 2)));
  for (std::size_t v : {2u, 4u}) CHECK(rates.production(FieldId::mmp, v) == Approx(rates.production(FieldId::mmp, 1)));
  CHECK(rates.production(FieldId::mmp, 3) < rest);
  CHECK(rates.production(FieldId::timp, 3) == Approx(rates.production(FieldId::timp, 0) * (1 + p.timp_induction / 2)));
}

TEST_CASE("MMP and TIMP of resting fibroblasts settle at production over loss; the error halves with the step") {
  const ProteasesParameters p = numbers();
  Tissue t = tissue::make_tissue(block);
  fill(t, FieldId::fibroblasts, 3000);
  const Proteases process{shipped_parameters()};
  const double timp = 3000 * p.timp_by_fibroblast_pg_per_day / p.timp_decay_per_day;
  const double timp3 = 3000 * p.timp3_by_fibroblast_pg_per_day / p.timp3_turnover_per_day;
  const double mmp =
      3000 * p.mmp_by_fibroblast_pg_per_day / (p.mmp_decay_per_day + p.inhibition_per_ng_ml_d * (timp + timp3));
  const Tissue settled = advanced(process, t, 60 / p.timp3_turnover_per_day, 600);
  CHECK(settled[FieldId::timp][8] == Approx(timp));
  CHECK(settled[FieldId::mmp][8] == Approx(mmp));
  const double exact = timp * (1 - std::exp(-p.timp_decay_per_day));
  const auto error = [&](int steps) { return advanced(process, t, 1, steps)[FieldId::timp][8] - exact; };
  CHECK(error(100) / error(200) == Approx(2).epsilon(0.02));
}

TEST_CASE("MMP-1, MMP-9 and TIMP spread alike in a closed block") {
  const auto transports = ProteasesTransport(shipped_parameters()).transports(tissue::make_tissue(block));
  REQUIRE(transports.size() == 3);
  CHECK(transports[0].field == FieldId::mmp);
  CHECK(transports[1].field == FieldId::timp);
  CHECK(transports[2].field == FieldId::mmp9);
  for (const Transport& transport : transports) {
    CHECK(diffusivities_valid(transport, block));
    CHECK(transport.diffusivity_mm2_per_day[11] == numbers().diffusivity_mm2_per_day);
    CHECK(closed(transport));
  }
}

TEST_CASE("proteases keep their contract and every parameter matters") {
  CHECK(broken_contract(Proteases(shipped_parameters()), lively_tissue()) == "");
  CHECK(idle_parameters<Proteases, ProteasesTransport>(shipped_parameters(), "proteases", lively_tissue()) ==
        std::vector<std::string>{});
}
