// Does the strip tear at its weakest section, and do fibres bear as their fibrils have grown?
// SPDX-License-Identifier: Apache-2.0
#include "instruments/tensile_test.hpp"

#include <catch2/catch.hpp>

#include "instruments/test_tissue.hpp"

using namespace cutis;
using namespace cutis::instruments;
using tissue::FieldId;

namespace {

constexpr double strength_kPa = 20000, reference = 160, thin_weight = 0.25;

double load(const tissue::Tissue& skin) {
  const TensileTest test{{strength_kPa, reference, thin_weight}};
  return value_of(test.read(skin, zero_rates(skin)), "breaking_load", "block");
}

/// All collagen I linked and in thick fibrils.
tissue::Tissue grown_skin() {
  tissue::Tissue skin = flat_skin(small_grid());  // 0.6 mm deep
  for (FieldId id : {FieldId::collagen1_mature, FieldId::thick_fibrils}) fill(skin, id, reference);
  return skin;
}

}  // namespace

TEST_CASE("uniform skin bears its strength times its thickness") {
  tissue::Tissue skin = grown_skin();
  CHECK(load(skin) == Approx(20 * 0.6));
  fill(skin, FieldId::collagen1_mature, 0);
  fill(skin, FieldId::thick_fibrils, 0);
  fill(skin, FieldId::collagen3, reference);
  CHECK(load(skin) == Approx(0.25 * 20 * 0.6));
}

TEST_CASE("collagen I bears nothing before it is linked, a quarter then, all in thick fibrils, whatever links it") {
  tissue::Tissue skin = flat_skin(small_grid());
  fill(skin, FieldId::collagen1_immature, reference);
  CHECK(load(skin) == 0);
  fill(skin, FieldId::collagen1_mature, reference);
  CHECK(load(skin) == Approx(0.25 * 20 * 0.6));
  fill(skin, FieldId::mature_cross_links, reference);
  CHECK(load(skin) == Approx(0.25 * 20 * 0.6));
  fill(skin, FieldId::thick_fibrils, reference / 2);
  CHECK(load(skin) == Approx(0.625 * 20 * 0.6));
}

TEST_CASE("one weak section decides, wherever it is; a hole weakens its section by its share") {
  tissue::Tissue skin = grown_skin();
  const double whole = load(skin);
  const grid::Grid& grid = skin.grid;
  for (FieldId id : {FieldId::collagen1_mature, FieldId::thick_fibrils}) skin[id][grid.index(5, 3, 10)] = 0;
  CHECK(load(skin) == Approx(whole * (1 - 1.0 / (grid.ny * grid.nz))));
  for (FieldId id : {FieldId::collagen1_mature, FieldId::thick_fibrils})
    for (int j = 0; j < grid.ny; ++j)
      for (int k = 0; k < grid.nz; ++k) skin[id][grid.index(7, j, k)] = 0.2 * reference;
  CHECK(load(skin) == Approx(0.2 * whole));
}

TEST_CASE("fibres bear as they lie along the pull") {
  tissue::Tissue skin = grown_skin();
  const double along = load(skin);
  fill(skin, FieldId::new_collagen_along_x, 0);
  CHECK(load(skin) == along);  // there is no new collagen
  fill(skin, FieldId::mature_collagen_along_x, 0.2);
  CHECK(load(skin) == Approx(along / 3));
}
