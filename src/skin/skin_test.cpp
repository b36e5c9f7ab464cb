// Is the grown block the stated anatomy: layers exact, shares sum to 1, cells and collagen where they belong?
// SPDX-License-Identifier: Apache-2.0
#include "skin/skin.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>

using namespace cutis;
using tissue::FieldId;
using tissue::Tissue;

namespace {

skin::SiteAnatomy cheek(double age = 40) {
  return skin::read_site(core::ParameterLibrary::load(CUTIS_SOURCE_DIR "/data"), "cheek", true, age);
}

Tissue grown(const grid::Grid& grid, double age = 40, std::uint64_t seed = 3) {
  return skin::grow_skin(grid, cheek(age), 3, seed, {});
}

/// Volume of a field over the area of the block: the thickness of a layer, mm.
double thickness_mm(const Tissue& t, FieldId layer) {
  double sum = 0;
  for (double value : t[layer]) sum += value;
  return sum * t.grid.dz_mm / static_cast<double>(t.grid.plane());
}

double mean_in(const Tissue& t, FieldId field, FieldId layer) {
  double sum = 0, weight = 0;
  for (std::size_t n = 0; n < t.grid.size(); ++n) {
    if (t[layer][n] < 1) continue;
    sum += t[field][n];
    weight += 1;
  }
  return sum / weight;
}

const grid::Grid standard{48, 48, 120, 0.02, 0.02}, fine{96, 96, 120, 0.01, 0.01}, coarse{20, 20, 60, 0.048, 0.04};

}  // namespace

TEST_CASE("layer thicknesses are exact on any grid") {
  const skin::SiteAnatomy site = cheek();
  for (const grid::Grid& grid : {standard, fine, coarse}) {
    const Tissue t = grown(grid);
    CHECK(thickness_mm(t, FieldId::viable_epidermis) == Approx(site.viable_epidermis_mm).epsilon(1e-9));
    CHECK(thickness_mm(t, FieldId::papillary_dermis) == Approx(site.papillary_dermis_mm).epsilon(1e-9));
    CHECK(thickness_mm(t, FieldId::reticular_dermis) == Approx(site.reticular_dermis_mm).epsilon(1e-9));
  }
}

TEST_CASE("shares lie in [0, 1] and sum to 1 in every voxel") {
  const Tissue t = grown(standard);
  for (std::size_t n = 0; n < t.grid.size(); ++n) {
    double sum = 0;
    for (FieldId layer :
         {FieldId::viable_epidermis, FieldId::papillary_dermis, FieldId::reticular_dermis, FieldId::hypodermis}) {
      REQUIRE(t[layer][n] >= 0);
      REQUIRE(t[layer][n] <= 1);
      sum += t[layer][n];
    }
    REQUIRE(sum == Approx(1).epsilon(1e-12));
  }
}

TEST_CASE("a coarse voxel holds the mean of the fine voxels in it, to 1 % of a voxel") {
  const Tissue a = grown({24, 24, 20, 0.04, 0.04}), b = grown({96, 96, 80, 0.01, 0.01});
  for (int k = 0; k < 20; ++k)
    for (int j = 0; j < 24; ++j)
      for (int i = 0; i < 24; ++i) {
        double sum = 0;
        for (int n = 0; n < 64; ++n)
          sum += b[FieldId::viable_epidermis][b.grid.index(4 * i + n % 4, 4 * j + n / 4 % 4, 4 * k + n / 16)] / 64;
        REQUIRE(a[FieldId::viable_epidermis][a.grid.index(i, j, k)] == Approx(sum).margin(0.01));
      }
}

TEST_CASE("rete ridges: the junction runs the stated amplitude about the mean") {
  const skin::SiteAnatomy site = cheek();
  const Tissue t = grown({192, 192, 60, 0.005, 0.005});
  double thinnest = 1, thickest = 0;
  for (std::size_t column = 0; column < t.grid.plane(); ++column) {
    double depth = 0;
    for (int k = 0; k < t.grid.nz; ++k)
      depth += t[FieldId::viable_epidermis][static_cast<std::size_t>(k) * t.grid.plane() + column] * t.grid.dz_mm;
    thinnest = std::min(thinnest, depth);
    thickest = std::max(thickest, depth);
  }
  CHECK(thickest - thinnest == Approx(site.rete_amplitude_mm).epsilon(0.03));
}

