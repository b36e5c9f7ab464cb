// Which numbers make up the state of a tissue, and in which order are they kept?
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <stdexcept>

#include "tissue/numbers.hpp"
#include "tissue/state_file.hpp"

namespace cutis::tissue {
namespace {

std::string place_of(const FieldInfo& field) { return fmt::format("fields/{}", field.name); }

}  // namespace

void write_state(StateWriter& out, const Tissue& tissue) {
  const double ticks = static_cast<double>(tissue.time);  // exact up to 2^53 ms, 285,000 years
  out.values("grid", numbers_of(tissue.grid));
  out.values("ticks", {&ticks, 1});
  out.text("site", tissue.skin.site);
  out.values("skin", numbers_of(tissue.skin));
  out.values("components", numbers_of(tissue.components));
  out.values("punctures", numbers_of(tissue.punctures));
  for (const FieldInfo& field : field_table) out.values(place_of(field), tissue[field.id]);
}

Tissue read_state(const StateReader& in) {
  Tissue tissue;
  tissue.grid = grid_from(in.values("grid"));
  tissue.time = static_cast<core::Ticks>(in.values("ticks").at(0));
  tissue.skin.site = in.text("site");
  set_numbers(tissue.skin, in.values("skin"));
  tissue.components = components_from(in.values("components"));
  tissue.punctures = punctures_from(in.values("punctures"));
  for (const FieldInfo& field : field_table) {
    tissue[field.id] = in.values(place_of(field));
    const std::size_t size = values_of(field, tissue.grid);
    if (tissue[field.id].size() != size)
      throw std::runtime_error(
          fmt::format("the field {} has {} values instead of {}", field.name, tissue[field.id].size(), size));
  }
  return tissue;
}

std::size_t field_bytes(const Tissue& tissue) {
  std::size_t count = 0;
  for (const grid::Values& values : tissue.values) count += values.size();
  return count * sizeof(double);
}

}  // namespace cutis::tissue
