// Does each stain show what it is drawn from, as much of it as the tissue holds, and nothing else?
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <string>

#include "instruments/histology.hpp"
#include "instruments/histology_formulas.hpp"
#include "instruments/immunostain.hpp"
#include "instruments/section_cells.hpp"
#include "instruments/test_tissue.hpp"

using namespace cutis;
using namespace cutis::instruments;
using tissue::FieldId;

namespace {

const HistologyParameters parameters = shipped_parameters().read<HistologyParameters>("histology");
const ImmunostainParameters antibodies = shipped_parameters().read<ImmunostainParameters>("immunostain");

tissue::Tissue block() {
  tissue::Tissue skin = flat_skin({48, 16, 60, 0.02, 0.02});
  fill(skin, FieldId::collagen1_mature, 140);
  fill(skin, FieldId::vessels, 0);
  skin.skin.capillary_loops_per_mm2 = 80;
  return skin;
}

core::Picture picture(const tissue::Tissue& skin, const std::string& name) {
  for (core::Picture& drawn : Histology(parameters, antibodies).pictures(skin, zero_rates(skin)))
    if (drawn.name == name) return drawn;
  throw std::out_of_range(name);
}

bool brown(const std::uint8_t* rgb) { return rgb[0] > rgb[2] + 24 && rgb[0] < 190; }
bool black(const std::uint8_t* rgb) { return std::max({rgb[0], rgb[1], rgb[2]}) < 40; }

/// Share (%) of such pixels in the reticular dermis, above the scale bar.
template <class Is>
double share(const core::Picture& drawn, Is&& is) {
  constexpr int headroom = 90, top = 350, bottom = 1050;
  long hits = 0, all = 0;
  for (int y = headroom + top; y < headroom + bottom; ++y)
    for (int x = 0; x < drawn.width; ++x, ++all) hits += is(drawn.rgb.data() + 3 * (y * drawn.width + x)) ? 1 : 0;
  return 100 * static_cast<double>(hits) / static_cast<double>(all);
}

}  // namespace

TEST_CASE("pixels that are counted are those that a section shows") {
  tissue::Tissue skin = block();
  fill(skin, FieldId::collagen3, 20);
  fill(skin, FieldId::elastin, 20);
  const SectionGeometry g = section_geometry(skin, layer_depths(skin), 8, 1.2);
  for (const FibreStain stain : {FibreStain::all_collagen, FibreStain::reticulin, FibreStain::elastin}) {
    const FibreMap drawn = draw_fibres(skin, parameters, g, stain),
                   counted = cover_by_fibres(skin, parameters, g, stain);
    long covered = 0, unlike = 0;
    for (std::size_t pixel = 0; pixel < drawn.size(); ++pixel) {
      covered += counted[pixel] >= positive_stain ? 1 : 0;
      unlike += (drawn[pixel] >= positive_stain) != (counted[pixel] >= positive_stain) ? 1 : 0;
    }
    CHECK(covered > 1000);
    CHECK(unlike == 0);
  }
}

TEST_CASE("elastic fibres cover what their content says, papillary and reticular, and tropoelastin stays unstained") {
  for (double elastin : {4.0, 20.0, 80.0}) {
    INFO("elastin " << elastin);
    tissue::Tissue skin = block();
    fill(skin, FieldId::elastin, elastin);
    const auto covered = [&](double diameter_um) {
      return 100 * covered_share(elastin, covering_content_ug_per_mm3(parameters.hydrated_elastin_density_ug_per_mm3,
                                                                      parameters.section_um, diameter_um));
    };
    const PositiveArea area = positive_area(skin, parameters, FibreStain::elastin);
    CHECK(100 * area.papillary == Approx(covered(parameters.papillary_elastic_fibre_um)).epsilon(0.12).margin(0.5));
    const double reticular = covered(parameters.reticular_elastic_fibre_um);
    CHECK(100 * area.reticular == Approx(reticular).epsilon(0.12).margin(0.5));
    CHECK(share(picture(skin, "histology_elastin"), black) == Approx(reticular).epsilon(0.2).margin(0.5));
  }
  tissue::Tissue skin = block();
  fill(skin, FieldId::tropoelastin, 80);
  CHECK(share(picture(skin, "histology_elastin"), black) == 0);
}

