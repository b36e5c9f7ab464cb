// Do the drawn sections cover what the formula says, and do readings follow the tissue by hand?
// SPDX-License-Identifier: Apache-2.0
#include "instruments/histology.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "instruments/histology_formulas.hpp"
#include "instruments/test_tissue.hpp"

using namespace cutis;
using namespace cutis::instruments;
using tissue::FieldId;

namespace {

constexpr HistologyParameters parameters{4, 430, 3, 15, 2, 600, 1, 2, 8, 7, 6, 1.25, 500};
constexpr ImmunostainParameters antibodies{2, 0.5, 1};

tissue::Tissue block(double mature, double fresh) {
  tissue::Tissue skin = flat_skin({48, 48, 60, 0.02, 0.02});
  fill(skin, FieldId::collagen1_mature, mature);
  fill(skin, FieldId::collagen3, fresh);
  return skin;
}

/// Coverage in per cent when fibres of several kinds overlap at random: exponents add.
double expected(double mature, double mature_um, double fresh, double fresh_um) {
  const double exponent =
      mature / covering_content_ug_per_mm3(430, 4, mature_um) + fresh / covering_content_ug_per_mm3(430, 4, fresh_um);
  return 100 * (1 - std::exp(-exponent));
}

}  // namespace

TEST_CASE("covering content: thin fibres cover more per mass") {
  CHECK(covering_content_ug_per_mm3(430, 4, 4) == Approx(215));
  CHECK(covering_content_ug_per_mm3(430, 0, 4) == Approx(430));
  CHECK(covered_share(215, 215) == Approx(0.632121));
  CHECK(profiles_per_mm2(1000, 4, 6) == Approx(10));
}

TEST_CASE("thresholded area follows the analytic coverage within 3 points, over the whole range") {
  for (double mature : {20.0, 80.0, 140.0, 250.0})
    for (double fresh : {0.0, 25.0, 100.0}) {
      INFO("mature " << mature << " new " << fresh);
      const tissue::Tissue skin = block(mature, fresh);
      const PositiveArea masson = positive_area(skin, parameters, FibreStain::all_collagen);
      CHECK(100 * masson.papillary == Approx(expected(mature, 3, fresh, 3)).margin(3));
      CHECK(100 * masson.reticular == Approx(expected(mature, 15, fresh, 3)).margin(3));
      const PositiveArea silver = positive_area(skin, parameters, FibreStain::reticulin);
      CHECK(100 * silver.papillary == Approx(expected(0, 1, fresh, 2)).margin(3));
      CHECK(100 * silver.reticular == Approx(expected(0, 1, fresh, 2)).margin(3));
    }
}

TEST_CASE("more collagen only adds fibres, and tissues that agree share them") {
  const tissue::Tissue less = block(100, 10);
  tissue::Tissue more = block(100, 30);
  const SectionGeometry g = section_geometry(less, layer_depths(less), 10, 1.2);
  const FibreMap a = draw_fibres(less, parameters, g, FibreStain::all_collagen);
  const FibreMap b = draw_fibres(more, parameters, g, FibreStain::all_collagen);
  bool contained = true;
  for (std::size_t pixel = 0; pixel < a.size(); ++pixel)
    contained = contained && (a[pixel] == 0 || b[pixel] >= a[pixel]);
  CHECK(contained);
  CHECK(a != b);
  CHECK(a == draw_fibres(block(100, 10), parameters, g, FibreStain::all_collagen));
}

TEST_CASE("fibres are drawn along their orientation and cover as much whichever way they lie") {
  const auto drawn = [](double along_x) {
    tissue::Tissue skin = block(80, 0);
    for (FieldId x : {FieldId::mature_collagen_along_x, FieldId::new_collagen_along_x}) fill(skin, x, along_x);
    for (FieldId y : {FieldId::mature_collagen_along_y, FieldId::new_collagen_along_y}) fill(skin, y, 0.1);
    return skin;
  };
  /// Borders of fibres met on the way down over those met along x.
  const auto flatness = [](const tissue::Tissue& skin) {
    const SectionGeometry g = section_geometry(skin, layer_depths(skin), 10, 1.2);
    const FibreMap map = draw_fibres(skin, parameters, g, FibreStain::all_collagen);
    double down = 0, along = 0;
    for (int depth = 0; depth + 1 < g.depth_um; ++depth)
      for (int x = 0; x + 1 < g.width_um; ++x) {
        const bool here = map[g.pixel(x, depth)] > 0;
        along += here != (map[g.pixel(x + 1, depth)] > 0);
        down += here != (map[g.pixel(x, depth + 1)] > 0);
      }
    return down / along;
  };
  CHECK(flatness(drawn(0.85)) > 3);
  CHECK(flatness(drawn(0.05)) < 1);
  const double flat = positive_area(drawn(0.85), parameters, FibreStain::all_collagen).reticular;
  CHECK(positive_area(drawn(0.05), parameters, FibreStain::all_collagen).reticular == Approx(flat).margin(0.04));
}

