// Which numbers make up the state of a tissue, and in which order are they kept?
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <stdexcept>

#include "tissue/numbers.hpp"
#include "tissue/shared_tissue.hpp"
#include "tissue/state_file.hpp"

namespace cutis::tissue {
namespace {

std::string place_of(const FieldInfo& field) { return fmt::format("fields/{}", field.name); }

}  // namespace

void write_state(StateWriter& out, const Tissue& tissue, const grid::Exchange& exchange) {
  const double ticks = static_cast<double>(tissue.time);  // exact up to 2^53 ms, 285,000 years
  out.values("grid", numbers_of(whole_of(tissue.grid, exchange)));
  out.values("ticks", {&ticks, 1});
  out.text("site", tissue.skin.site);
  out.values("skin", numbers_of(tissue.skin));
  out.values("components", numbers_of(tissue.components));
  out.values("punctures", numbers_of(tissue.punctures));
  for (const FieldInfo& field : field_table) out.field(place_of(field), tissue[field.id]);
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
    const std::size_t size = values_of(field, tissue.grid);
    if (const std::size_t found = in.size(place_of(field)); found != size)
      throw std::runtime_error(fmt::format("the field {} has {} values instead of {}", field.name, found, size));
    tissue[field.id] = in.field(place_of(field), size);
  }
  return tissue;
}

}  // namespace cutis::tissue
