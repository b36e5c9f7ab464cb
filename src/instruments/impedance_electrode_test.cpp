// Does the impedance electrode read 1 at rest, channels by area and plug, and the published threshold?
// SPDX-License-Identifier: Apache-2.0
#include "instruments/impedance_electrode.hpp"

#include <catch2/catch.hpp>

#include "instruments/test_tissue.hpp"

using namespace cutis;
using namespace cutis::instruments;
using tissue::FieldId;

namespace {

constexpr ImpedanceParameters parameters{1.5, 150, 0.2, 0.17};  // contrast 1.5 / 150e-6 / 0.2 = 50,000

double reading(const tissue::Tissue& skin, const std::string& quantity) {
  return value_of(ImpedanceElectrode(parameters).read(skin, zero_rates(skin)), quantity, "surface");
}

/// One channel of 50 um radius, open to the given share.
tissue::Tissue pierced(double open_share) {
  tissue::Tissue skin = flat_skin(small_grid());
  const double share = 3.14159265358979 * 0.05 * 0.05 / (0.24 * 0.16);
  skin.punctures = {{0, 0, 0.1, 0.1, 0.05, 0.5, 0, 0}};
  fill(skin, FieldId::channel_area, open_share * share);
  return skin;
}

}  // namespace

TEST_CASE("admittance at rest is exactly 1 and the skin is closed") {
  const tissue::Tissue skin = flat_skin(small_grid());
  CHECK(reading(skin, "skin_admittance") == 1.0);
  CHECK(reading(skin, "permeable_fraction") == 0.0);
  CHECK(reading(skin, "resealed") == 1.0);
}

TEST_CASE("channels add admittance by area, a full plug takes it away") {
  tissue::Tissue skin = flat_skin(small_grid());
  fill(skin, FieldId::channel_area, 0.01);
  CHECK(channel_contrast(parameters) == Approx(50000));
  CHECK(reading(skin, "skin_admittance") == Approx(0.99 + 500));
  fill(skin, FieldId::channel_plug, 1);
  CHECK(reading(skin, "skin_admittance") == Approx(0.99));
  CHECK(reading(skin, "resealed") == 1.0);
}

TEST_CASE("half the stratum corneum conducts twice") {
  tissue::Tissue skin = flat_skin(small_grid());
  fill(skin, FieldId::stratum_corneum, 7.5);
  CHECK(reading(skin, "skin_admittance") == Approx(2));
}

TEST_CASE("resealed switches at the residual fraction of the last session's channels") {
  CHECK(reading(pierced(1), "permeable_fraction") == Approx(100));
  CHECK(reading(pierced(0.18), "resealed") == 0.0);
  CHECK(reading(pierced(0.16), "resealed") == 1.0);
  tissue::Tissue twice = pierced(0.16);
  twice.punctures.push_back(twice.punctures.front());
  twice.punctures.back().session = 1;
  twice.punctures.back().radius_mm = 0.025;  // a quarter of the area: the same opening is now 64 % of it
  CHECK(reading(twice, "permeable_fraction") == Approx(64));
}
