// Do assays and counts average over the right voxels, with the same bits on any number of threads?
// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>
#include <cmath>

#include "instruments/catalog.hpp"
#include "instruments/cell_counts.hpp"
#include "instruments/collagen_assay.hpp"
#include "instruments/region.hpp"
#include "instruments/test_tissue.hpp"
#include "instruments/tissue_assay.hpp"
#include "instruments/vessel_count.hpp"

using namespace cutis;
using namespace cutis::instruments;
using tissue::FieldId;

TEST_CASE("a biopsy ends within a voxel where its depth does") {
  tissue::Tissue skin = flat_skin(small_grid());
  for (std::size_t v = 0; v < skin.grid.size(); ++v)
    skin[FieldId::il6][v] = v / skin.grid.plane() < 2 ? 3 : 0;  // the top 40 um
  const Region biopsy = biopsy_region(skin, "biopsy", 0.05);
  CHECK(mean(skin.grid, biopsy, skin[FieldId::il6]) == Approx(3 * 0.04 / 0.05));
  CHECK(biopsy_region(skin, "all", 99).total == Approx(static_cast<double>(skin.grid.size())));
}

TEST_CASE("the assay reads levels, production and births") {
  tissue::Tissue skin = flat_skin(small_grid());
  tissue::Rates rates = zero_rates(skin);
  fill(skin, FieldId::tnf, 0.25);
  const auto produce = [&](FieldId id, double rate) {
    auto& production = rates.production[tissue::index_of(id)];
    std::fill(production.begin(), production.end(), rate);
  };
  produce(FieldId::tnf, 7);
  produce(FieldId::keratinocytes, 9);  // spreading as well: not read
  auto& departure = rates.loss[tissue::index_of(FieldId::basal_keratinocytes)];
  std::fill(departure.begin(), departure.end(), 0.01);
  fill(skin, FieldId::epidermal_progenitors, 2);
  produce(FieldId::fibroblasts, 100);
  const auto readings = TissueAssay({0.6, 1.5}).read(skin, rates);
  CHECK(value_of(readings, "tnf_level", "biopsy") == Approx(0.25));
  CHECK(value_of(readings, "tnf_production", "biopsy") == Approx(7));
  // a sixth of the depth is epidermis: 1e6 * 0.3 * 0.02 / 6 + 100
  CHECK(value_of(readings, "proliferation", "biopsy") == Approx(1e6 * 0.3 * 0.02 / 6 + 100));
  CHECK_FALSE(has(readings, "tnf_level", "wound_edge"));
}

TEST_CASE("the cavity of a wound is what was taken away below the papillary dermis") {
  tissue::Tissue skin = flat_skin(small_grid());
  const std::size_t plane = skin.grid.plane();
  for (std::size_t k = 0; k < 20; ++k) skin[FieldId::track][k * plane] = 1;  // one column, to 0.4 mm
  for (std::size_t k = 0; k < 15; ++k) skin[FieldId::vegf][k * plane] = 8;   // epidermis and papillary dermis
  skin[FieldId::vegf][16 * plane] = 5;
  const auto readings = TissueAssay({0.6, 1.5}).read(skin, zero_rates(skin));
  CHECK(value_of(readings, "vegf_level", "wound_cavity") == Approx(1));
  CHECK(value_of(readings, "vegf_level", "wound") == Approx((15 * 8 + 5) / 20.0));
}

TEST_CASE("the wound edge reaches a distance around the wound, across the periodic border") {
  tissue::Tissue skin = flat_skin({20, 20, 30, 0.02, 0.02});
  skin[FieldId::track][skin.grid.index(0, 0, 3)] = 0.2;
  for (int j = 0; j < 20; ++j)
    for (int i = 0; i < 20; ++i) {
      const double dx = std::min(i, 20 - i) * 0.02, dy = std::min(j, 20 - j) * 0.02;
      for (int k = 0; k < 30; ++k) skin[FieldId::il8][skin.grid.index(i, j, k)] = std::hypot(dx, dy) < 0.0505 ? 1 : 0;
    }
  const Region edge = wound_edge_region(skin, "wound_edge", 0.6, 0.0505);
  CHECK(edge.total / 30 == Approx(21));  // lattice points within 2.5 voxels
  CHECK(mean(skin.grid, edge, skin[FieldId::il8]) == Approx(1));
}

