// Do 8-bit volumes hold what the fields hold, at fixed ranges?
// SPDX-License-Identifier: Apache-2.0
#include "instruments/block_scan.hpp"

#include <catch2/catch.hpp>

#include "instruments/test_tissue.hpp"

using namespace cutis;
using namespace cutis::instruments;
using tissue::FieldId;

TEST_CASE("bytes span the range and saturate") {
  CHECK(scan_byte(0, 0, 100) == 0);
  CHECK(scan_byte(-5, 0, 100) == 0);
  CHECK(scan_byte(100, 0, 100) == 255);
  CHECK(scan_byte(1e9, 0, 100) == 255);
  CHECK(scan_byte(20, 0, 100) == 51);
}

TEST_CASE("a scan has one byte per voxel, x fastest, and all punctures") {
  tissue::Tissue skin = flat_skin(small_grid());
  skin.time = core::ticks_from_days(2);
  skin[FieldId::collagen3][skin.grid.index(3, 2, 1)] = 30;
  skin[FieldId::collagen1_immature][skin.grid.index(3, 2, 1)] = 60;
  skin.punctures = {{core::ticks_from_days(1), 2, 0.1, 0.05, 0.03, 0.5, 10, 90}};
  const core::BlockScan block = scan(skin);
  CHECK(block.time_d == 2);
  REQUIRE(block.volumes.front().id == "new_collagen");
  REQUIRE(block.volumes.front().bytes.size() == skin.grid.size());
  CHECK(block.volumes.front().bytes[skin.grid.index(3, 2, 1)] == 153);  // 90 of 150
  CHECK(block.volumes.front().bytes[0] == 0);
  REQUIRE(block.punctures.size() == 1);
  CHECK(block.punctures[0].time_d == 1);
  CHECK(block.punctures[0].depth_mm == 0.5);
}
