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

constexpr UltrasoundParameters parameters{0.5, 0.5, 0.1, 0.1, 600, 300, 0.05, 0.03};
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

TEST_CASE("fluid that leaked lifts the dermis by its volume, beside the water of hyaluronan, and darkens its echo") {
  tissue::Tissue skin = dermis_at_rest();
  fill(skin, FieldId::interstitial_fluid, 0.25);
  CHECK(measure(skin, "dermal_thickness", "dermis") == Approx(0.4 * 1.25));
  CHECK(measure(skin, "echo_density", "dermis") == Approx(grey_level(parameters, 150 / 1.25, 0)));
  fill(skin, FieldId::hyaluronan, 2.5);
  skin.skin.hyaluronan_rest_ug_per_mm3 = 0.5;
  CHECK(measure(skin, "dermal_thickness", "dermis") == Approx(0.4 * 1.35));
}

TEST_CASE("a spot is what the beam sees at the middle, and something however narrow the beam") {
  tissue::Tissue skin = dermis_at_rest();
  const grid::Grid grid = small_grid();
  for (int k = 0; k < grid.nz; ++k)
    for (int j : {3, 4})
      for (int i : {5, 6}) skin[FieldId::interstitial_fluid][grid.index(i, j, k)] = 0.5;
  CHECK(measure(skin, "dermal_thickness", "spot") == Approx(0.4 * 1.5));
  CHECK(measure(skin, "dermal_thickness", "dermis") == Approx(0.4 * (1 + 0.5 * 4 / 96)));
  UltrasoundParameters wide = parameters, narrow = parameters;
  wide.beam_width_mm = 1;
  narrow.beam_width_mm = 1e-6;
  const auto spot = [&](const UltrasoundParameters& p) {
    return value_of(Ultrasound(p, fibres).read(skin, zero_rates(skin)), "dermal_thickness", "spot");
  };
  CHECK(spot(wide) == Approx(measure(skin, "dermal_thickness", "dermis")));
  CHECK(spot(narrow) == Approx(0.4 * 1.5));
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
