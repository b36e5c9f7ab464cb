// Does a single needle leave one channel of its size in the middle of the block?
// SPDX-License-Identifier: Apache-2.0
#include "processes/needling/probe.hpp"

#include <catch2/catch.hpp>
#include <numbers>

using namespace cutis;
using namespace cutis::processes;

TEST_CASE("a probe of 0.5 mm leaves one channel with its recoiled radius and stated depth") {
  const auto shipped = core::ParameterLibrary::load(CUTIS_SOURCE_DIR "/data");
  const auto numbers = shipped.read<NeedlingParameters>("needling");
  const grid::Grid block{48, 48, 40, 0.02, 0.02};
  tissue::Tissue t = tissue::make_tissue(block);
  t[FieldId::fibroblasts].assign(block.size(), 1000);
  t[FieldId::vessels].assign(block.size(), 1);
  t[FieldId::fibroblast_capacity].assign(block.size(), 1000);
  t[FieldId::mast_cell_histamine].assign(block.size(), 1000);
  const tissue::Event event{5, "probe", tissue::Probe{0.5, 0.6, 0}};
  const Probe probe(numbers, shipped.read<CutParameters>("cut"));
  REQUIRE(probe.applies_to(event));
  probe.apply(event, t);
  REQUIRE(t.punctures.size() == 1);
  CHECK(t.punctures[0].time == 5);
  CHECK(t.punctures[0].depth_mm == 0.6);
  CHECK(t.punctures[0].radius_mm == Approx(0.25 * numbers.recoil));
  const double a = t.punctures[0].radius_mm, tip = std::min(0.6, numbers.taper_per_base_radius * 0.25);
  double pierced_mm3 = 0;
  for (double share : t[FieldId::track]) pierced_mm3 += share * block.voxel_volume_mm3();
  CHECK(pierced_mm3 == Approx(std::numbers::pi * a * a * (0.6 - 2.0 / 3 * tip)).epsilon(0.01));
  CHECK(t[FieldId::track][block.index(24, 24, 2)] == Approx(1));
  CHECK(t[FieldId::vessels][block.index(24, 24, 2)] == Approx(0).margin(1e-12));
  const std::size_t pierced = block.index(24, 24, 2), beyond = block.index(2, 2, 2);
  CHECK(t[FieldId::histamine][pierced] == Approx(1000));  // mast cells that the needle meets let go
  CHECK(t[FieldId::mast_cell_histamine][pierced] == Approx(0).margin(1e-9));
  CHECK(t[FieldId::histamine][beyond] == 0);
}
