// How does one tissue lie on several ranks? Each holds some of its rows; whole it exists on rank 0 only.
// SPDX-License-Identifier: Apache-2.0
#include "tissue/shared_tissue.hpp"

#include <fmt/format.h>

#include <numeric>

#include "core/errors.hpp"
#include "grid/agreement.hpp"
#include "grid/rows.hpp"
#include "tissue/numbers.hpp"

namespace cutis::tissue {

namespace {

grid::Grid block_of(const FieldInfo& field, grid::Grid grid) {
  if (field.kind == FieldKind::surface) grid.nz = 1;
  return grid;
}

}  // namespace

grid::Grid share_of(const grid::Grid& whole, const grid::Exchange& exchange) {
  const std::vector<int> rows = grid::rows_by_rank(whole.ny, exchange.ranks());
  if (rows.empty()) {
    throw core::InputError(
        {{"mpiexec", 0, fmt::format("{} processes", exchange.ranks()), fmt::format("a block of {} rows", whole.ny),
          whole.ny % 2 ? "an even number of rows" : fmt::format("at most {} processes", whole.ny / 2), ""}});
  }
  grid::Grid mine = whole;
  mine.ny = rows[static_cast<std::size_t>(exchange.rank())];
  return mine;
}

grid::Grid whole_of(const grid::Grid& mine, const grid::Exchange& exchange) {
  const std::vector<int> rows = exchange.each(mine.ny);
  grid::Grid whole = mine;
  whole.ny = std::accumulate(rows.begin(), rows.end(), 0);
  return whole;
}

void collect(const grid::Grid& whole_grid, const FieldArrays& mine, FieldArrays& whole,
             const grid::Exchange& exchange) {
  for (const FieldInfo& field : field_table) {
    const std::size_t n = index_of(field.id);
    if (!mine[n].empty()) exchange.gather(block_of(field, whole_grid), mine[n], whole[n]);
  }
}

void collect_head(const Tissue& mine, Tissue& whole, const grid::Exchange& exchange) {
  whole.grid = whole_of(mine.grid, exchange);
  whole.time = mine.time;
  whole.punctures = mine.punctures;
  whole.skin = mine.skin;
  whole.components = mine.components;
}

void collect(const Tissue& mine, Tissue& whole, const grid::Exchange& exchange) {
  collect_head(mine, whole, exchange);
  collect(whole.grid, mine.values, whole.values, exchange);
}

void hand_out(const grid::Grid& whole_grid, const FieldArrays& whole, FieldArrays& mine,
              const grid::Exchange& exchange) {
  const grid::Grid share = share_of(whole_grid, exchange);
  std::vector<int> there;
  for (const grid::Values& values : whole) there.push_back(values.empty() ? 0 : 1);
  there = grid::told(exchange, there);
  for (const FieldInfo& field : field_table) {
    const std::size_t n = index_of(field.id);
    if (there[n] == 0) continue;
    mine[n].resize(block_of(field, share).size());
    exchange.scatter(block_of(field, whole_grid), whole[n], mine[n]);
  }
}

void hand_out(const Tissue& whole, Tissue& mine, const grid::Exchange& exchange) {
  const grid::Grid whole_grid = grid_from(grid::told(exchange, numbers_of(whole.grid)));
  mine.grid = share_of(whole_grid, exchange);
  mine.time = grid::told(exchange, std::vector<core::Ticks>{whole.time}).front();
  mine.punctures = punctures_from(grid::told(exchange, numbers_of(whole.punctures)));
  mine.skin.site = grid::told(exchange, whole.skin.site);
  set_numbers(mine.skin, grid::told(exchange, numbers_of(whole.skin)));
  mine.components = components_from(grid::told(exchange, numbers_of(whole.components)));
  hand_out(whole_grid, whole.values, mine.values, exchange);
}

}  // namespace cutis::tissue
