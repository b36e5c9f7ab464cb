// Does a wound of partial thickness take off what lies above its floor, and injure what lies just below?
// SPDX-License-Identifier: Apache-2.0
#include "processes/partial_thickness/partial_thickness.hpp"

#include <catch2/catch.hpp>

#include "processes/rates_for_test.hpp"

using namespace cutis;
using namespace cutis::processes;
using tissue::Tissue;

namespace {

const grid::Grid block{32, 8, 20, 0.05, 0.05};  // 1.6 x 0.4 x 1 mm

Tissue skin_of_block() {
  Tissue t = tissue::make_tissue(block);
  t.skin.stratum_corneum_rest_um = 20;
  for (FieldId id : {FieldId::fibroblasts, FieldId::fibroblast_capacity, FieldId::vessels}) fill(t, id, 100);
  fill(t, FieldId::stratum_corneum, 20);
  return t;
}

void cut(Tissue& t, const tissue::PartialThickness& wound) {
  const tissue::Event event{0, "wound", wound};
  const PartialThickness process(shipped_parameters().read<CutParameters>("cut"));
  REQUIRE(process.applies_to(event));
  process.apply(event, t);
}

Tissue cut_by(const tissue::PartialThickness& wound) {
  Tissue t = skin_of_block();
  cut(t, wound);
  return t;
}

double amount_mm3(const Tissue& t, FieldId id) {
  double sum = 0;
  for (double value : t[id]) sum += value * block.voxel_volume_mm3();
  return sum;
}

}  // namespace

TEST_CASE("of the whole block all goes down to the depth, counted from the skin surface") {
  const Tissue t = cut_by({{}, 0.28});
  CHECK(amount_mm3(t, FieldId::fibrin) == Approx(1.6 * 0.4 * 0.26));
  for (FieldId id : {FieldId::fibroblasts, FieldId::vessels}) {
    CHECK(t[id][block.index(3, 3, 4)] == 0);
    CHECK(t[id][block.index(3, 3, 6)] == 100);
  }
  CHECK(t[FieldId::stratum_corneum][7] == 0);
  CHECK(t[FieldId::channel_area][7] == 1);
}

TEST_CASE("ridges are lost where the floor lies below the junction, and kept where it lies above") {
  const auto height_over = [](double depth_mm) {
    Tissue t = skin_of_block();
    fill(t, FieldId::rete_ridges, 1);
    for (std::size_t v = 2 * block.plane(); v < 3 * block.plane(); ++v)  // 0.10 to 0.15 mm
      t[FieldId::viable_epidermis][v] = t[FieldId::papillary_dermis][v] = 0.5;
    cut(t, {{}, depth_mm});
    return t[FieldId::rete_ridges][5];
  };
  CHECK(height_over(0.28) == Approx(0).margin(1e-12));
  CHECK(height_over(0.145) == Approx(0.5));
  CHECK(height_over(0.1) == 1);
}

TEST_CASE("below the floor a layer of the sleeve's width is injured") {
  const Tissue t = cut_by({{}, 0.27});  // floor at 0.25 mm, sleeve to 0.31 mm
  CHECK(t[FieldId::damage_signal][block.index(3, 3, 4)] == Approx(0).margin(1e-12));
  CHECK(t[FieldId::damage_signal][block.index(3, 3, 5)] == Approx(1));
  CHECK(t[FieldId::damage_signal][block.index(3, 3, 6)] == Approx(0.2));
  CHECK(t[FieldId::damage_signal][block.index(3, 3, 7)] == 0);
}

TEST_CASE("a band leaves the skin beside it") {
  const Tissue t = cut_by({{0, 0.8}, 0.27});
  CHECK(amount_mm3(t, FieldId::fibrin) == Approx(0.8 * 0.4 * 0.25));
  CHECK(t[FieldId::fibroblasts][block.index(2, 3, 2)] == 100);
  CHECK(t[FieldId::stratum_corneum][block.index(2, 3, 0)] == 20);
}