TEST_CASE(
    "alpha-SMA: bodies cover what the immunostain reads from the same density; other fibroblasts stay unstained") {
  tissue::Tissue skin = block();
  fill(skin, FieldId::fibroblasts, 2e4);
  CHECK(share(picture(skin, "histology_alpha_sma"), brown) == 0);
  for (double activated : {5e3, 4e4}) {
    fill(skin, FieldId::myofibroblasts, activated);
    const double profiles_per_um2 =
        1e-6 * profiles_per_mm2(activated, parameters.section_um, parameters.fibroblast_nucleus_um);
    const double read = 100 * (1 - std::exp(-profiles_per_um2 * parameters.myofibroblast_profile_um2));
    const Immunostain stain(shipped_parameters().read<ImmunostainParameters>("immunostain"), parameters);
    CHECK(read == Approx(value_of(stain.read(skin, zero_rates(skin)), "alpha_sma_area", "reticular_dermis")));
    // Nuclei lie blue on the bodies: about 0.1 of their area.
    CHECK(share(picture(skin, "histology_alpha_sma"), brown) == Approx(0.9 * read).epsilon(0.15));
  }
}

TEST_CASE("CD31: as many capillary profiles as loops cross a plane times the density of vessels") {
  tissue::Tissue skin = block();
  CHECK(share(picture(skin, "histology_cd31"), brown) == 0);
  double before = 0;
  for (double density : {1.0, 4.0}) {
    fill(skin, FieldId::vessels, density);
    const SectionGeometry g = section_geometry(skin, layer_depths(skin), 8, 1.2);
    long profiles = 0;
    for (const Nucleus& n : dermal_nuclei(skin, parameters, g)) profiles += n.type == CellType::capillary ? 1 : 0;
    const double expected = 80 * density * skin.grid.width_mm() * 1.0;  // dermis of 1 mm
    CHECK(static_cast<double>(profiles) == Approx(expected).margin(3 * std::sqrt(expected)));
    const double stained = share(picture(skin, "histology_cd31"), brown);
    CHECK(stained > 2 * before);
    CHECK(share(picture(skin, "histology_ki67"), brown) == 0);  // walls are marked by their own antibody only
    before = stained;
  }
}

TEST_CASE("Ki-67 marks the share of fibroblasts that their local births give, and that of keratinocytes of the block") {
  tissue::Tissue skin = block();
  fill(skin, FieldId::fibroblasts, 4e4);
  tissue::Rates rates = zero_rates(skin);
  auto& births = rates.production[tissue::index_of(FieldId::fibroblasts)];
  for (std::size_t v = 0; v < births.size(); ++v)
    births[v] = static_cast<int>(v % static_cast<std::size_t>(skin.grid.nx)) < skin.grid.nx / 2 ? 0.24 * 4e4 : 0;
  const SectionGeometry g = section_geometry(skin, layer_depths(skin), 8, 1.2);
  const auto keratinocytes = keratinocyte_nuclei(skin, parameters, g);
  const CellsInCycle in_cycle(skin, g.row, keratinocytes, {0.2, births, 1.25});
  double left = 0, left_positive = 0, right_positive = 0;
  for (const Nucleus& n : dermal_nuclei(skin, parameters, g)) {
    if (n.x > 20 && n.x < g.width_um / 2 - 20) ++left, left_positive += in_cycle(n);
    if (n.x > g.width_um / 2 + 20 && n.x < g.width_um - 20) right_positive += in_cycle(n);
  }
  REQUIRE(left > 100);
  CHECK(left_positive / left == Approx(0.3).margin(3 * std::sqrt(0.3 * 0.7 / left)));
  CHECK(right_positive == 0);
  const auto positive = static_cast<double>(std::count_if(keratinocytes.begin(), keratinocytes.end(), in_cycle));
  CHECK(positive / static_cast<double>(keratinocytes.size()) == Approx(0.2).margin(0.04));
}

