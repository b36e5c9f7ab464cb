// Does the microscope read how fibres lie, weighted by how much collagen there is?
// SPDX-License-Identifier: Apache-2.0
#include "instruments/second_harmonic.hpp"

#include <catch2/catch.hpp>

#include "instruments/test_tissue.hpp"

using namespace cutis;
using namespace cutis::instruments;
using tissue::FieldId;

namespace {

double measure(const tissue::Tissue& skin, const std::string& quantity, const std::string& region) {
  return value_of(SecondHarmonic().read(skin, zero_rates(skin)), quantity, region);
}

}  // namespace

TEST_CASE("coherency is 0 for fibres of all directions, 1 for one direction, whichever axis it is") {
  CHECK(coherency(0.4, 0.4) == 0);
  CHECK(coherency(0.5, 0) == 1);
  CHECK(coherency(0, 0.5) == 1);
  CHECK(coherency(0.6, 0.2) == Approx(0.5));
  CHECK(coherency(0, 0) == 0);
}

TEST_CASE("a layer reads the shares of its collagen; without collagen nothing is read") {
  tissue::Tissue skin = flat_skin(small_grid());
  CHECK_FALSE(has(SecondHarmonic().read(skin, zero_rates(skin)), "coherency_en_face", "reticular_dermis"));
  fill(skin, FieldId::collagen1_mature, 100);
  CHECK(measure(skin, "coherency_en_face", "reticular_dermis") == Approx(0.5));  // 0.6 against 0.2
  CHECK(measure(skin, "coherency_upright", "reticular_dermis") == Approx(0.5));
  CHECK(measure(skin, "fibres_in_depth", "reticular_dermis") == Approx(0.2));
  CHECK_FALSE(has(SecondHarmonic().read(skin, zero_rates(skin)), "fibres_in_depth", "cut_out"));
}

TEST_CASE("pools count by mass, and a scar is read by itself") {
  tissue::Tissue skin = flat_skin(small_grid());
  fill(skin, FieldId::collagen1_mature, 60);
  fill(skin, FieldId::collagen3, 30);
  fill(skin, FieldId::collagen1_immature, 30);
  fill(skin, FieldId::new_collagen_along_x, 0);
  CHECK(measure(skin, "fibres_in_depth", "papillary_dermis") == Approx(0.5 * 0.2 + 0.5 * 0.8));
  const std::size_t scar = skin.grid.index(5, 3, 20);
  skin[FieldId::track][scar] = 1;
  skin[FieldId::collagen1_mature][scar] = 0;
  CHECK(measure(skin, "fibres_in_depth", "cut_out") == Approx(0.8));
}
