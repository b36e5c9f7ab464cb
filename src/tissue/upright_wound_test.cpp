// Have upright wounds the area and volume that they should, on fine, coarse and thin blocks?
// SPDX-License-Identifier: Apache-2.0
#include "tissue/upright_wound.hpp"

#include <catch2/catch.hpp>
#include <numbers>
#include <stdexcept>

using namespace cutis;
using tissue::WoundArea;

namespace {

struct Sums {
  double cut = 0, near = 0;
};
Sums sum(const std::vector<tissue::CutShare>& shares, double size) {
  Sums total;
  for (const auto& share : shares) {
    total.cut += share.cut * size;
    total.near += share.near * size;
  }
  return total;
}

const grid::Grid slab{64, 8, 20, 0.025, 0.05};  // 1.6 x 0.2 x 1 mm
const grid::Grid coarse{32, 32, 24, 0.4, 0.1};  // 12.8 x 12.8 x 2.4 mm

}  // namespace

TEST_CASE("a band crosses a thin slab with its exact area and volume") {
  const WoundArea band{0, 0.33};
  const Sums area = sum(tissue::column_shares(band, 0.06, slab), slab.voxel_area_mm2());
  CHECK(area.cut == Approx(0.33 * 0.2));
  CHECK(area.near == Approx(0.45 * 0.2));
  const Sums volume = sum(tissue::upright_shares(band, 0.42, 0.06, slab), slab.voxel_volume_mm3());
  CHECK(volume.cut == Approx(0.33 * 0.2 * 0.42));
  CHECK(volume.near == Approx(0.45 * 0.2 * 0.48));
}

TEST_CASE("a disc on a large coarse block has its area to 1 %") {
  const Sums area = sum(tissue::column_shares({8, 0}, 0.1, coarse), coarse.voxel_area_mm2());
  CHECK(area.cut == Approx(std::numbers::pi * 16).epsilon(0.01));
  CHECK(area.near == Approx(std::numbers::pi * 4.1 * 4.1).epsilon(0.01));
  CHECK_THROWS_AS(tissue::column_shares({12.7, 0}, 0.1, coarse), std::invalid_argument);
}

TEST_CASE("without diameter and width it is the whole block, and so is a band as wide") {
  for (const WoundArea& area : {WoundArea{}, WoundArea{0, 5}}) {
    const Sums sums = sum(tissue::column_shares(area, 0.1, slab), slab.voxel_area_mm2());
    CHECK(sums.cut == Approx(1.6 * 0.2));
    CHECK(sums.near == Approx(1.6 * 0.2));
  }
}

TEST_CASE("a floor below the block takes the whole depth; one above it takes nothing") {
  CHECK(sum(tissue::upright_shares({}, 3, 0.1, slab), slab.voxel_volume_mm3()).cut == Approx(1.6 * 0.2 * 1));
  CHECK(tissue::upright_shares({}, -0.2, 0.1, slab).empty());
}

TEST_CASE("a wound with a roof has its volume, and a margin on all sides of it") {
  const Sums volume = sum(tissue::buried_shares({0, 0.33}, 0.22, 0.52, 0.06, slab), slab.voxel_volume_mm3());
  CHECK(volume.cut == Approx(0.33 * 0.2 * 0.3));
  CHECK(volume.near == Approx(0.45 * 0.2 * 0.42));
  CHECK(tissue::buried_shares({0, 0.33}, 0.22, 0.52, 0.06, slab).front().index >= 3 * slab.plane());
}
