// Does the assay read production of collagens, MMP-9 and TGF-beta3, in the biopsy and where there is a wound?
// SPDX-License-Identifier: Apache-2.0
#include "evidence/synthesis_assay.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "instruments/test_tissue.hpp"

using namespace cutis;

TEST_CASE("production of collagens and MMP-9 is a mean over the biopsy, and over the wound edge where there is one") {
  tissue::Tissue skin = instruments::flat_skin(instruments::small_grid());
  tissue::Rates rates = instruments::zero_rates(skin);
  const auto set = [&rates](tissue::FieldId id, double rate) {
    grid::Values& production = rates.production[tissue::index_of(id)];
    std::fill(production.begin(), production.end(), rate);
  };
  set(tissue::FieldId::collagen3, 0.3);
  set(tissue::FieldId::collagen1_immature, 0.02);
  set(tissue::FieldId::collagen7, 0.05);
  set(tissue::FieldId::mmp9, 9);
  instruments::fill(skin, tissue::FieldId::neutrophils, 100);
  const evidence::SynthesisAssay assay({1.2, 1.5}, 0.02);
  const auto unwounded = assay.read(skin, rates);
  CHECK(unwounded.size() == 4);  // no TGF-beta1 is made: no ratio
  CHECK(instruments::value_of(unwounded, "collagen3_production", "biopsy") == Approx(0.3));
  CHECK(instruments::value_of(unwounded, "collagen1_production", "biopsy") == Approx(0.02));
  CHECK(instruments::value_of(unwounded, "collagen7_production", "biopsy") == Approx(0.05));
  CHECK(instruments::value_of(unwounded, "mmp9_production", "biopsy") == Approx(9 - 0.02 * 100));
  skin[tissue::FieldId::track][0] = 1;
  CHECK(instruments::value_of(assay.read(skin, rates), "collagen3_production", "wound_edge") == Approx(0.3));
  set(tissue::FieldId::tgf_beta1_latent, 4);
  set(tissue::FieldId::tgf_beta3_latent, 1);
  CHECK(instruments::value_of(assay.read(skin, rates), "tgf_beta3_over_tgf_beta1", "biopsy") == Approx(0.25));
}
