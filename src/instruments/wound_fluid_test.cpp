// Is the fluid of a wound that of the volume that was cut, and of nothing else?
// SPDX-License-Identifier: Apache-2.0
#include "instruments/wound_fluid.hpp"

#include <catch2/catch.hpp>

#include "instruments/test_tissue.hpp"

using namespace cutis;
using namespace cutis::instruments;
using tissue::FieldId;

TEST_CASE("propeptides of a wound are averaged over what was cut, those of intact skin over the papillary dermis") {
  tissue::Tissue skin = flat_skin(small_grid());
  fill(skin, FieldId::picp, 100);
  fill(skin, FieldId::piiinp, 30);
  const WoundFluid fluid{{0.5}};
  const auto intact = fluid.read(skin, zero_rates(skin));
  CHECK(value_of(intact, "picp", "papillary_dermis") == Approx(200));
  CHECK(value_of(intact, "piiinp", "papillary_dermis") == Approx(60));
  CHECK_FALSE(has(intact, "picp", "wound"));
  // One voxel cut whole, another by a quarter.
  skin[FieldId::track][3] = 1;
  skin[FieldId::track][9] = 0.25;
  skin[FieldId::picp][3] = 40;
  skin[FieldId::picp][9] = 80;
  skin[FieldId::glucose][3] = 2;
  skin[FieldId::glucose][9] = 4;
  CHECK(value_of(fluid.read(skin, zero_rates(skin)), "glucose", "wound") == Approx((2 + 0.25 * 4) / 1.25));
  fill(skin, FieldId::lactate, 7);
  CHECK(value_of(fluid.read(skin, zero_rates(skin)), "lactate", "wound") == Approx(7));
  CHECK(value_of(fluid.read(skin, zero_rates(skin)), "picp", "wound") == Approx((40 + 0.25 * 80) / 1.25 / 0.5));
}
