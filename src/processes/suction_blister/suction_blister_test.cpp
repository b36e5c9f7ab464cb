// Is the epidermis gone, the dermis there, and nothing bled, after a suction blister?
// SPDX-License-Identifier: Apache-2.0
#include "processes/suction_blister/suction_blister.hpp"

#include <catch2/catch.hpp>

#include "processes/rates_for_test.hpp"

using namespace cutis;
using namespace cutis::processes;
using tissue::Tissue;

namespace {

const grid::Grid block{32, 8, 10, 0.02, 0.02};

/// 50 um of epidermis over dermis.
Tissue skin() {
  Tissue t = tissue::make_tissue(block);
  fill(t, FieldId::fibroblasts, 100);
  fill(t, FieldId::fibroblast_capacity, 100);
  fill(t, FieldId::il6, 1);
  fill(t, FieldId::vessels, 1);
  for (std::size_t v = 0; v < block.size(); ++v) {
    const std::size_t k = v / block.plane();
    t[FieldId::viable_epidermis][v] = k < 2 ? 1 : k == 2 ? 0.5 : 0;
    t[FieldId::keratinocytes][v] = t[FieldId::epidermal_progenitors][v] = k < 3 ? 1 : 0;
    t[FieldId::basal_keratinocytes][v] = t[FieldId::keratinocytes][v];
  }
  fill(t, FieldId::stratum_corneum, 12);
  fill(t, FieldId::rete_ridges, 1);
  return t;
}

Tissue blistered(const tissue::WoundArea& area) {
  Tissue t = skin();
  const tissue::Event event{0, "blister", tissue::SuctionBlister{area}};
  const SuctionBlister process(shipped_parameters().read<SuctionBlisterParameters>("suction_blister"));
  REQUIRE(process.applies_to(event));
  process.apply(event, t);
  return t;
}

}  // namespace

TEST_CASE("the roof takes all keratinocytes and the epidermal part of the rest, and the corneum") {
  const Tissue t = blistered({});
  for (int k = 0; k < 3; ++k) {
    CHECK(t[FieldId::keratinocytes][block.index(4, 4, k)] == 0);
    CHECK(t[FieldId::basal_keratinocytes][block.index(4, 4, k)] == 0);
  }
  CHECK(t[FieldId::il6][block.index(4, 4, 1)] == 0);
  CHECK(t[FieldId::il6][block.index(4, 4, 2)] == 0.5);
  CHECK(t[FieldId::il6][block.index(4, 4, 3)] == 1);
  CHECK(t[FieldId::fibroblasts][block.index(4, 4, 3)] == 100);
  CHECK(t[FieldId::epidermal_progenitors][block.index(4, 4, 1)] == 1);
  CHECK(t[FieldId::stratum_corneum][5] == 0);
  CHECK(t[FieldId::channel_area][5] == 1);
}

TEST_CASE("a blister cuts no vessel and does not bleed; its floor is injured a little") {
  const Tissue t = blistered({});
  const auto damage = [&](int k) { return t[FieldId::damage_signal][block.index(4, 4, k)]; };
  for (double clot : t[FieldId::fibrin]) REQUIRE(clot == 0);
  for (double vessels : t[FieldId::vessels]) REQUIRE(vessels == 1);
  CHECK(damage(1) == 0);
  CHECK(damage(2) == Approx(0.2 * 0.5));  // the floor from 50 to 70 um takes half of 40 to 60 um
  CHECK(damage(3) == Approx(0.2 * 0.5));
  CHECK(damage(4) == 0);
}

TEST_CASE("the split runs in the basement membrane: papillae, and so ridges, stay") {
  const Tissue t = blistered({});
  for (double height : t[FieldId::rete_ridges]) REQUIRE(height == 1);
}

TEST_CASE("beside the area nothing changes") {
  const Tissue t = blistered({0, 0.2}), before = skin();
  for (FieldId id : {FieldId::keratinocytes, FieldId::stratum_corneum, FieldId::damage_signal})
    CHECK(t[id][block.index(2, 4, 0)] == before[id][block.index(2, 4, 0)]);
  CHECK(t[FieldId::keratinocytes][block.index(16, 4, 0)] == 0);
}