TEST_CASE("ageing flattens the ridges: the epidermis thins in the mean, less so at its thinnest") {
  const skin::SiteAnatomy young = cheek(25), old = cheek(75);
  const double thinnest_young = young.viable_epidermis_mm - young.rete_amplitude_mm / 2;
  const double thinnest_old = old.viable_epidermis_mm - old.rete_amplitude_mm / 2;
  CHECK(old.viable_epidermis_mm / young.viable_epidermis_mm < thinnest_old / thinnest_young);
}

TEST_CASE("cells and vessels stand in their layers") {
  const skin::SiteAnatomy site = cheek();
  const Tissue t = grown(standard);
  CHECK(mean_in(t, FieldId::vessels, FieldId::papillary_dermis) == Approx(1));
  CHECK(mean_in(t, FieldId::vessels, FieldId::viable_epidermis) == 0);
  CHECK(mean_in(t, FieldId::fibroblasts, FieldId::papillary_dermis) >
        mean_in(t, FieldId::fibroblasts, FieldId::reticular_dermis));
  CHECK(mean_in(t, FieldId::fibroblasts, FieldId::viable_epidermis) == 0);
  CHECK(mean_in(t, FieldId::fibroblasts, FieldId::hypodermis) == Approx(site.fibroblasts_hypodermis_per_mm3));
  CHECK(t.skin.capillary_loops_per_mm2 == Approx(site.papillae_per_mm2));  // umeda_loops: each papilla had a loop
  const double epidermal_volume = thickness_mm(t, FieldId::viable_epidermis);
  CHECK(epidermal_volume * t.skin.keratinocytes_per_mm3 == Approx(75346));
  for (std::size_t n = 0; n < t.grid.size(); ++n) {
    REQUIRE(t[FieldId::keratinocytes][n] == (t[FieldId::viable_epidermis][n] > 0 ? 1 : 0));
    REQUIRE(t[FieldId::fibroblasts][n] == t[FieldId::fibroblast_capacity][n]);
  }
}

TEST_CASE("a site without capillary loops has no vessels, skin without immune cells no mast cells") {
  skin::SiteAnatomy sheet = cheek();
  sheet.capillary_loops_per_mm2 = 0;
  tissue::Components without_cells;
  without_cells.immune_cells = false;
  const auto sum = [](const Tissue& t, FieldId id) { return std::accumulate(t[id].begin(), t[id].end(), 0.0); };
  const Tissue whole = grown(coarse), cultured = skin::grow_skin(coarse, sheet, 3, 3, {}),
               bare = skin::grow_skin(coarse, cheek(), 3, 3, without_cells);
  for (FieldId id : {FieldId::vessels, FieldId::vessel_capacity}) {
    CHECK(sum(whole, id) > 0);
    CHECK(sum(cultured, id) == 0);
    CHECK(bare[id] == whole[id]);
  }
  CHECK(sum(whole, FieldId::mast_cells) > 0);
  CHECK(sum(bare, FieldId::mast_cells) == 0);
  CHECK(cultured[FieldId::mast_cells] == whole[FieldId::mast_cells]);
}

TEST_CASE("collagen of a layer is the stated one, with its share of type III") {
  const skin::SiteAnatomy site = cheek();
  const Tissue t = grown(standard);
  const auto all_in = [&](FieldId layer) {
    return mean_in(t, FieldId::collagen3, layer) + mean_in(t, FieldId::collagen1_immature, layer) +
           mean_in(t, FieldId::collagen1_mature, layer);
  };
  CHECK(all_in(FieldId::papillary_dermis) == Approx(site.collagen_papillary_ug_per_mm3));
  CHECK(all_in(FieldId::reticular_dermis) == Approx(site.collagen_reticular_ug_per_mm3));
  CHECK(mean_in(t, FieldId::collagen3, FieldId::papillary_dermis) ==
        Approx(site.collagen_papillary_ug_per_mm3 * site.collagen3_share_papillary));
}

TEST_CASE("the surface and the constants are at rest") {
  const Tissue t = grown(standard);
  CHECK(t[FieldId::stratum_corneum][7] == Approx(16.8));
  CHECK(t[FieldId::barrier_lipids][7] == 1);
  CHECK(t[FieldId::channel_area][7] == 0);
  CHECK(t.skin.site == "cheek");
  CHECK(t.skin.fitzpatrick == 3);
  CHECK(t.skin.dermis_rest_mm == Approx(0.87));
}

TEST_CASE("the seed moves the ridges only; the same seed gives the same bits") {
  CHECK(grown(standard).values == grown(standard).values);
  const Tissue a = grown(standard, 40, 1), b = grown(standard, 40, 2);
  CHECK(a[FieldId::viable_epidermis] != b[FieldId::viable_epidermis]);
  CHECK(a[FieldId::hypodermis] == b[FieldId::hypodermis]);
}
