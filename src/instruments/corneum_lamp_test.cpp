// Does the lamp read the dye that has gone, and nothing on skin that was not dyed?
// SPDX-License-Identifier: Apache-2.0
#include "instruments/corneum_lamp.hpp"

#include <catch2/catch.hpp>

#include "instruments/test_tissue.hpp"

using namespace cutis;
using namespace cutis::instruments;
using tissue::FieldId;

TEST_CASE("no reading before the corneum is dyed") {
  const tissue::Tissue skin = flat_skin(small_grid());
  CHECK(CorneumLamp().read(skin, zero_rates(skin)).empty());
}

TEST_CASE("the share of the dyed corneum that was shed; what is shed after the dye is gone does not count") {
  tissue::Tissue skin = flat_skin(small_grid());
  fill(skin, FieldId::stained_corneum, 12);
  const auto gone = [&] { return value_of(CorneumLamp().read(skin, zero_rates(skin)), "dye_gone", "surface"); };
  CHECK(gone() == 0);
  fill(skin, FieldId::stain_shed, 3);
  CHECK(gone() == Approx(25));
  for (std::size_t c = 0; c < skin.grid.plane() / 2; ++c) skin[FieldId::stain_shed][c] = 40;
  CHECK(gone() == Approx(62.5));
}
