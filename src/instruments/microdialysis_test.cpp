// Does the dialysate follow the level at its depth alone, by its recovery, and is it silent where no tube fits?
// SPDX-License-Identifier: Apache-2.0
#include "instruments/microdialysis.hpp"

#include <catch2/catch.hpp>

#include "instruments/test_tissue.hpp"

using namespace cutis;
using namespace cutis::instruments;
using tissue::FieldId;

namespace {

constexpr MicrodialysisParameters probe{0.3, 0.05, 0.1, 0.2};

double dialysate(const tissue::Tissue& skin, const char* mediator, const MicrodialysisParameters& with = probe) {
  return value_of(Microdialysis(with, {5, 0.5}).read(skin, zero_rates(skin)), mediator, "dermis");
}

}  // namespace

TEST_CASE("the dialysate holds the recovered share of what is around the tube") {
  tissue::Tissue skin = flat_skin(small_grid());
  fill(skin, FieldId::il6, 2);
  fill(skin, FieldId::histamine, 5);
  CHECK(dialysate(skin, "il6") == Approx(0.2));
  CHECK(dialysate(skin, "histamine") == Approx(1.0));
  CHECK(dialysate(skin, "tnf") == 0);
}

TEST_CASE("glucose and lactate are read as they are outside the tube, over those of blood") {
  tissue::Tissue skin = flat_skin(small_grid());
  fill(skin, FieldId::glucose, 4);
  fill(skin, FieldId::lactate, 2);
  CHECK(dialysate(skin, "glucose_over_blood") == Approx(0.8));
  CHECK(dialysate(skin, "lactate_over_blood") == Approx(4));
}

TEST_CASE("tissue beyond the sampled radius adds nothing, tissue within it by its share") {
  tissue::Tissue skin = flat_skin(small_grid());
  const grid::Grid& grid = skin.grid;
  for (std::size_t v = 0; v < grid.size(); ++v) {
    const double depth_mm = grid.centre_depth_mm(static_cast<int>(v / grid.plane()));
    skin[FieldId::il8][v] = depth_mm < 0.24 ? 100 : 0;
    skin[FieldId::vegf][v] = depth_mm < 0.3 ? 4 : 0;
  }
  CHECK(dialysate(skin, "il8") == 0);
  CHECK(dialysate(skin, "vegf") == Approx(0.1 * 4 / 2));  // the tube lies on the border: half of it above
}

TEST_CASE("a tube in wide voxels reads those beside it, one below the block reads nothing") {
  tissue::Tissue skin = flat_skin({8, 8, 15, 0.04, 0.04});
  fill(skin, FieldId::tnf, 3);
  CHECK(dialysate(skin, "tnf", {0.3, 0.001, 0.1, 0.2}) == Approx(0.3));
  CHECK(Microdialysis({0.7, 0.05, 0.1, 0.2}, {5, 0.5}).read(skin, zero_rates(skin)).empty());
}
