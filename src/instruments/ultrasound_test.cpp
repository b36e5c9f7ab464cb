// Does the scanner read anatomy at rest, swelling by new fibres, and echo by content and maturity?
// SPDX-License-Identifier: Apache-2.0
#include "instruments/ultrasound.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "instruments/test_tissue.hpp"

using namespace cutis;
using namespace cutis::instruments;
using tissue::FieldId;

namespace {

constexpr UltrasoundParameters parameters{0.5, 0.5, 0.1, 0.1, 600, 300, 0.05};
constexpr HistologyParameters fibres{4, 430, 3, 15, 2, 600, 1, 2, 8, 7, 6, 1.25, 500};

tissue::Tissue dermis_at_rest() {
  tissue::Tissue skin = flat_skin(small_grid());
  fill(skin, FieldId::collagen1_mature, 150);
  skin.skin.papillary_collagen_rest_ug_per_mm3 = 150;
  skin.skin.reticular_collagen_rest_ug_per_mm3 = 150;
  return skin;
}

double measure(const tissue::Tissue& skin, const std::string& quantity, const std::string& region) {
  return value_of(Ultrasound(parameters, fibres).read(skin, zero_rates(skin)), quantity, region);
}

}  // namespace

TEST_CASE("dermal thickness at rest is the anatomy: 0.6 mm less epidermis and fat") {
  CHECK(measure(dermis_at_rest(), "dermal_thickness", "dermis") == Approx(0.4));
}

TEST_CASE("new collagen lifts the dermis by its hydrated volume") {
  tissue::Tissue skin = dermis_at_rest();
  fill(skin, FieldId::collagen3, 43);
  CHECK(measure(skin, "dermal_thickness", "dermis") == Approx(0.4 * 1.1));
  skin.skin.papillary_collagen_rest_ug_per_mm3 = 0;  // rest unknown: no swelling is claimed for that layer
  CHECK(measure(skin, "dermal_thickness", "dermis") == Approx(0.2 + 0.2 * 1.1));
}

TEST_CASE("water that hyaluronan holds lifts the dermis and darkens its echo") {
  tissue::Tissue skin = dermis_at_rest();
  fill(skin, FieldId::hyaluronan, 2.5);
  CHECK(measure(skin, "dermal_thickness", "dermis") == Approx(0.4));  // rest unknown
  skin.skin.hyaluronan_rest_ug_per_mm3 = 0.5;
  CHECK(measure(skin, "dermal_thickness", "dermis") == Approx(0.4 * 1.1));
  CHECK(measure(skin, "echo_density", "dermis") == Approx(grey_level(parameters, 150 / 1.1, 0)));
}

TEST_CASE("the entrance echo merges corneum and epidermis and grows with hyperplasia") {
  tissue::Tissue skin = dermis_at_rest();
  CHECK(measure(skin, "entrance_echo_thickness", "surface") == Approx(0.015 + 0.1 + 0.1));
  fill(skin, FieldId::keratinocytes, 1.5);
  CHECK(measure(skin, "entrance_echo_thickness", "surface") == Approx(0.015 + 0.15 + 0.1));
}

TEST_CASE("echo density follows content, counts new fibres less, stays within the scale") {
  tissue::Tissue skin = dermis_at_rest();
  CHECK(measure(skin, "echo_density", "dermis") == Approx(255 * (1 - std::exp(-75 / 255.0))));
  CHECK(grey_level(parameters, 150, 50) > grey_level(parameters, 150, 0));
  CHECK(grey_level(parameters, 150, 50) < grey_level(parameters, 200, 0));
  CHECK(grey_level(parameters, 1e6, 0) <= 255);
  CHECK(grey_level(parameters, 0, 0) == 0);
}

TEST_CASE("the entrance echo is as bright as its dry mass, dimmer where the corneum is gone") {
  tissue::Tissue skin = dermis_at_rest();
  const double mass = (0.015 * 600 + 0.1 * 300) / (0.015 + 0.1 + 0.1);
  CHECK(measure(skin, "echo_density", "epidermis") == Approx(grey_level(parameters, mass, 0)));
  const double whole = measure(skin, "echo_density", "epidermis");
  fill(skin, FieldId::stratum_corneum, 0);
  CHECK(measure(skin, "echo_density", "epidermis") < whole);
  fill(skin, FieldId::keratinocytes, 0);
  CHECK(measure(skin, "echo_density", "epidermis") == 0);
}

TEST_CASE("upper and lower dermis read their own content") {
  tissue::Tissue skin = dermis_at_rest();
  for (std::size_t v = 0; v < skin.grid.size(); ++v)  // upper band: 0.1 to 0.2 mm below the surface
    if (v / skin.grid.plane() < 10) skin[FieldId::collagen1_mature][v] = 0;
  CHECK(measure(skin, "echo_density", "upper_dermis") == Approx(0).margin(1e-9));
  CHECK(measure(skin, "echo_density", "lower_dermis") == Approx(grey_level(parameters, 150, 0)));
}
