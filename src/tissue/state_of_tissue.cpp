// Which numbers make up the state of a tissue, and in which order are they kept?
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <cstring>
#include <stdexcept>

#include "tissue/state_file.hpp"

namespace cutis::tissue {
namespace {

constexpr std::size_t puncture_numbers = 8;

// A member that is added to the constants must be added to numbers_of and set_numbers too.
static_assert(sizeof(SkinConstants) == sizeof(std::string) + 14 * sizeof(double));
static_assert(sizeof(Components) == 4 && sizeof(Puncture) == puncture_numbers * sizeof(double));

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
          s.capillary_radius_mm};
}

void set_numbers(SkinConstants& s, const std::vector<double>& n) {
  s.age_years = n.at(0), s.female = n.at(1) != 0, s.fitzpatrick = static_cast<int>(n.at(2));
  s.stratum_corneum_rest_um = n.at(3), s.epidermis_rest_mm = n.at(4), s.papillary_rest_mm = n.at(5);
  s.dermis_rest_mm = n.at(6), s.keratinocytes_per_mm3 = n.at(7), s.langerhans_per_mm2 = n.at(8);
  s.melanocytes_per_mm2 = n.at(9), s.tewl_rest_g_per_m2_h = n.at(10);
  s.papillary_collagen_rest_ug_per_mm3 = n.at(11), s.reticular_collagen_rest_ug_per_mm3 = n.at(12);
  s.capillary_loops_per_mm2 = n.at(13), s.capillary_radius_mm = n.at(14);
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

std::string place_of(const FieldInfo& field) { return fmt::format("fields/{}", field.name); }

bool same_bits(const grid::Values& a, const grid::Values& b) {
  return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(double)) == 0;
}

grid::Grid read_grid(const StateReader& in) {
  const std::vector<double> n = in.values("grid");
  return {static_cast<int>(n.at(0)), static_cast<int>(n.at(1)), static_cast<int>(n.at(2)), n.at(3), n.at(4)};
}

}  // namespace

void write_state(StateWriter& out, const Tissue& tissue, const Tissue* rest) {
  const grid::Grid& g = tissue.grid;
  const double ticks = static_cast<double>(tissue.time);  // exact up to 2^53 ms, 285,000 years
  const Components& c = tissue.components;
  out.values("grid", std::vector<double>{double(g.nx), double(g.ny), double(g.nz), g.dx_mm, g.dz_mm});
  out.values("ticks", {&ticks, 1});
  out.text("site", tissue.skin.site);
  out.values("skin", numbers_of(tissue.skin));
  out.values("components",
             std::vector<double>{double(c.blood), double(c.immune_cells), double(c.occluded), double(c.air_oxygen)});
  out.values("punctures", numbers_of(tissue.punctures));
  for (const FieldInfo& field : field_table)
    if (!rest || !same_bits(tissue[field.id], (*rest)[field.id])) out.values(place_of(field), tissue[field.id]);
}

Tissue read_state(const StateReader& in, const Tissue* rest) {
  const grid::Grid grid = read_grid(in);
  if (rest && !(rest->grid == grid)) throw std::runtime_error("the grid is another one than that of the skin at rest");
  Tissue tissue = rest ? *rest : make_tissue(grid);
  tissue.time = static_cast<core::Ticks>(in.values("ticks").at(0));
  tissue.skin.site = in.text("site");
  set_numbers(tissue.skin, in.values("skin"));
  const std::vector<double> c = in.values("components");
  tissue.components = {c.at(0) != 0, c.at(1) != 0, c.at(2) != 0, c.at(3) != 0};
  tissue.punctures = punctures_from(in.values("punctures"));
  for (const FieldInfo& field : field_table) {
    if (rest && !in.has(place_of(field))) continue;
    grid::Values values = in.values(place_of(field));
    if (values.size() != tissue[field.id].size())
      throw std::runtime_error(
          fmt::format("the field {} has {} values instead of {}", field.name, values.size(), tissue[field.id].size()));
    tissue[field.id] = std::move(values);
  }
  return tissue;
}

std::size_t field_bytes(const Tissue& tissue) {
  std::size_t count = 0;
  for (const grid::Values& values : tissue.values) count += values.size();
  return count * sizeof(double);
}

}  // namespace cutis::tissue