TEST_CASE("epidermal thickness, Ki-67 and closure by hand") {
  tissue::Tissue skin = flat_skin(small_grid());
  tissue::Rates rates = zero_rates(skin);
  auto& spreading = rates.production[tissue::index_of(FieldId::keratinocytes)];
  std::fill(spreading.begin(), spreading.end(), 9);  // cells that only move in are not in cycle
  auto& departure = rates.loss[tissue::index_of(FieldId::basal_keratinocytes)];
  std::fill(departure.begin(), departure.end(), 0.04);
  fill(skin, FieldId::epidermal_progenitors, 2);
  const Histology histology(parameters, antibodies);
  auto readings = histology.read(skin, rates);
  CHECK(value_of(readings, "epidermal_thickness", "epidermis") == Approx(100));
  CHECK(value_of(readings, "ki67_fraction", "epidermis") == Approx(3));
  CHECK(value_of(readings, "epidermal_gap_bridged", "epidermis") == 100);
  for (int k : {0, 1, 2, 3}) skin[FieldId::track][skin.grid.index(2, 2, k)] = 0.5;
  skin[FieldId::keratinocytes][skin.grid.index(2, 2, 0)] = 0.1;
  fill(skin, FieldId::fibroblasts, 3000);
  readings = histology.read(skin, rates);
  CHECK(value_of(readings, "epidermal_gap_bridged", "epidermis") == Approx(75));
  CHECK(value_of(readings, "fibroblasts", "dermis") == Approx(30));
  fill(skin, FieldId::keratinocytes, 1.5);
  CHECK(value_of(histology.read(skin, rates), "epidermal_thickness", "epidermis") == Approx(150));
}

TEST_CASE("pictures have 1 um pixels, colours of their stain, and the same bytes on any number of threads") {
  const tissue::Tissue skin = block(140, 25);
  const Histology histology(parameters, antibodies);
  omp_set_num_threads(1);
  const auto once = histology.pictures(skin, zero_rates(skin));
  omp_set_num_threads(2);
  const auto twice = histology.pictures(skin, zero_rates(skin));
  REQUIRE(once.size() == 10);
  for (std::size_t n = 0; n < once.size(); ++n) {
    CHECK(once[n].width == 960);
    CHECK(once[n].um_per_pixel == 1);
    REQUIRE(once[n].rgb.size() == static_cast<std::size_t>(3 * once[n].width * once[n].height));
    CHECK(once[n].rgb == twice[n].rgb);
  }
  long blue = 0, dermis = 0;  // Masson: collagen is bluer than red
  const core::Picture& masson = once[0];
  REQUIRE(masson.name == "histology_masson");
  for (int y = masson.height - 600; y < masson.height - 300; ++y)
    for (int x = 0; x < masson.width; ++x, ++dermis) {
      const std::uint8_t* rgb = masson.rgb.data() + 3 * (y * masson.width + x);
      blue += rgb[2] > rgb[0] + 40;
    }
  CHECK(100.0 * static_cast<double>(blue) / static_cast<double>(dermis) == Approx(expected(140, 15, 25, 3)).margin(4));
}

TEST_CASE(
    "the picture of a channel is cut out around the deepest puncture of the first session, across the border too") {
  tissue::Tissue skin = block(140, 25);
  const Histology histology(parameters, antibodies);
  CHECK_FALSE(histology.channel(skin, zero_rates(skin)).has_value());
  skin.punctures = {
      {0, 0, 0.5, 0.49, 0.03, 0.3, 0, 0}, {0, 0, 0.01, 0.49, 0.03, 0.4, 0, 0}, {9, 1, 0.5, 0.49, 0.03, 0.9, 0, 0}};
  const auto channel = histology.channel(skin, zero_rates(skin));
  REQUIRE(channel.has_value());
  CHECK(channel->width == 220);
  CHECK(channel->height == 90 + 500);  // headroom, and 0.1 mm below the channel
  const int row = skin.grid.ny / 2;
  REQUIRE(static_cast<int>(0.49 / skin.grid.dx_mm) == row);
  const core::Picture whole = histology.pictures(skin, zero_rates(skin))[0];
  for (int x : {0, 60, 110, 219})  // a column in the middle of the depth, where no scale bar lies
    CHECK(channel->rgb[static_cast<std::size_t>(3 * (300 * 220 + x))] ==
          whole.rgb[static_cast<std::size_t>(3 * (300 * 960 + (10 - 110 + x + 960) % 960))]);
}
