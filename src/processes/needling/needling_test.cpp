// Does a session change the tissue by the right amounts, conserve collagen, and not depend on the voxel?
// SPDX-License-Identifier: Apache-2.0
#include "processes/needling/needling.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <numbers>

#include "processes/needling/channel.hpp"
#include "processes/needling/formulas.hpp"

using namespace cutis;
using processes::FieldId;
using tissue::Tissue;

namespace {

processes::NeedlingParameters numbers() {
  return core::ParameterLibrary::load(CUTIS_SOURCE_DIR "/data").read<processes::NeedlingParameters>("needling");
}

processes::CutParameters injury() {
  return core::ParameterLibrary::load(CUTIS_SOURCE_DIR "/data").read<processes::CutParameters>("cut");
}

processes::Needling as_shipped() { return {numbers(), injury()}; }

/// Two flat layers: 60 um of epidermis over dermis.
Tissue layered_tissue(const grid::Grid& grid) {
  Tissue t = tissue::make_tissue(grid);
  t.skin.stratum_corneum_rest_um = 15;
  t.skin.papillary_rest_mm = 0.15;
  t.skin.capillary_loops_per_mm2 = 14;
  t.skin.capillary_radius_mm = 0.0075;
  for (std::size_t n = 0; n < grid.size(); ++n) {
    const double z = grid.centre_depth_mm(static_cast<int>(n / grid.plane()));
    const bool epidermis = z < 0.06;
    t[FieldId::viable_epidermis][n] = epidermis;
    t[FieldId::keratinocytes][n] = epidermis;
    t[FieldId::epidermal_progenitors][n] = epidermis;
    t[FieldId::vessels][n] = !epidermis;
    t[FieldId::fibroblast_capacity][n] = epidermis ? 0 : 3000;
    t[FieldId::fibroblasts][n] = epidermis ? 0 : 3000;
    t[FieldId::collagen3][n] = epidermis ? 0 : 20;
    t[FieldId::collagen1_immature][n] = epidermis ? 0 : 2;
    t[FieldId::collagen1_mature][n] = epidermis ? 0 : 143;
    t[FieldId::mature_cross_links][n] = epidermis ? 0 : 71.5;
    t[FieldId::thick_fibrils][n] = epidermis ? 0 : 143;
  }
  for (std::size_t n = 0; n < grid.plane(); ++n) {
    t[FieldId::stratum_corneum][n] = 15;
    t[FieldId::barrier_lipids][n] = 1;
    t[FieldId::channel_plug][n] = 1;
  }
  return t;
}

tissue::Event roller_session(int session = 0) {
  tissue::Needling n;
  n.session = session;
  n.seed = 7;
  n.needle_length_mm = 1.5;
  n.needle_base_radius_mm = 0.125;
  n.depth_deficit_low_mm = 0.3;
  n.depth_deficit_high_mm = 0.8;
  n.passes = 15;
  n.needles = 192;
  n.rows = 8;
  n.drum_diameter_mm = 20;
  n.drum_width_mm = 20;
  return {1000, "session", n};
}

double sum(const grid::Values& values) {
  double total = 0;
  for (double value : values) total += value;
  return total;
}

double amount(const Tissue& t, FieldId id) { return sum(t[id]) * t.grid.voxel_volume_mm3(); }

const grid::Grid coarse{48, 48, 100, 0.02, 0.02}, fine{96, 96, 200, 0.01, 0.01};

}  // namespace

TEST_CASE("formulas at points worked out by hand") {
  using namespace processes::needling;
  CHECK(channel_depth_mm(1.5, 0.5) == 1.0);
  CHECK(channel_depth_mm(0.3, 0.5) == 0.0);
  CHECK(damage_after(0, 1, 0.2, 0.3, 0.95, 1) == Approx(0.49));
  CHECK(damage_after(0.5, 1, 0.2, 0.3, 0.95, 1) == Approx(0.745));
  CHECK(damage_after(1, 1, 0.2, 0.3, 0.95, 1) == 1);
  CHECK(damage_after(0.2, 0, 1, 0, 0.95, 1) == 0.2);
  // 14 loops per mm2, reach 35 + 7.5 um, through all of the papillary dermis: 1 - exp(-0.0794).
  CHECK(bleeding_probability(14, 0.035, 0.0075, 0.15, 0.15) == Approx(0.0764).margin(1e-4));
  CHECK(bleeding_probability(14, 0.035, 0.0075, 0, 0.15) == 0);
  CHECK(area_after(0.1, 0.5) == Approx(0.55));
  CHECK(mean_after(1, 0.01, 0, 0.04) == Approx(0.25));
  CHECK(mean_after(0.5, 0.01, 1.5, 0.04) == Approx(1.25));
  CHECK(mean_after(0, 0, 1.5, 0) == 0);
}

