// Does OCT attenuation read normal dermis as published, only its upper part, and new fibres as weaker?
// SPDX-License-Identifier: Apache-2.0
#include "instruments/oct_attenuation.hpp"

#include <catch2/catch.hpp>

#include "instruments/test_tissue.hpp"

using namespace cutis;
using namespace cutis::instruments;
using tissue::FieldId;

namespace {

constexpr OctAttenuationParameters optics{0.1, 0.1, 0.04, 0.5};

double attenuation(const tissue::Tissue& skin, const OctAttenuationParameters& with = optics) {
  return value_of(OctAttenuation(with).read(skin, zero_rates(skin)), "attenuation", "dermis");
}

}  // namespace

TEST_CASE("without fibres only water dims the light; mature fibres add by mass, new ones by their share") {
  tissue::Tissue skin = flat_skin(small_grid());
  CHECK(attenuation(skin) == Approx(0.1));
  fill(skin, FieldId::collagen1_mature, 100);
  CHECK(attenuation(skin) == Approx(4.1));
  fill(skin, FieldId::collagen3, 20);
  fill(skin, FieldId::collagen1_immature, 30);
  CHECK(attenuation(skin) == Approx(5.1));
}

TEST_CASE("oedema sets the fibres apart: they dim less, the water as before") {
  tissue::Tissue skin = flat_skin(small_grid());
  fill(skin, FieldId::collagen1_mature, 100);
  fill(skin, FieldId::interstitial_fluid, 0.25);
  CHECK(attenuation(skin) == Approx(0.1 + 4 / 1.25));
}

TEST_CASE("dermis below the fitted range is not seen") {
  tissue::Tissue skin = flat_skin(small_grid());
  for (std::size_t v = 0; v < skin.grid.size(); ++v)  // below 0.2 mm: 0.1 mm of epidermis, 0.1 mm of fitted dermis
    if (v / skin.grid.plane() >= 10) skin[FieldId::collagen1_mature][v] = 100;
  CHECK(attenuation(skin) == Approx(0.1));
}

TEST_CASE("shipped parameters put normal dermis among published values of 3.6 to 6.8 per mm") {
  tissue::Tissue skin = flat_skin(small_grid());
  fill(skin, FieldId::collagen1_mature, 130);
  fill(skin, FieldId::collagen3, 20);
  const double normal = attenuation(skin, shipped_parameters().read<OctAttenuationParameters>("oct_attenuation"));
  CHECK(normal > 3.6);
  CHECK(normal < 6.8);
}
