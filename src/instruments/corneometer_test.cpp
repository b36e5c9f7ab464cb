// Is hydration the mean water of the probed depth, and does a thin or leaky corneum read moist?
// SPDX-License-Identifier: Apache-2.0
#include "instruments/corneometer.hpp"

#include <catch2/catch.hpp>

#include "instruments/test_tissue.hpp"

using namespace cutis;
using namespace cutis::instruments;
using tissue::FieldId;

namespace {

double hydration(const tissue::Tissue& skin) {
  const core::ParameterLibrary library = shipped_parameters();
  const Corneometer probe(library.read<CorneometerParameters>("corneometer"),
                          library.read<TewlParameters>("tewl_meter"));
  return value_of(probe.read(skin, zero_rates(skin)), "hydration", "surface");
}

}  // namespace

TEST_CASE("mean of a linear profile, by hand; living tissue below a thin corneum") {
  CHECK(probed_water(0.2, 20, 10) == Approx(0.2 + 0.8 * 10 / 40));  // from 0.2 at the surface to 0.6 at 10 um
  CHECK(probed_water(0.2, 10, 10) == Approx(0.6));
  CHECK(probed_water(0.2, 5, 10) == Approx((5 * 0.6 + 5) / 10));
  CHECK(probed_water(0.2, 0, 10) == 1);
  CHECK(probed_water(1, 15, 10) == 1);
}

TEST_CASE("resting skin by hand: 10 of 134 g/m2/h") {
  const double surface = 10.0 / 134, depth = shipped_parameters().at("corneometer", "probed_depth").value;
  CHECK(hydration(flat_skin(small_grid())) == Approx(120 * probed_water(surface, 15, depth)));
}

TEST_CASE("tape-stripped, leaky and open skin reads moister, thick corneum drier") {
  tissue::Tissue skin = flat_skin(small_grid());
  const double rest = hydration(skin);
  const auto with = [&](FieldId id, double value) {
    tissue::Tissue changed = skin;
    fill(changed, id, value);
    return hydration(changed);
  };
  CHECK(with(FieldId::stratum_corneum, 8) > 1.1 * rest);
  CHECK(with(FieldId::barrier_lipids, 0.3) > rest);
  CHECK(with(FieldId::channel_area, 0.02) > rest);
  CHECK(with(FieldId::stratum_corneum, 25) < rest);
  CHECK(with(FieldId::stratum_corneum, 0) == Approx(120));
}
