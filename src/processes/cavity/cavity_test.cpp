// Is a closed cavity full of clot, its rim injured on all sides, and the skin above it whole?
// SPDX-License-Identifier: Apache-2.0
#include "processes/cavity/cavity.hpp"

#include <catch2/catch.hpp>

#include "processes/rates_for_test.hpp"

using namespace cutis;
using namespace cutis::processes;
using tissue::Tissue;

namespace {

const grid::Grid block{32, 8, 40, 0.05, 0.05};  // 1.6 x 0.4 x 2 mm

/// Dermis below 100 um of epidermis, with 20 um of corneum above.
Tissue skin() {
  Tissue t = tissue::make_tissue(block);
  t.skin.stratum_corneum_rest_um = 20;
  for (FieldId id : {FieldId::fibroblasts, FieldId::fibroblast_capacity, FieldId::vessels}) fill(t, id, 100);
  fill(t, FieldId::stratum_corneum, 20);
  for (std::size_t v = 0; v < 2 * block.plane(); ++v)
    t[FieldId::viable_epidermis][v] = t[FieldId::keratinocytes][v] = 1;
  return t;
}

Tissue hollowed(const tissue::Cavity& cavity, Tissue t = skin()) {
  const tissue::Event event{0, "cavity", cavity};
  const Cavity process(shipped_parameters().read<CutParameters>("cut"));
  REQUIRE(process.applies_to(event));
  process.apply(event, t);
  return t;
}

double amount_mm3(const Tissue& t, FieldId id) {
  double sum = 0;
  for (double value : t[id]) sum += value * block.voxel_volume_mm3();
  return sum;
}

const tissue::Cavity of_the_whole_block{{}, 0.53, 1.02};  // z 0.51 to 1 mm

}  // namespace

TEST_CASE("between roof and floor, counted from the skin surface, clot is all there is") {
  const Tissue t = hollowed(of_the_whole_block);
  CHECK(amount_mm3(t, FieldId::fibrin) == Approx(1.6 * 0.4 * 0.49));
  CHECK(amount_mm3(t, FieldId::track) == Approx(1.6 * 0.4 * 0.49));
  for (FieldId id : {FieldId::fibroblasts, FieldId::vessels}) {
    CHECK(t[id][block.index(3, 3, 9)] == 100);
    CHECK(t[id][block.index(3, 3, 10)] == Approx(20));  // 0.50 to 0.55 mm, whole down to 0.51
    CHECK(t[id][block.index(3, 3, 15)] == 0);
    CHECK(t[id][block.index(3, 3, 20)] == 100);
  }
}

TEST_CASE("roof and floor are injured over the sleeve's width, and nothing farther") {
  const Tissue t = hollowed(of_the_whole_block);
  const auto damage = [&](int k) { return t[FieldId::damage_signal][block.index(3, 3, k)]; };
  CHECK(damage(8) == Approx(0).margin(1e-12));
  CHECK(damage(9) == Approx(1));  // the sleeve of the roof from 0.45 to 0.51 mm
  CHECK(damage(10) == Approx(0.2));
  CHECK(damage(15) == 0);
  CHECK(damage(20) == Approx(1));  // of the floor from 1 to 1.06 mm
  CHECK(damage(21) == Approx(0.2));
  CHECK(damage(22) == 0);
}

TEST_CASE("the skin above a cavity stays closed and whole") {
  const Tissue t = hollowed(of_the_whole_block), before = skin();
  for (FieldId id : {FieldId::stratum_corneum, FieldId::channel_area}) CHECK(t[id] == before[id]);
  for (FieldId id : {FieldId::keratinocytes, FieldId::damage_signal, FieldId::fibroblasts})
    for (int k = 0; k < 8; ++k) REQUIRE(t[id][block.index(3, 3, k)] == before[id][block.index(3, 3, k)]);
}

TEST_CASE("a band has walls, and skin beside them") {
  const Tissue t = hollowed({{0, 0.8}, 0.53, 1.02});
  CHECK(amount_mm3(t, FieldId::fibrin) == Approx(0.8 * 0.4 * 0.49));
  CHECK(t[FieldId::damage_signal][block.index(7, 3, 15)] == Approx(1));  // x 0.35 to 0.4, the wall at 0.4 mm
  CHECK(t[FieldId::damage_signal][block.index(5, 3, 15)] == 0);
  CHECK(t[FieldId::fibroblasts][block.index(5, 3, 15)] == 100);
}

TEST_CASE("a cavity that would injure the epidermis is refused; without blood it stays empty") {
  CHECK_THROWS_AS(hollowed({{}, 0.15, 1}), std::invalid_argument);  // the sleeve begins 70 um deep
  Tissue bloodless = skin();
  bloodless.components.blood = false;
  const Tissue t = hollowed(of_the_whole_block, bloodless);
  CHECK(amount_mm3(t, FieldId::fibrin) == 0);
  CHECK(t[FieldId::fibroblasts][block.index(3, 3, 15)] == 0);
}