TEST_CASE("the pierced volume is the channels' to 1 %, on this grid and on one twice as fine") {
  const auto p = numbers();
  for (const grid::Grid& grid : {coarse, fine}) {
    Tissue t = layered_tissue(grid);
    processes::Needling(p, injury()).apply(roller_session(), t);
    REQUIRE(!t.punctures.empty());
    double exact = 0;
    for (const auto& channel : t.punctures) {
      const auto shape = processes::needling::channel_shape(channel, 15, p);
      const double in_corneum = std::numbers::pi * channel.radius_mm * channel.radius_mm * 0.015;
      exact += volume_mm3(shape) - in_corneum;
      CHECK(channel.time == 1000);
    }
    CHECK(amount(t, FieldId::track) == Approx(exact).epsilon(0.01));
  }
}

TEST_CASE("the same punctures on a finer grid injure as much") {
  Tissue a = layered_tissue(coarse), b = layered_tissue(fine);
  const processes::Needling needling(numbers(), injury());
  needling.apply(roller_session(), a);
  needling.apply(roller_session(), b);
  REQUIRE(a.punctures.size() == b.punctures.size());
  for (std::size_t n = 0; n < a.punctures.size(); ++n) CHECK(a.punctures[n].x_mm == b.punctures[n].x_mm);
  for (FieldId id : {FieldId::track, FieldId::damage_signal, FieldId::fibrin, FieldId::collagen_fragments})
    CHECK(amount(a, id) == Approx(amount(b, id)).epsilon(0.01));
}

TEST_CASE("collagen is cleaved, not lost") {
  Tissue t = layered_tissue(coarse);
  const auto all = [&] {
    return amount(t, FieldId::collagen3) + amount(t, FieldId::collagen1_immature) +
           amount(t, FieldId::collagen1_mature) + amount(t, FieldId::collagen_fragments);
  };
  const double before = all();
  as_shipped().apply(roller_session(), t);
  CHECK(all() == Approx(before).epsilon(1e-12));
  CHECK(amount(t, FieldId::collagen_fragments) > 0);
  CHECK(amount(t, FieldId::mature_cross_links) == Approx(0.5 * amount(t, FieldId::collagen1_mature)));
  CHECK(amount(t, FieldId::thick_fibrils) == Approx(amount(t, FieldId::collagen1_mature)));
}

TEST_CASE("cells die and vessels are cut in the channel, progenitors keep their niche, and the clot is blood") {
  Tissue t = layered_tissue(coarse);
  const auto p = numbers();
  for (FieldId id : {FieldId::sprouts, FieldId::immature_vessels})
    for (std::size_t n = 0; n < t.grid.size(); ++n) t[id][n] = 0.5 * t[FieldId::vessels][n];
  const double fibroblasts = amount(t, FieldId::fibroblasts), vessels = amount(t, FieldId::vessels);
  const double niche = amount(t, FieldId::epidermal_progenitors);
  processes::Needling(p, injury()).apply(roller_session(), t);
  double dermal_track = 0;
  for (std::size_t n = 0; n < t.grid.size(); ++n)
    dermal_track += t[FieldId::track][n] * (1 - t[FieldId::viable_epidermis][n]) * t.grid.voxel_volume_mm3();
  CHECK(fibroblasts - amount(t, FieldId::fibroblasts) == Approx(0.95 * 3000 * dermal_track).epsilon(1e-9));
  CHECK(vessels - amount(t, FieldId::vessels) == Approx(dermal_track).epsilon(1e-9));
  for (FieldId id : {FieldId::sprouts, FieldId::immature_vessels})
    CHECK(amount(t, id) == Approx(0.5 * amount(t, FieldId::vessels)));
  CHECK(amount(t, FieldId::epidermal_progenitors) == niche);
  const double clot = amount(t, FieldId::fibrin);
  CHECK(clot > 0);
  CHECK(clot < dermal_track);
  CHECK(amount(t, FieldId::tgf_beta1_latent) == Approx(32 * clot));
  CHECK(amount(t, FieldId::clot_pdgf) == Approx(24 * clot));
  for (std::size_t n = 0; n < t.grid.size(); ++n) REQUIRE(t[FieldId::damage_signal][n] <= 1);
}

