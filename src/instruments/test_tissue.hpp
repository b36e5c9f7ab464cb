// What tissue can a reader check by hand? Flat layers, uniform fields, all constants stated.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <omp.h>

#include <algorithm>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

#include "core/parameters.hpp"
#include "instruments/instrument.hpp"
#include "tissue/tissue.hpp"

namespace cutis::instruments {

/// 0.1 mm epidermis, then 0.2 mm papillary and reticular dermis to 0.1 mm above the floor. Everything at rest.
inline tissue::Tissue flat_skin(const grid::Grid& grid) {
  using tissue::FieldId;
  tissue::Tissue skin = tissue::make_tissue(grid);
  const auto fill_layer = [&](FieldId layer, double top_mm, double bottom_mm) {
    for (std::size_t v = 0; v < grid.size(); ++v) {
      const double above = static_cast<double>(v / grid.plane()) * grid.dz_mm;
      const double overlap = std::min(above + grid.dz_mm, bottom_mm) - std::max(above, top_mm);
      skin[layer][v] = std::max(overlap, 0.0) / grid.dz_mm;
    }
  };
  fill_layer(FieldId::viable_epidermis, 0, 0.1);
  fill_layer(FieldId::papillary_dermis, 0.1, 0.3);
  fill_layer(FieldId::reticular_dermis, 0.3, grid.depth_mm() - 0.1);
  fill_layer(FieldId::hypodermis, grid.depth_mm() - 0.1, grid.depth_mm());
  for (FieldId at_rest : {FieldId::keratinocytes, FieldId::basal_keratinocytes, FieldId::keratinocyte_cycling,
                          FieldId::epidermal_progenitors})
    std::fill(skin[at_rest].begin(), skin[at_rest].end(), 1.0);
  std::fill(skin[FieldId::stratum_corneum].begin(), skin[FieldId::stratum_corneum].end(), 15.0);
  std::fill(skin[FieldId::barrier_lipids].begin(), skin[FieldId::barrier_lipids].end(), 1.0);
  std::fill(skin[FieldId::rete_ridges].begin(), skin[FieldId::rete_ridges].end(), 1.0);
  skin.skin.stratum_corneum_rest_um = 15;
  skin.skin.tewl_rest_g_per_m2_h = 10;
  skin.skin.keratinocytes_per_mm3 = 1e6;
  skin.skin.basal_share = 0.3;
  skin.skin.reticular_fibres_in_depth = 0.2;
  skin.skin.reticular_fibres_along_x = 0.75;
  for (FieldId along_x : {FieldId::new_collagen_along_x, FieldId::mature_collagen_along_x})
    std::fill(skin[along_x].begin(), skin[along_x].end(), 0.6);
  for (FieldId along_y : {FieldId::new_collagen_along_y, FieldId::mature_collagen_along_y})
    std::fill(skin[along_y].begin(), skin[along_y].end(), 0.2);
  return skin;
}

inline grid::Grid small_grid() { return {12, 8, 30, 0.02, 0.02}; }

inline void fill(tissue::Tissue& tissue, tissue::FieldId id, double value) {
  std::fill(tissue[id].begin(), tissue[id].end(), value);
}

/// Zero production and loss of every evolving field.
inline tissue::Rates zero_rates(const tissue::Tissue& tissue) {
  tissue::Rates rates;
  for (const tissue::FieldInfo& row : tissue::field_table) {
    if (row.kind == tissue::FieldKind::anatomy) continue;
    rates.production[tissue::index_of(row.id)].assign(tissue[row.id].size(), 0.0);
    rates.loss[tissue::index_of(row.id)].assign(tissue[row.id].size(), 0.0);
  }
  return rates;
}

inline core::ParameterLibrary shipped_parameters() {
  return core::ParameterLibrary::load(std::filesystem::path(CUTIS_SOURCE_DIR) / "data");
}

/// The value of one reading; throws when the instrument did not give it.
inline double value_of(const std::vector<Reading>& readings, const std::string& quantity, const std::string& region) {
  for (const Reading& reading : readings)
    if (reading.quantity == quantity && reading.region == region) return reading.value;
  throw std::out_of_range(quantity + " in " + region);
}
inline bool has(const std::vector<Reading>& readings, const std::string& quantity, const std::string& region) {
  return std::any_of(readings.begin(), readings.end(),
                     [&](const Reading& r) { return r.quantity == quantity && r.region == region; });
}

}  // namespace cutis::instruments
