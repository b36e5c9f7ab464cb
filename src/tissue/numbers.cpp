// What of a tissue besides its fields is kept and sent as plain numbers?
// SPDX-License-Identifier: Apache-2.0
#include "tissue/numbers.hpp"

namespace cutis::tissue {

namespace {

constexpr std::size_t puncture_numbers = 8;

// A member that is added to the constants must be added to numbers_of and set_numbers too.
static_assert(sizeof(SkinConstants) == sizeof(std::string) + 21 * sizeof(double));
static_assert(sizeof(Components) == 6 && sizeof(Puncture) == puncture_numbers * sizeof(double));

}  // namespace

std::vector<double> numbers_of(const SkinConstants& s) {
  return {s.age_years,
          s.female ? 1.0 : 0.0,
          static_cast<double>(s.fitzpatrick),
          s.stratum_corneum_rest_um,
          s.epidermis_rest_mm,
          s.papillary_rest_mm,
          s.dermis_rest_mm,
          s.keratinocytes_per_mm3,
          s.langerhans_per_mm2,
          s.melanocytes_per_mm2,
          s.tewl_rest_g_per_m2_h,
          s.papillary_collagen_rest_ug_per_mm3,
          s.reticular_collagen_rest_ug_per_mm3,
          s.capillary_loops_per_mm2,
          s.capillary_radius_mm,
          s.epidermal_renewal,
          s.basal_share,
          s.papillary_fibres_in_depth,
          s.reticular_fibres_in_depth,
          s.reticular_fibres_along_x,
          s.hyaluronan_rest_ug_per_mm3,
          s.injury_response};
}

void set_numbers(SkinConstants& s, const std::vector<double>& n) {
  s.age_years = n.at(0), s.female = n.at(1) != 0, s.fitzpatrick = static_cast<int>(n.at(2));
  s.stratum_corneum_rest_um = n.at(3), s.epidermis_rest_mm = n.at(4), s.papillary_rest_mm = n.at(5);
  s.dermis_rest_mm = n.at(6), s.keratinocytes_per_mm3 = n.at(7), s.langerhans_per_mm2 = n.at(8);
  s.melanocytes_per_mm2 = n.at(9), s.tewl_rest_g_per_m2_h = n.at(10);
  s.papillary_collagen_rest_ug_per_mm3 = n.at(11), s.reticular_collagen_rest_ug_per_mm3 = n.at(12);
  s.capillary_loops_per_mm2 = n.at(13), s.capillary_radius_mm = n.at(14);
  s.epidermal_renewal = n.at(15), s.basal_share = n.at(16);
  s.papillary_fibres_in_depth = n.at(17), s.reticular_fibres_in_depth = n.at(18);
  s.reticular_fibres_along_x = n.at(19), s.hyaluronan_rest_ug_per_mm3 = n.at(20);
  s.injury_response = n.at(21);
}

std::vector<double> numbers_of(const std::vector<Puncture>& punctures) {
  std::vector<double> numbers;
  numbers.reserve(puncture_numbers * punctures.size());
  for (const Puncture& p : punctures) {
    for (double value : {static_cast<double>(p.time), static_cast<double>(p.session), p.x_mm, p.y_mm, p.radius_mm,
                         p.depth_mm, p.angle_deg, p.azimuth_deg})
      numbers.push_back(value);
  }
  return numbers;
}

std::vector<Puncture> punctures_from(const std::vector<double>& n) {
  std::vector<Puncture> punctures;
  for (std::size_t i = 0; i + puncture_numbers <= n.size(); i += puncture_numbers) {
    punctures.push_back({static_cast<core::Ticks>(n[i]), static_cast<int>(n[i + 1]), n[i + 2], n[i + 3], n[i + 4],
                         n[i + 5], n[i + 6], n[i + 7]});
  }
  return punctures;
}

std::vector<double> numbers_of(const Components& c) {
  return {double(c.blood),      double(c.immune_cells), double(c.occluded),
          double(c.air_oxygen), double(c.flow),         double(c.oxygen_in_time)};
}

Components components_from(const std::vector<double>& n) {
  return {n.at(0) != 0, n.at(1) != 0, n.at(2) != 0, n.at(3) != 0, n.at(4) != 0, n.at(5) != 0};
}

std::vector<double> numbers_of(const grid::Grid& g) {
  return {double(g.nx), double(g.ny), double(g.nz), g.dx_mm, g.dz_mm};
}

grid::Grid grid_from(const std::vector<double>& n) {
  return {static_cast<int>(n.at(0)), static_cast<int>(n.at(1)), static_cast<int>(n.at(2)), n.at(3), n.at(4)};
}

}  // namespace cutis::tissue