TEST_CASE("collagen VII shows the junction, broken where fibrils or basal cells are gone") {
  tissue::Tissue skin = block();
  for (std::size_t v = 4 * skin.grid.plane(); v < 5 * skin.grid.plane(); ++v)  // a junction within voxels
    skin[FieldId::viable_epidermis][v] = skin[FieldId::papillary_dermis][v] = 0.5;
  fill(skin, FieldId::collagen7, 1);
  const auto marked = [&] {
    const core::Picture drawn = picture(skin, "histology_collagen7");
    long count = 0;
    for (std::size_t pixel = 0; pixel + 2 < drawn.rgb.size(); pixel += 3) count += brown(drawn.rgb.data() + pixel);
    return count;
  };
  const long whole = marked();
  CHECK(whole > 2 * 960);  // a line of some micrometres along the block
  fill(skin, FieldId::collagen7, 0.5);
  const long half = marked();
  CHECK(half > 0.2 * whole);
  CHECK(half < 0.8 * whole);
  fill(skin, FieldId::collagen7, 1);
  fill(skin, FieldId::basal_keratinocytes, 0);
  CHECK(marked() < 0.02 * whole);
}

TEST_CASE("fibrils of fibronectin cover the share of the dermis that their content stains, no other stain shows them") {
  for (double over_cover : {0.0, 0.2, 0.6, 1.5}) {
    INFO("content over that which stains 1 - 1/e: " << over_cover);
    tissue::Tissue skin = block();
    fill(skin, FieldId::fibronectin, over_cover * antibodies.fibronectin_cover_ug_per_mm3);
    CHECK(share(picture(skin, "histology_fibronectin"), brown) == Approx(100 * (1 - std::exp(-over_cover))).margin(4));
    CHECK(share(picture(skin, "histology_hyaluronan"), brown) < 1);
  }
}

TEST_CASE("hyaluronan browns the dermis the more the more there is, less over collagen") {
  const auto redness = [](double content, double collagen) {
    tissue::Tissue skin = block();
    fill(skin, FieldId::collagen1_mature, collagen);
    fill(skin, FieldId::hyaluronan, content);
    const core::Picture drawn = picture(skin, "histology_hyaluronan");
    double sum = 0;
    for (std::size_t pixel = 600 * 960; pixel < 700 * 960; ++pixel)
      sum += drawn.rgb[3 * pixel] - drawn.rgb[3 * pixel + 2];
    return sum / (100 * 960);
  };
  const double none = redness(0, 0), some = redness(0.3, 0), much = redness(1, 0);
  CHECK(some > none + 8);
  CHECK(much > some + 12);
  CHECK(redness(1, 400) - redness(0, 400) < 0.6 * (much - none));
}

TEST_CASE("hyaluronan of the epidermis lies along the borders of cells") {
  tissue::Tissue skin = block();
  const auto brown_above_junction = [&] {
    const core::Picture drawn = picture(skin, "histology_hyaluronan");
    long hits = 0;
    for (int y = 90 + 10; y < 90 + 90; ++y)
      for (int x = 0; x < drawn.width; ++x) hits += brown(drawn.rgb.data() + 3 * (y * drawn.width + x)) ? 1 : 0;
    return 100 * static_cast<double>(hits) / (80.0 * drawn.width);
  };
  CHECK(brown_above_junction() < 1);
  fill(skin, FieldId::hyaluronan, 1);
  CHECK(brown_above_junction() > 8);
  CHECK(brown_above_junction() < 50);
}
