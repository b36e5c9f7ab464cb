// Does the strip tear at its weakest section, and does collagen that is not cross-linked bear less?
// SPDX-License-Identifier: Apache-2.0
#include "instruments/tensile_test.hpp"

#include <catch2/catch.hpp>

#include "instruments/test_tissue.hpp"

using namespace cutis;
using namespace cutis::instruments;
using tissue::FieldId;

namespace {

constexpr double strength_kPa = 20000, reference = 160, immature_weight = 0.5, type3_weight = 0.25;

double load(const tissue::Tissue& skin) {
  const TensileTest test{{strength_kPa, reference, immature_weight, type3_weight}};
  return value_of(test.read(skin, zero_rates(skin)), "breaking_load", "block");
}

}  // namespace

TEST_CASE("uniform skin bears its strength times its thickness") {
  tissue::Tissue skin = flat_skin(small_grid());  // 0.6 mm deep
  fill(skin, FieldId::collagen1_mature, reference);
  CHECK(load(skin) == Approx(20 * 0.6));
  fill(skin, FieldId::collagen1_mature, 0);
  fill(skin, FieldId::collagen1_immature, reference);
  CHECK(load(skin) == Approx(0.5 * 20 * 0.6));
  fill(skin, FieldId::collagen1_immature, 0);
  fill(skin, FieldId::collagen3, reference);
  CHECK(load(skin) == Approx(0.25 * 20 * 0.6));
}

TEST_CASE("one weak section decides, wherever it is; a hole weakens its section by its share") {
  tissue::Tissue skin = flat_skin(small_grid());
  fill(skin, FieldId::collagen1_mature, reference);
  const double whole = load(skin);
  const grid::Grid& grid = skin.grid;
  skin[FieldId::collagen1_mature][grid.index(5, 3, 10)] = 0;
  CHECK(load(skin) == Approx(whole * (1 - 1.0 / (grid.ny * grid.nz))));
  for (int j = 0; j < grid.ny; ++j)
    for (int k = 0; k < grid.nz; ++k) skin[FieldId::collagen1_mature][grid.index(7, j, k)] = 0.2 * reference;
  CHECK(load(skin) == Approx(0.2 * whole));
}

TEST_CASE("fibres bear as they lie along the pull") {
  tissue::Tissue skin = flat_skin(small_grid());
  fill(skin, FieldId::collagen1_mature, reference);
  const double along = load(skin);
  fill(skin, FieldId::new_collagen_along_x, 0);
  CHECK(load(skin) == along);  // there is no new collagen
  fill(skin, FieldId::mature_collagen_along_x, 0.2);
  CHECK(load(skin) == Approx(along / 3));
}
