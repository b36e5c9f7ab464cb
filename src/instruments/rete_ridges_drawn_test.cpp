// Are rete ridges read and drawn as high as their field says, about the same mean, filled with their own tissue?
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <numbers>

#include "instruments/histology.hpp"
#include "instruments/section_nuclei.hpp"
#include "instruments/test_tissue.hpp"

using namespace cutis;
using namespace cutis::instruments;
using tissue::FieldId;

namespace {

const HistologyParameters parameters = shipped_parameters().read<HistologyParameters>("histology");
const ImmunostainParameters antibodies = shipped_parameters().read<ImmunostainParameters>("immunostain");

constexpr double amplitude_mm = 0.03, wave_mm = 0.24;

double junction_mm(double x_mm) { return 0.1 + amplitude_mm * std::cos(2 * std::numbers::pi * x_mm / wave_mm); }

/// Ridges along y: a junction that waves between 70 and 130 um along x, columns of 10 um, keratinocytes only above it.
tissue::Tissue wavy_skin() {
  tissue::Tissue skin = flat_skin({96, 8, 120, 0.01, 0.01});
  const grid::Grid& grid = skin.grid;
  for (std::size_t v = 0; v < grid.size(); ++v) {
    const double low = static_cast<double>(v / grid.plane()) * grid.dz_mm;
    if (low >= 0.2) continue;
    const double border = junction_mm(grid.centre_x_mm(static_cast<int>(v) % grid.nx));
    const double share = std::clamp((border - low) / grid.dz_mm, 0.0, 1.0);
    skin[FieldId::viable_epidermis][v] = share;
    skin[FieldId::papillary_dermis][v] = 1 - share;
  }
  for (FieldId cells : {FieldId::keratinocytes, FieldId::basal_keratinocytes})
    for (std::size_t v = 0; v < grid.size(); ++v) skin[cells][v] = skin[FieldId::viable_epidermis][v] > 0 ? 1 : 0;
  return skin;
}

SectionGeometry drawn(const tissue::Tissue& skin) { return remodelled_geometry(skin, layer_depths(skin), 4, 1); }

double reading(const tissue::Tissue& skin, const char* quantity) {
  return value_of(Histology(parameters, antibodies).read(skin, zero_rates(skin)), quantity, "epidermis");
}

/// Arc length of the cosine over its width, by small steps.
double interdigitation_of(double height) {
  double length = 0;
  constexpr int steps = 4000;
  const double k = 2 * std::numbers::pi / wave_mm;
  for (int n = 0; n < steps; ++n)
    length += std::hypot(1, height * amplitude_mm * k * std::sin(2 * std::numbers::pi * (n + 0.5) / steps)) / steps;
  return length;
}

}  // namespace

TEST_CASE("height and interdigitation of a known wave, at rest, flat, half lost and taller") {
  tissue::Tissue skin = wavy_skin();
  CHECK(reading(skin, "rete_ridge_height") == Approx(60).epsilon(0.02));
  CHECK(reading(skin, "interdigitation") == Approx(interdigitation_of(1)).epsilon(0.005));
  CHECK(interdigitation_of(1) > 1.12);
  fill(skin, FieldId::rete_ridges, 0);
  CHECK(reading(skin, "rete_ridge_height") == 0);
  CHECK(reading(skin, "interdigitation") == Approx(1));
  fill(skin, FieldId::rete_ridges, 1.6);
  CHECK(reading(skin, "rete_ridge_height") == Approx(96).epsilon(0.02));
  CHECK(reading(skin, "interdigitation") == Approx(interdigitation_of(1.6)).epsilon(0.005));
  for (std::size_t c = 0; c < skin.grid.plane(); ++c) skin[FieldId::rete_ridges][c] = c % 96 < 48 ? 0 : 1;
  CHECK(reading(skin, "rete_ridge_height") == Approx(30).epsilon(0.02));
}

TEST_CASE("at rest the junction is drawn where voxels have it; flat, at its mean depth; never beyond its neighbours") {
  tissue::Tissue skin = wavy_skin();
  const SectionGeometry rest = drawn(skin);
  CHECK(rest.junction == rest.voxel_junction);
  CHECK(rest.junction == section_geometry(skin, layer_depths(skin), 4, 1).junction);
  fill(skin, FieldId::rete_ridges, 0);
  const SectionGeometry flat = drawn(skin);
  for (double depth : flat.junction) REQUIRE(depth == Approx(100).margin(0.1));
  fill(skin, FieldId::rete_ridges, 9);
  const SectionGeometry tall = drawn(skin);
  CHECK(*std::min_element(tall.junction.begin(), tall.junction.end()) == 10);
  CHECK(*std::max_element(tall.junction.begin(), tall.junction.end()) <= 290.001);
}

TEST_CASE("what lies at a depth is drawn at a depth, there and back, and tissue below the papillae stays") {
  tissue::Tissue skin = wavy_skin();
  fill(skin, FieldId::rete_ridges, 0.3);
  const SectionGeometry g = drawn(skin);
  for (int x : {5, 120, 240})
    for (double depth : {-20.0, 40.0, 90.0, 110.0, 250.0, 400.0})
      CHECK(g.depth_in_fields(x, g.depth_drawn(x, depth)) == Approx(depth));
  CHECK(g.depth_drawn(120, g.voxel_junction[120]) == Approx(g.junction[120]));
  CHECK(g.depth_drawn(120, 400) == 400);
}

TEST_CASE("flattened papillae fill with keratinocytes: as many nuclei, no gap") {
  tissue::Tissue skin = wavy_skin();
  const auto nuclei = [&] { return static_cast<double>(keratinocyte_nuclei(skin, parameters, drawn(skin)).size()); };
  const auto bare = [&] {  // pixels as pale as glass, from below the surface to the mean depth of the junction
    const core::Picture he = Histology(parameters, antibodies).pictures(skin, zero_rates(skin), all_stains).back();
    long count = 0;
    for (int y = 90 + 5; y < 90 + 95; ++y)
      for (int x = 100; x < 140; ++x) {  // below a papilla: 70 um at rest
        const std::uint8_t* rgb = he.rgb.data() + 3 * (y * he.width + x);
        count += rgb[0] > 242 && rgb[1] > 226;
      }
    return count;
  };
  const double at_rest = nuclei();
  fill(skin, FieldId::rete_ridges, 0);
  CHECK(nuclei() == Approx(at_rest).epsilon(0.08));
  CHECK(bare() < 40);
}

TEST_CASE("areas of stain do not follow ridges") {
  tissue::Tissue skin = wavy_skin();
  fill(skin, FieldId::collagen1_mature, 120);
  const double before = positive_area(skin, parameters, FibreStain::all_collagen).papillary;
  fill(skin, FieldId::rete_ridges, 0.2);
  CHECK(positive_area(skin, parameters, FibreStain::all_collagen).papillary == before);
}
