// Do the instruments that see flow follow vessels, dilation and depth, and read nothing below a cuff?
// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>
#include <cmath>

#include "instruments/laser_doppler.hpp"
#include "instruments/oct_angiography.hpp"
#include "instruments/test_tissue.hpp"

using namespace cutis;
using namespace cutis::instruments;
using tissue::FieldId;

namespace {

constexpr OctAngiographyParameters optics{0.1, 0.015, 0.65, 0.3};

/// Vessels of density 1 everywhere, 84 per mm2 of 4 um radius.
tissue::Tissue perfused() {
  tissue::Tissue skin = flat_skin(small_grid());
  fill(skin, FieldId::vessels, 1);
  skin.skin.capillary_loops_per_mm2 = 84;
  skin.skin.capillary_radius_mm = 0.004;
  return skin;
}

double doppler(const tissue::Tissue& skin, const char* region = "surface", double depth_mm = 0.5,
               double spot_mm = 0.1) {
  return value_of(LaserDoppler({depth_mm, spot_mm}).read(skin, zero_rates(skin)), "perfusion", region);
}

double angiography(const tissue::Tissue& skin, const char* region = "depth_0.10_mm") {
  return value_of(OctAngiography(optics).read(skin, zero_rates(skin)), "vessel_area_density", region);
}

}  // namespace

TEST_CASE("laser Doppler reads 1 at rest, and vessels times flow beyond it") {
  tissue::Tissue skin = perfused();
  CHECK(doppler(skin) == Approx(1));
  fill(skin, FieldId::vessels, 0.5);
  fill(skin, FieldId::vasodilation, 3);
  CHECK(doppler(skin) == Approx(2));
}

TEST_CASE("laser Doppler sees a shallow flare more than a deep one, by exp(-depth / sampling depth)") {
  tissue::Tissue shallow = perfused(), deep = perfused();
  const std::size_t half = shallow.grid.size() / 2;
  for (std::size_t v = 0; v < half; ++v) {
    shallow[FieldId::vasodilation][v] = 1;
    deep[FieldId::vasodilation][half + v] = 1;
  }
  CHECK((doppler(shallow) - 1) / (doppler(deep) - 1) == Approx(std::exp(0.3 / 0.5)));
}

TEST_CASE("a spot sees the middle of the block alone") {
  tissue::Tissue skin = perfused();
  const grid::Grid& grid = skin.grid;
  for (int k = 0; k < grid.nz; ++k) skin[FieldId::vasodilation][grid.index(0, 0, k)] = 4;
  CHECK(doppler(skin, "spot") == Approx(1));
  CHECK(doppler(skin) == Approx(1 + 4.0 / 96));
}

TEST_CASE("OCT angiography: covered area and visible share by hand") {
  CHECK(projected_area(0, 0.004, optics) == 0);
  // 2 x 84 x 0.1 x pi / 4 = 13.2 mm of vessels per mm2, 23 um wide each
  CHECK(projected_area(84, 0.004, optics) == Approx(1 - std::exp(-13.195 * 0.023)).epsilon(1e-4));
  CHECK(visible_share(0, optics) == Approx(std::exp(-0.3 / 0.65)));
  CHECK(visible_share(-0.5, optics) == Approx(std::exp(-0.6 / 0.65)));
  CHECK(visible_share(-1, optics) == 0);
  CHECK(visible_share(1, optics) == Approx(std::exp(-0.15 / 0.65)));
}

TEST_CASE("OCT angiography sees more vessels where blood is faster, and by slab") {
  tissue::Tissue skin = perfused();
  const double rest = angiography(skin);
  CHECK(rest == Approx(100 * projected_area(84 * visible_share(0, optics), 0.004, optics)));
  const std::size_t slab_below = 10 * skin.grid.plane();  // 0.2 mm
  for (std::size_t v = slab_below; v < skin.grid.size(); ++v) skin[FieldId::vasodilation][v] = 5;
  CHECK(angiography(skin) == Approx(rest));
  CHECK(angiography(skin, "depth_0.20_mm") > rest);
  CHECK(has(OctAngiography(optics).read(skin, zero_rates(skin)), "vessel_area_density", "depth_0.40_mm"));
}

TEST_CASE("below a tight cuff, and without blood, both read nothing") {
  for (bool cuff : {true, false}) {
    tissue::Tissue skin = perfused();
    (cuff ? skin.components.flow : skin.components.blood) = false;
    CHECK(doppler(skin) == 0);
    CHECK(angiography(skin) == 0);
  }
}
