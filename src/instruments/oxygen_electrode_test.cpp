// Does the oxygen electrode find linear profiles, minima and papillae where they are?
// SPDX-License-Identifier: Apache-2.0
#include "instruments/oxygen_electrode.hpp"

#include <catch2/catch.hpp>

#include "instruments/test_tissue.hpp"

using namespace cutis;
using namespace cutis::instruments;
using tissue::FieldId;

namespace {

std::vector<Reading> measure(const tissue::Tissue& skin) { return OxygenElectrode({0.1}).read(skin, zero_rates(skin)); }

/// Oxygen that rises 100 mmHg per mm of depth from 10 at the top.
tissue::Tissue linear_oxygen() {
  tissue::Tissue skin = flat_skin(small_grid());
  for (std::size_t v = 0; v < skin.grid.size(); ++v)
    skin[FieldId::oxygen][v] = 10 + 100 * skin.grid.centre_depth_mm(static_cast<int>(v / skin.grid.plane()));
  return skin;
}

}  // namespace

TEST_CASE("depths read a linear profile exactly and stop at the floor") {
  const auto readings = measure(linear_oxygen());
  CHECK(value_of(readings, "po2", "depth_0.05_mm") == Approx(15));
  CHECK(value_of(readings, "po2", "depth_0.30_mm") == Approx(40));
  CHECK(has(readings, "po2", "depth_0.60_mm"));
  CHECK_FALSE(has(readings, "po2", "depth_0.65_mm"));
}

TEST_CASE("the lowest tension in the epidermis is that of its top voxel here") {
  CHECK(value_of(measure(linear_oxygen()), "po2", "epidermis_min") == Approx(11));
}

TEST_CASE("papilla tip and base differ by the ridge height") {
  tissue::Tissue skin = linear_oxygen();
  for (std::size_t v = 0; v < skin.grid.size(); ++v) {  // three of twelve columns have the junction 60 um higher
    const bool papilla = v % 12 < 3;
    const double depth = skin.grid.centre_depth_mm(static_cast<int>(v / skin.grid.plane()));
    skin[FieldId::viable_epidermis][v] = depth < (papilla ? 0.1 : 0.16) ? 1 : 0;
  }
  const auto readings = measure(skin);
  CHECK(value_of(readings, "po2", "papilla_tip") == Approx(20));
  CHECK(value_of(readings, "po2", "papilla_base") == Approx(26));
}
