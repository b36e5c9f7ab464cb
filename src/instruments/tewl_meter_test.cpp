// Does the TEWL meter read rest exactly, a bare surface, channels and plugs as derived?
// SPDX-License-Identifier: Apache-2.0
#include "instruments/tewl_meter.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "instruments/test_tissue.hpp"

using namespace cutis;
using namespace cutis::instruments;
using tissue::FieldId;

namespace {

constexpr TewlParameters parameters{134, 25, 23, 0.035, 0.98};

double tewl(const tissue::Tissue& skin) {
  return value_of(TewlMeter(parameters).read(skin, zero_rates(skin)), "tewl", "surface");
}

}  // namespace

TEST_CASE("tewl at rest is the site's value") { CHECK(tewl(flat_skin(small_grid())) == Approx(10).epsilon(1e-13)); }

TEST_CASE("tewl of a stratum corneum of half thickness adds up in series with the air") {
  tissue::Tissue skin = flat_skin(small_grid());
  fill(skin, FieldId::stratum_corneum, 7.5);
  const double filled = open_channel_conductance(parameters, 15);
  CHECK(tewl(skin) == Approx(1 / (0.5 * (1 / 10.0 - 1 / 134.0) + 0.5 / filled + 1 / 134.0)));
  fill(skin, FieldId::stratum_corneum, 15);
  fill(skin, FieldId::barrier_lipids, 0.5);
  CHECK(tewl(skin) == Approx(1 / (0.5 * (1 / 10.0 - 1 / 134.0) + 1 / 134.0)));
}

TEST_CASE("tewl of skin without stratum corneum is that of a wet surface") {
  tissue::Tissue skin = flat_skin(small_grid());
  fill(skin, FieldId::stratum_corneum, 0);
  CHECK(tewl(skin) == Approx(134).epsilon(0.005));
  CHECK(tewl(skin) < 134);
}

TEST_CASE("an open channel conducts as a hole with spreading") {
  // 25 mm2/s = 0.09 m2/h; path 15 um + pi 35 / 4 um = 42.489 um
  CHECK(open_channel_conductance(parameters, 15) == Approx(0.09 * 23 / 42.489e-6).epsilon(1e-4));
}

TEST_CASE("a channel that closes over lost corneum stays under its plug until corneum replaces it") {
  tissue::Tissue skin = flat_skin(small_grid());
  for (double plug : {0.0, 0.5, 1.0}) {
    fill(skin, FieldId::channel_plug, plug);
    fill(skin, FieldId::stratum_corneum, 0);
    fill(skin, FieldId::barrier_lipids, 0);
    fill(skin, FieldId::channel_area, 1);
    const double open = tewl(skin);
    fill(skin, FieldId::channel_area, 0);
    CHECK(tewl(skin) == Approx(open));
    double last = open;
    for (double back : {0.01, 0.1, 0.5, 1.0}) {
      fill(skin, FieldId::stratum_corneum, 15 * back);
      fill(skin, FieldId::barrier_lipids, std::min(1.0, 14 * back));  // renewed a day and 14 days: barrier.toml
      CHECK(tewl(skin) < last);
      last = tewl(skin);
    }
    CHECK(last == Approx(10));
  }
}

TEST_CASE("channels raise tewl with their area, plugs lower it, and nothing passes the air layer's limit") {
  tissue::Tissue skin = flat_skin(small_grid());
  double last = tewl(skin);
  for (double area : {1e-5, 1e-4, 1e-3, 1e-2, 1e-1}) {
    fill(skin, FieldId::channel_area, area);
    const double now = tewl(skin);
    CHECK(now > last);
    CHECK(now < 134);
    last = now;
  }
  fill(skin, FieldId::channel_area, 1e-4);
  const double open = tewl(skin);
  fill(skin, FieldId::channel_plug, 1);
  const double plugged = tewl(skin);
  CHECK(plugged < open);
  CHECK(plugged > 10);  // water passes a plug that ions do not
}
