// Does a punch take out its cylinder, leave a clot and injure the rim?
// SPDX-License-Identifier: Apache-2.0
#include "processes/punch/punch.hpp"

#include <catch2/catch.hpp>
#include <numbers>

using namespace cutis;
using processes::FieldId;
using tissue::Tissue;

namespace {

const grid::Grid block{60, 60, 40, 0.05, 0.05};

processes::CutParameters numbers() {
  return core::ParameterLibrary::load(CUTIS_SOURCE_DIR "/data").read<processes::CutParameters>("cut");
}

Tissue uniform_tissue() {
  Tissue t = tissue::make_tissue(block);
  for (FieldId id :
       {FieldId::fibroblasts, FieldId::fibroblast_capacity, FieldId::collagen1_mature, FieldId::keratinocytes,
        FieldId::vessels, FieldId::immature_vessels, FieldId::sprouts, FieldId::oxygen, FieldId::epidermal_progenitors})
    t[id].assign(block.size(), 100.0);
  for (FieldId id : {FieldId::stratum_corneum, FieldId::barrier_lipids}) t[id].assign(block.plane(), 1.0);
  return t;
}

const tissue::Event two_mm{0, "punch", tissue::Punch{2.0, 1.0}};

double amount(const Tissue& t, FieldId id) {
  double total = 0;
  for (double value : t[id]) total += value * block.voxel_volume_mm3();
  return total;
}

}  // namespace

TEST_CASE("a punch removes its cylinder to 1 % and fills it with clot") {
  Tissue t = uniform_tissue();
  const double before = amount(t, FieldId::fibroblasts);
  processes::Punch(numbers()).apply(two_mm, t);
  const double cylinder = std::numbers::pi;
  CHECK(before - amount(t, FieldId::fibroblasts) == Approx(100 * cylinder).epsilon(0.01));
  CHECK(amount(t, FieldId::fibrin) == Approx(cylinder).epsilon(0.01));
  CHECK(amount(t, FieldId::tgf_beta1_latent) == Approx(32 * cylinder).epsilon(0.01));
  CHECK(amount(t, FieldId::clot_pdgf) == Approx(24 * cylinder).epsilon(0.01));
  CHECK(amount(t, FieldId::track) == Approx(cylinder).epsilon(0.01));
  const std::size_t middle = block.index(30, 30, 5);
  for (FieldId id : {FieldId::collagen1_mature, FieldId::keratinocytes, FieldId::vessels, FieldId::immature_vessels,
                     FieldId::sprouts})
    CHECK(t[id][middle] == 0);
  CHECK(t[FieldId::epidermal_progenitors][middle] == 100);  // the cells that cover the wound bring their pool
  CHECK(t[FieldId::oxygen][middle] == 100);
}

TEST_CASE("mast cells of the rim let out what they hold, those of the plug leave with it") {
  Tissue t = uniform_tissue();
  t[FieldId::mast_cell_histamine].assign(block.size(), 100.0);
  const double before = amount(t, FieldId::mast_cell_histamine);
  processes::Punch(numbers()).apply(two_mm, t);
  const double plug = 100 * std::numbers::pi, rim = amount(t, FieldId::histamine);
  CHECK(before - amount(t, FieldId::mast_cell_histamine) == Approx(plug + rim).epsilon(0.01));
  const double around = 1 + numbers().sleeve_width_mm;  // beside and below, with a round edge: between these two
  CHECK(rim > 100 * std::numbers::pi * (around * around - 1));
  CHECK(rim < 100 * std::numbers::pi * (around * around * around - 1));
  CHECK(t[FieldId::histamine][block.index(30, 30, 5)] == 0);
}

TEST_CASE("an injured share lets out its histamine once") {
  Tissue t = uniform_tissue();
  t[FieldId::mast_cell_histamine].assign(block.size(), 80.0);
  processes::degranulate(t, 5, 0.25);
  CHECK(t[FieldId::histamine][5] == 20);
  CHECK(t[FieldId::mast_cell_histamine][5] == 60);
  processes::degranulate(t, 5, 1);
  processes::degranulate(t, 5, 1);
  CHECK(t[FieldId::histamine][5] == 80);
  CHECK(t[FieldId::mast_cell_histamine][5] == 0);
  CHECK(t[FieldId::histamine][4] == 0);
}

TEST_CASE("the rim is injured, the void and the tissue beyond are not") {
  Tissue t = uniform_tissue();
  processes::Punch(numbers()).apply(two_mm, t);
  CHECK(t[FieldId::damage_signal][block.index(30, 30, 5)] == 0);
  CHECK(t[FieldId::damage_signal][block.index(50, 30, 5)] > 0.9);  // 1.0 to 1.05 mm from the axis
  CHECK(t[FieldId::damage_signal][block.index(53, 30, 5)] == 0);
  CHECK(processes::damage_of_rim(0, 0.5, 0.5, 1) == 0.25);
  CHECK(processes::damage_of_rim(1, 1, 1, 1) == 1);
}

TEST_CASE("the surface of the wound is bare") {
  Tissue t = uniform_tissue();
  processes::Punch(numbers()).apply(two_mm, t);
  double bare = 0;
  for (std::size_t n = 0; n < block.plane(); ++n) {
    bare += t[FieldId::channel_area][n] * block.voxel_area_mm2();
    REQUIRE(t[FieldId::stratum_corneum][n] == Approx(1 - t[FieldId::channel_area][n]));
    REQUIRE(t[FieldId::barrier_lipids][n] == Approx(1 - t[FieldId::channel_area][n]));
  }
  CHECK(bare == Approx(std::numbers::pi).epsilon(0.01));
}

TEST_CASE("without blood the void stays empty, and a wound must fit into the block") {
  Tissue t = uniform_tissue();
  t.components.blood = false;
  processes::Punch(numbers()).apply(two_mm, t);
  CHECK(amount(t, FieldId::fibrin) == 0);
  const tissue::Event too_wide{0, "punch", tissue::Punch{3.0, 1.0}};
  CHECK_THROWS_AS(processes::Punch(numbers()).apply(too_wide, t), std::invalid_argument);
}

TEST_CASE("a punch through the junction leaves no rete ridges where it cut, one above it leaves them") {
  const auto punched = [](double junction_mm) {
    Tissue t = uniform_tissue();
    t[FieldId::rete_ridges].assign(block.plane(), 1.0);
    const auto plane = static_cast<std::size_t>(junction_mm / block.dz_mm);
    for (std::size_t n = 0; n < block.plane(); ++n)
      t[FieldId::viable_epidermis][plane * block.plane() + n] =
          t[FieldId::papillary_dermis][plane * block.plane() + n] = 0.5;
    processes::Punch(numbers()).apply(two_mm, t);
    return t[FieldId::rete_ridges];
  };
  const grid::Values through = punched(0.1), above = punched(1.5);
  CHECK(through[block.index(30, 30, 0)] == Approx(0).margin(1e-12));
  CHECK(through[block.index(54, 30, 0)] == 1);
  double lost_mm2 = 0;
  for (double height : through) lost_mm2 += (1 - height) * block.voxel_area_mm2();
  CHECK(lost_mm2 == Approx(std::numbers::pi).epsilon(0.02));
  for (double height : above) REQUIRE(height == 1);
}
