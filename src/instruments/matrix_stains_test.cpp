// Do immunostains and the assay of the matrix read the pools that they name, and only those?
// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>
#include <cmath>

#include "instruments/immunostain.hpp"
#include "instruments/matrix_assay.hpp"
#include "instruments/test_tissue.hpp"

using namespace cutis;
using namespace cutis::instruments;
using tissue::FieldId;

namespace {

// Covering contents 180 (collagen I), 140 (III), 2 (tropoelastin), 120 ug/mm3 (elastin) and 2e5 cells per mm3.
const Immunostain stain{{2, 0.5, 1}, {4, 420, 3, 15, 2, 600, 1, 2, 8, 7, 6, 1.25, 500}};

double stained(const tissue::Tissue& skin, const char* quantity) {
  return value_of(stain.read(skin, zero_rates(skin)), quantity, "papillary_dermis");
}

}  // namespace

TEST_CASE("an immunostain covers 1 - 1/e of the layer at the covering content of its antigen") {
  const double covered = 100 * (1 - std::exp(-1.0));
  tissue::Tissue skin = flat_skin(small_grid());
  fill(skin, FieldId::collagen1_immature, 30);
  fill(skin, FieldId::collagen1_mature, 150);
  fill(skin, FieldId::collagen3, 140);
  fill(skin, FieldId::tropoelastin, 2);
  fill(skin, FieldId::elastin, 118);
  fill(skin, FieldId::fibronectin, 0.5);
  fill(skin, FieldId::hyaluronan, 1);
  for (const char* quantity :
       {"collagen1_area", "collagen3_area", "tropoelastin_area", "elastin_area", "fibronectin_area", "hyaluronan_area"})
    CHECK(stained(skin, quantity) == Approx(covered));
}

TEST_CASE("each antibody is blind to the other proteins") {
  const tissue::Tissue bare = flat_skin(small_grid());
  const std::pair<FieldId, const char*> seen[] = {{FieldId::collagen1_mature, "collagen1_area"},
                                                  {FieldId::collagen3, "collagen3_area"},
                                                  {FieldId::elastin, "elastin_area"},
                                                  {FieldId::fibronectin, "fibronectin_area"},
                                                  {FieldId::hyaluronan, "hyaluronan_area"}};
  for (const auto& [field, by] : seen) {
    tissue::Tissue skin = bare;
    fill(skin, field, 50);
    for (const char* quantity : {"collagen1_area", "collagen3_area", "tropoelastin_area", "elastin_area",
                                 "fibronectin_area", "hyaluronan_area"})
      CHECK((stained(skin, quantity) > 0) == (std::string(quantity) == by));
  }
}

TEST_CASE("a stain reads the dermal part of a voxel that the junction crosses") {
  tissue::Tissue skin = flat_skin({4, 4, 20, 0.02, 0.03});
  for (std::size_t v = 0; v < skin.grid.size(); ++v)
    skin[FieldId::elastin][v] = 120 * (1 - skin[FieldId::viable_epidermis][v]);
  CHECK(stained(skin, "elastin_area") == Approx(100 * (1 - std::exp(-1.0))));
}

TEST_CASE("the assay of the matrix sees the wound apart, types by mass and cross-linked elastin only") {
  tissue::Tissue skin = flat_skin(small_grid());
  fill(skin, FieldId::collagen1_immature, 10);
  fill(skin, FieldId::collagen1_mature, 90);
  fill(skin, FieldId::collagen3, 20);
  fill(skin, FieldId::mature_cross_links, 60);
  fill(skin, FieldId::elastin, 5);
  fill(skin, FieldId::tropoelastin, 7);
  fill(skin, FieldId::fibronectin, 0.1);
  fill(skin, FieldId::hyaluronan, 0.5);
  const MatrixAssay assay{{0.6, 0.1}};
  CHECK_FALSE(has(assay.read(skin, zero_rates(skin)), "elastin", "wound"));
  for (int k = 0; k < skin.grid.nz; ++k) {
    const std::size_t v = skin.grid.index(3, 2, k);
    skin[FieldId::track][v] = 1;
    skin[FieldId::collagen3][v] = 40;
    skin[FieldId::mature_cross_links][v] = 14;
    skin[FieldId::elastin][v] = 1;
  }
  const auto readings = assay.read(skin, zero_rates(skin));
  CHECK(value_of(readings, "collagen3_over_1", "wound") == Approx(0.4));
  CHECK(value_of(readings, "hhl_per_collagen", "wound") == Approx(0.1));
  CHECK(value_of(readings, "elastin", "wound") == Approx(1));
  CHECK(value_of(readings, "fibronectin", "wound") == Approx(0.1));
  CHECK(value_of(readings, "hyaluronan", "biopsy") == Approx(0.5));
  CHECK(value_of(readings, "elastin", "biopsy") == Approx((95 * 5 + 1) / 96.0));
  fill(skin, FieldId::collagen1_immature, 0);
  fill(skin, FieldId::collagen1_mature, 0);
  CHECK_FALSE(has(assay.read(skin, zero_rates(skin)), "collagen3_over_1", "wound"));
  fill(skin, FieldId::collagen3, 0);
  CHECK_FALSE(has(assay.read(skin, zero_rates(skin)), "hhl_per_collagen", "wound"));
}

TEST_CASE("alpha-SMA shows activated fibroblasts only; collagen VII is read along the junction") {
  tissue::Tissue skin = flat_skin({4, 4, 20, 0.02, 0.03});
  fill(skin, FieldId::fibroblasts, 1e5);
  CHECK(stained(skin, "alpha_sma_area") == 0);
  for (std::size_t v = 0; v < skin.grid.size(); ++v) {
    const double epidermis = skin[FieldId::viable_epidermis][v];
    skin[FieldId::myofibroblasts][v] = 2e5 * (1 - epidermis);
    skin[FieldId::collagen7][v] = epidermis > 0 && skin[FieldId::papillary_dermis][v] > 0 ? 0.5 : 7;
  }
  CHECK(stained(skin, "alpha_sma_area") == Approx(100 * (1 - std::exp(-1.0))));
  CHECK(value_of(stain.read(skin, zero_rates(skin)), "collagen7_intensity", "junction") == Approx(50));
  CHECK(value_of(stain.read(skin, zero_rates(skin)), "basement_membrane", "junction") == Approx(50));
  fill(skin, FieldId::basal_keratinocytes, 0.2);  // fibrils without cells hold nothing
  CHECK(value_of(stain.read(skin, zero_rates(skin)), "basement_membrane", "junction") == Approx(20));
  const tissue::Tissue apart = flat_skin({12, 8, 20, 0.05, 0.05});  // the junction falls between two voxels
  CHECK_FALSE(has(stain.read(apart, zero_rates(apart)), "collagen7_intensity", "junction"));
}