TEST_CASE(
    "all living cells of the table of fields die in the channel; dead neutrophils lie there until they are cleared") {
  Tissue t = layered_tissue(coarse);
  for (FieldId packed : {FieldId::keratinocytes, FieldId::basal_keratinocytes}) t[packed].assign(t.grid.size(), 1.0);
  for (const tissue::FieldInfo& field : tissue::field_table)
    if (field.kind == tissue::FieldKind::volume && field.unit == "mm-3") t[field.id].assign(t.grid.size(), 1000.0);
  as_shipped().apply(roller_session(), t);
  for (const tissue::FieldInfo& field : tissue::field_table) {
    if (field.kind != tissue::FieldKind::volume || field.unit != "mm-3") continue;
    CAPTURE(field.name);
    const double lowest = *std::min_element(t[field.id].begin(), t[field.id].end());
    CHECK((lowest < 1000) == (field.id != FieldId::neutrophils_apoptotic));
  }
  for (FieldId packed : {FieldId::keratinocytes, FieldId::basal_keratinocytes})
    CHECK(*std::min_element(t[packed].begin(), t[packed].end()) < 1);
}

TEST_CASE("without blood there is no clot") {
  Tissue t = layered_tissue(coarse);
  t.components.blood = false;
  as_shipped().apply(roller_session(), t);
  CHECK(amount(t, FieldId::fibrin) == 0);
  CHECK(amount(t, FieldId::clot_pdgf) == 0);
  CHECK(amount(t, FieldId::damage_signal) > 0);
}

TEST_CASE("the surface opens by the area of the channels and loses corneum and plug there") {
  Tissue t = layered_tissue(coarse);
  as_shipped().apply(roller_session(), t);
  double exact = 0;
  for (const auto& c : t.punctures)
    exact += std::numbers::pi * c.radius_mm * c.radius_mm / std::cos(c.angle_deg * std::numbers::pi / 180);
  CHECK(sum(t[FieldId::channel_area]) * t.grid.voxel_area_mm2() == Approx(exact).epsilon(0.01));
  for (std::size_t n = 0; n < t.grid.plane(); ++n) {
    const double open = t[FieldId::channel_area][n];
    REQUIRE(t[FieldId::stratum_corneum][n] == Approx(15 * (1 - open)));
    REQUIRE(t[FieldId::barrier_lipids][n] == Approx(1 - open));
    if (open > 0) REQUIRE(t[FieldId::channel_plug][n] == 0);
    REQUIRE(t[FieldId::channel_length][n] == Approx(open > 0 ? 1.5 : 0));
  }
}

template <class Parameters, class Fingerprint>
void each_moves(const Parameters& base, const Fingerprint& fingerprint) {
  core::Description<Parameters> description;
  Parameters::describe(description);
  for (const auto& entry : description.entries()) {
    auto moved = base;
    moved.*(entry.member) *= 0.8;
    INFO(entry.name);
    CHECK(fingerprint(moved) != fingerprint(base));
  }
}

TEST_CASE("every parameter of needles and of cuts moves the tissue") {
  const auto fingerprint = [](const processes::NeedlingParameters& p, const processes::CutParameters& cut) {
    Tissue t = layered_tissue(grid::Grid{24, 24, 50, 0.04, 0.04});
    processes::Needling(p, cut).apply(roller_session(), t);
    std::vector<double> sums;
    for (const auto& field : tissue::field_table) sums.push_back(sum(t[field.id]));
    return sums;
  };
  each_moves(numbers(), [&](const processes::NeedlingParameters& p) { return fingerprint(p, injury()); });
  each_moves(injury(), [&](const processes::CutParameters& p) { return fingerprint(numbers(), p); });
}

TEST_CASE("a second run gives the same bits") {
  Tissue a = layered_tissue(coarse), b = layered_tissue(coarse);
  const processes::Needling needling(numbers(), injury());
  needling.apply(roller_session(), a);
  needling.apply(roller_session(), b);
  CHECK(a.values == b.values);
  needling.apply(roller_session(1), a);
  CHECK(a.punctures.size() > b.punctures.size());
}
