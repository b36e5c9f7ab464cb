// Does the census count what a block of stated layers holds?
// SPDX-License-Identifier: Apache-2.0
#include "evidence/skin_census.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "instruments/test_tissue.hpp"

using namespace cutis;
using instruments::value_of;

TEST_CASE("layers, cells and punctures per area") {
  tissue::Tissue skin = instruments::flat_skin(instruments::small_grid());  // 0.1 mm epidermis, 1e6 cells/mm3
  skin.skin.langerhans_per_mm2 = 2000;
  skin.skin.melanocytes_per_mm2 = 900;
  skin.punctures.resize(3);
  for (std::size_t v = 0; v < skin.grid.size(); ++v)
    skin[tissue::FieldId::mast_cells][v] =
        5000 * (skin[tissue::FieldId::papillary_dermis][v] + skin[tissue::FieldId::reticular_dermis][v]);
  const auto readings = evidence::SkinCensus().read(skin, instruments::zero_rates(skin));
  CHECK(value_of(readings, "keratinocytes", "surface") == Approx(1e5));
  CHECK(value_of(readings, "keratinocytes_per_langerhans", "surface") == Approx(50));
  CHECK(value_of(readings, "melanocytes", "surface") == 900);
  CHECK(value_of(readings, "stratum_corneum_thickness", "surface") == Approx(15));
  CHECK(value_of(readings, "mast_cells", "dermis") == Approx(5000 * 0.014));
  CHECK(value_of(readings, "punctures", "surface") == Approx(3 / (0.24 * 0.16 / 100)));
}

TEST_CASE("turnovers are stocks over what is lost of them, and are not read without rates") {
  const tissue::Tissue skin = instruments::flat_skin(instruments::small_grid());
  tissue::Rates rates = instruments::zero_rates(skin);
  const auto read = [&] { return evidence::SkinCensus().read(skin, rates); };
  const auto has = [](const std::vector<instruments::Reading>& readings, const std::string& quantity) {
    return std::any_of(readings.begin(), readings.end(), [&](const auto& r) { return r.quantity == quantity; });
  };
  CHECK_FALSE(has(read(), "nucleated_turnover"));
  CHECK_FALSE(has(read(), "corneocyte_loss"));
  CHECK_FALSE(has(read(), "basal_cycle"));
  for (auto id : {tissue::FieldId::keratinocytes, tissue::FieldId::basal_keratinocytes,
                  tissue::FieldId::stratum_corneum}) {
    grid::Values& loss = rates.loss[tissue::index_of(id)];
    std::fill(loss.begin(), loss.end(), 0.1);
  }
  CHECK(value_of(read(), "nucleated_turnover", "surface") == Approx(10));
  CHECK(value_of(read(), "suprabasal_transit", "surface") == Approx(7));  // three in ten are basal
  CHECK(value_of(read(), "ascent", "surface") == Approx(17));
  CHECK(value_of(read(), "basal_cycle", "surface") == Approx(10));
  CHECK(value_of(read(), "keratinocyte_loss", "surface") == Approx(1e4 / 24));
  CHECK(value_of(read(), "keratinocyte_births", "surface") == Approx(3e3 / 24));
  CHECK(value_of(read(), "corneum_turnover", "surface") == Approx(10));
  CHECK(value_of(read(), "corneocyte_loss", "surface") == Approx(17778 * 0.1 / 24));
}
