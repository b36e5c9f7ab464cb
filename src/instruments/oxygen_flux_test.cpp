// Does the sensor on the surface read the flux that was measured, and none where no air comes?
// SPDX-License-Identifier: Apache-2.0
#include "instruments/oxygen_flux.hpp"

#include <catch2/catch.hpp>

#include "instruments/test_tissue.hpp"

using namespace cutis;
using namespace cutis::instruments;
using tissue::FieldId;

namespace {

double flux(const tissue::Tissue& skin) {
  return value_of(OxygenFlux({1.3}, {222, 163}).read(skin, zero_rates(skin)), "flux", "surface");
}

}  // namespace

TEST_CASE("the flux at the tension of blood below the corneum is what its permeability comes from") {
  tissue::Tissue skin = flat_skin(small_grid());
  fill(skin, FieldId::oxygen, 45);
  CHECK(flux(skin) == Approx(0.53).epsilon(0.01));
}

TEST_CASE("the flux is the mean over the surface of what is wanting to air; depth does not count") {
  tissue::Tissue skin = flat_skin(small_grid());
  fill(skin, FieldId::oxygen, 63);
  for (std::size_t c = 0; c < skin.grid.plane() / 2; ++c) skin[FieldId::oxygen][c] = 163;
  CHECK(flux(skin) == Approx(222 * 50 * 1.3 * 22.4e-3 / 1440));
}

TEST_CASE("no air, no flux") {
  tissue::Tissue skin = flat_skin(small_grid());
  skin.components.occluded = true;
  CHECK(flux(skin) == 0);
  skin.components.occluded = false;
  CHECK(flux(skin) > 0);
  skin.components.air_oxygen = false;
  CHECK(flux(skin) == 0);
}
