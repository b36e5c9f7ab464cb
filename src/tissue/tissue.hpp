// What is the state of the skin? Fields on a grid, the clock and the list of punctures: data only.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string>
#include <vector>

#include "core/clock.hpp"
#include "grid/grid.hpp"
#include "tissue/fields.hpp"

namespace cutis::tissue {

/// One needle channel as it was made. Positions are in the block; sideways it wraps.
struct Puncture {
  core::Ticks time = 0;
  int session = 0;              ///< 0-based
  double x_mm = 0, y_mm = 0;    ///< entry point
  double radius_mm = 0;         ///< of the channel at the surface after elastic recoil
  double depth_mm = 0;          ///< below the skin surface, along the axis
  double angle_deg = 0;         ///< from the surface normal
  double azimuth_deg = 0;       ///< direction of the tilt in the x-y plane
};

/// Numbers about the patient and site that processes and instruments read; set once by the skin builder.
struct SkinConstants {
  std::string site;
  double age_years = 0;
  bool female = true;
  int fitzpatrick = 0;
  double stratum_corneum_rest_um = 0;
  double epidermis_rest_mm = 0;         ///< mean thickness of the viable epidermis
  double papillary_rest_mm = 0;         ///< mean thickness of the papillary dermis
  double dermis_rest_mm = 0;            ///< papillary + reticular
  double keratinocytes_per_mm3 = 0;     ///< at rest packing, in viable epidermis
  double langerhans_per_mm2 = 0;
  double melanocytes_per_mm2 = 0;
  double capillary_loops_per_mm2 = 0;   ///< that cross a plane of papillary dermis; `vessels` = 1
  double capillary_radius_mm = 0;
  double tewl_rest_g_per_m2_h = 0;
  double papillary_collagen_rest_ug_per_mm3 = 0;  ///< mean of collagen III, immature and mature I at rest; 0: not known
  double reticular_collagen_rest_ug_per_mm3 = 0;
  double papillary_fibres_in_depth = 0;   ///< share of the collagen that lies along depth, at rest
  double reticular_fibres_in_depth = 0;
  double reticular_fibres_along_x = 0;    ///< share along x, the lines of tension, of those that lie in the plane
  double hyaluronan_rest_ug_per_mm3 = 0;  ///< of the dermis
  double epidermal_renewal = 1;  ///< of nucleated epidermis and corneum, over that of human skin
  double injury_response = 1;    ///< VEGF and IL-6 that injured cells make, over human skin
  double basal_share = 0;        ///< of nucleated keratinocytes at rest
};

/// Which components are present: published experiments switch some off.
struct Components {
  bool blood = true;          ///< bleeding, platelets, recruitment of leukocytes from blood
  bool immune_cells = true;   ///< leukocytes and mast cells, resident ones included
  bool occluded = false;      ///< surface covered now (patch, film): no drying of channels
  bool air_oxygen = true;     ///< oxygen reaches the surface from air
  bool flow = true;           ///< blood flows: no tight cuff upstream
  bool oxygen_in_time = false;  ///< oxygen is advanced in time; else it is at rest at every instant
};

struct Tissue {
  grid::Grid grid;
  core::Ticks time = 0;
  std::array<grid::Values, field_count> values;  ///< volume/anatomy: grid.size(); surface: grid.plane()
  std::vector<Puncture> punctures;
  SkinConstants skin;
  Components components;

  grid::Values& operator[](FieldId id) { return values[index_of(id)]; }
  const grid::Values& operator[](FieldId id) const { return values[index_of(id)]; }
};

/// How many values has a field on that grid?
inline std::size_t values_of(const FieldInfo& field, const grid::Grid& grid) {
  return field.kind == FieldKind::surface ? grid.plane() : grid.size();
}

/// A tissue of that grid with all fields allocated and zero.
inline Tissue make_tissue(const grid::Grid& grid) {
  Tissue tissue;
  tissue.grid = grid;
  for (const FieldInfo& row : field_table) tissue[row.id].assign(values_of(row, grid), 0.0);
  return tissue;
}

}  // namespace cutis::tissue
