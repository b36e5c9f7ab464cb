// Which numbers make up the state of a tissue, and in which order are they kept?
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <cstring>
#include <stdexcept>

#include "tissue/numbers.hpp"
#include "tissue/state_file.hpp"

namespace cutis::tissue {
namespace {

std::string place_of(const FieldInfo& field) { return fmt::format("fields/{}", field.name); }

bool same_bits(const grid::Values& a, const grid::Values& b) {
  return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(double)) == 0;
}

}  // namespace

void write_state(StateWriter& out, const Tissue& tissue, const Tissue* rest) {
  const double ticks = static_cast<double>(tissue.time);  // exact up to 2^53 ms, 285,000 years
  out.values("grid", numbers_of(tissue.grid));
  out.values("ticks", {&ticks, 1});
  out.text("site", tissue.skin.site);
  out.values("skin", numbers_of(tissue.skin));
  out.values("components", numbers_of(tissue.components));
  out.values("punctures", numbers_of(tissue.punctures));
  for (const FieldInfo& field : field_table)
    if (!rest || !same_bits(tissue[field.id], (*rest)[field.id])) out.values(place_of(field), tissue[field.id]);
}

Tissue read_state(const StateReader& in, const Tissue* rest) {
  const grid::Grid grid = grid_from(in.values("grid"));
  if (rest && !(rest->grid == grid)) throw std::runtime_error("the grid is another one than that of the skin at rest");
  Tissue tissue = rest ? *rest : make_tissue(grid);
  tissue.time = static_cast<core::Ticks>(in.values("ticks").at(0));
  tissue.skin.site = in.text("site");
  set_numbers(tissue.skin, in.values("skin"));
  tissue.components = components_from(in.values("components"));
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
