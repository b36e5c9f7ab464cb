// Does the drawn network hold the length that the density stands for, and keep what it has shown?
// SPDX-License-Identifier: Apache-2.0
#include "instruments/vessel_network.hpp"

#include <catch2/catch.hpp>

#include "instruments/test_tissue.hpp"

using namespace cutis;
using namespace cutis::instruments;
using tissue::FieldId;

namespace {

constexpr int sprout = 1, perfused = 2;

tissue::Tissue vascular(double vessels, double sprouts) {
  tissue::Tissue skin = flat_skin({48, 48, 60, 0.02, 0.02});
  skin.skin.capillary_loops_per_mm2 = 50;
  fill(skin, FieldId::vessels, vessels);
  fill(skin, FieldId::sprouts, sprouts);
  return skin;
}

double length_per_mm3(const tissue::Tissue& skin, int least_kind) {
  const double volume_mm3 = 0.96 * 0.96 * 1.2;
  return drawn_length_mm(draw_vessels(skin), skin.grid, least_kind) / volume_mm3;
}

}  // namespace

TEST_CASE("a density of profiles per area is drawn as twice that length per volume") {
  for (double density : {0.2, 1.0, 3.0})
    CHECK(length_per_mm3(vascular(density, 0), perfused) == Approx(100 * density).epsilon(0.05));
  CHECK(length_per_mm3(vascular(0, 0), sprout) == 0);
}

TEST_CASE("sprouts come on top of the vessels with flow") {
  const tissue::Tissue skin = vascular(1, 0.5);
  CHECK(length_per_mm3(skin, perfused) == length_per_mm3(vascular(1, 0), perfused));
  CHECK(length_per_mm3(skin, sprout) == Approx(150).epsilon(0.05));
}

TEST_CASE("a denser network holds the thinner one, in the same places") {
  const core::ScannedVessels thin = draw_vessels(vascular(0.7, 0)), dense = draw_vessels(vascular(1.4, 0));
  CHECK(thin.places == dense.places);
  for (std::size_t n = 0; n < thin.pieces.size(); ++n) REQUIRE(thin.pieces[n] <= dense.pieces[n]);
}

TEST_CASE("vessels are drawn where there are some, and none where a wound has cut them") {
  tissue::Tissue skin = vascular(1, 0);
  for (std::size_t v = 0; v < skin.grid.size() / 2; ++v) skin[FieldId::vessels][v] = 0;
  const core::ScannedVessels drawn = draw_vessels(skin);
  const auto half = drawn.pieces.begin() + static_cast<std::ptrdiff_t>(drawn.pieces.size() / 2);
  const auto knots_of_a_plane = 3 * drawn.knots[0] * drawn.knots[1];
  CHECK(std::all_of(drawn.pieces.begin(), half - knots_of_a_plane, [](int kind) { return kind == 0; }));
  CHECK(std::any_of(half, drawn.pieces.end(), [](int kind) { return kind == perfused; }));
}