TEST_CASE("vessels around a wound are those of the dermis that was left; only some carry blood") {
  tissue::Tissue skin = flat_skin({20, 20, 30, 0.02, 0.02});  // papillary dermis from plane 5, reticular to plane 24
  skin.skin.capillary_loops_per_mm2 = 100;
  fill(skin, FieldId::vessels, 9);
  for (int k = 0; k < 30; ++k)
    for (int j = 0; j < 20; ++j)
      for (int i = 0; i < 20; ++i) {
        const bool within = std::hypot(std::min(i, 20 - i), std::min(j, 20 - j)) <= 2.5, cut = i == 0 && j == 0;
        if (!within || k < 5 || k >= 25) continue;
        skin[FieldId::vessels][skin.grid.index(i, j, k)] = cut ? 0 : 2;
        skin[FieldId::sprouts][skin.grid.index(i, j, k)] = cut ? 3 : 1;
      }
  const VesselCount count({0.6, 0.0505});
  CHECK_FALSE(has(count.read(skin, zero_rates(skin)), "cd31_density", "wound_periphery"));
  for (int k = 0; k < 30; ++k) skin[FieldId::track][skin.grid.index(0, 0, k)] = 1;
  const auto readings = count.read(skin, zero_rates(skin));
  CHECK(value_of(readings, "cd31_density", "wound_periphery") == Approx(300));
  CHECK(value_of(readings, "perfused_density", "wound_periphery") == Approx(200));
  CHECK(value_of(readings, "perfused_density", "dermis") == Approx(100.0 * (379 * 9 + 20 * 2) / 400));
}

TEST_CASE("cells and collagen are means by layer") {
  tissue::Tissue skin = flat_skin(small_grid());
  for (std::size_t v = 0; v < skin.grid.size(); ++v) {
    const bool papillary = skin[FieldId::papillary_dermis][v] > 0;
    skin[FieldId::fibroblasts][v] = papillary ? 4000 : 2000;
    skin[FieldId::myofibroblasts][v] = papillary ? 500 : 0;
    skin[FieldId::macrophages_m1][v] = 10;
    skin[FieldId::macrophages_m2][v] = 20;
    skin[FieldId::monocytes][v] = 30;
    skin[FieldId::collagen3][v] = papillary ? 30 : 20;
    skin[FieldId::collagen1_mature][v] = 100;
  }
  const auto cells = CellCounts({0.6, 0.05}).read(skin, zero_rates(skin));
  CHECK(value_of(cells, "fibroblasts", "papillary_dermis") == Approx(4500));
  CHECK(value_of(cells, "fibroblasts", "biopsy") == Approx((2.0 * 4500 + 4.0 * 2000) / 6));
  CHECK(value_of(cells, "macrophages", "reticular_dermis") == Approx(60));
  CHECK_FALSE(has(cells, "macrophages", "wound_edge"));
  skin[FieldId::track][0] = 1;
  CHECK(value_of(CellCounts({0.6, 0.05}).read(skin, zero_rates(skin)), "macrophages", "wound_edge") == Approx(60));
  const auto collagen = CollagenAssay().read(skin, zero_rates(skin));
  CHECK(value_of(collagen, "collagen_total", "papillary_dermis") == Approx(130));
  CHECK(value_of(collagen, "collagen_new", "reticular_dermis") == Approx(20));
}

TEST_CASE("a voxel that the junction crosses reads the content of its dermal part") {
  tissue::Tissue skin = flat_skin({4, 4, 20, 0.02, 0.03});  // epidermis to 0.1 mm: a third of the fourth plane
  for (std::size_t v = 0; v < skin.grid.size(); ++v)
    skin[FieldId::collagen1_mature][v] = 90 * (1 - skin[FieldId::viable_epidermis][v]);
  const auto collagen = CollagenAssay().read(skin, zero_rates(skin));
  CHECK(value_of(collagen, "collagen_total", "papillary_dermis") == Approx(90));
}

TEST_CASE("every instrument gives only what it lists, and the same bits on one and two threads") {
  const core::ParameterLibrary library = shipped_parameters();
  const InstrumentSet instruments = make_instruments(library);
  tissue::Tissue skin = flat_skin({24, 24, 60, 0.02, 0.02});
  for (const tissue::FieldInfo& row : tissue::field_table)
    if (row.kind == tissue::FieldKind::volume)
      for (std::size_t v = 0; v < skin.grid.size(); ++v)
        skin[row.id][v] = row.scale * (1 + 0.3 * std::sin(0.7 * static_cast<double>(v)));
  skin[FieldId::track][5] = 1;
  tissue::Rates rates = zero_rates(skin);
  rates.production = skin.values;
  for (const auto& instrument : instruments) {
    omp_set_num_threads(1);
    const auto once = instrument->read(skin, rates);
    omp_set_num_threads(2);
    const auto twice = instrument->read(skin, rates);
    REQUIRE(once.size() == twice.size());
    const auto listed = instrument->quantities();
    for (std::size_t r = 0; r < once.size(); ++r) {
      INFO(once[r].instrument << " " << once[r].quantity << " " << once[r].region);
      CHECK(once[r].value == twice[r].value);
      CHECK(std::isfinite(once[r].value));
      CHECK(once[r].instrument == instrument->name());
      CHECK(std::any_of(listed.begin(), listed.end(), [&](const Quantity& q) {
        return q.name == once[r].quantity && q.unit == once[r].unit &&
               std::find(q.regions.begin(), q.regions.end(), once[r].region) != q.regions.end();
      }));
    }
  }
}
