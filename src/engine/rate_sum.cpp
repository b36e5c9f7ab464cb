// What do all local processes together make and remove, and which of them breaks? For instruments and for messages.
// SPDX-License-Identifier: Apache-2.0
#include "engine/rate_sum.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace cutis::engine {

using tissue::FieldInfo;
using tissue::FieldKind;
using tissue::Rates;
using tissue::Tissue;

namespace {

Rates zero_rates(const Tissue& tissue) {
  Rates rates;
  for (const FieldInfo& row : tissue::field_table) {
    if (row.kind == FieldKind::anatomy) continue;
    rates.production[tissue::index_of(row.id)].assign(tissue[row.id].size(), 0.0);
    rates.loss[tissue::index_of(row.id)].assign(tissue[row.id].size(), 0.0);
  }
  return rates;
}

/// Plane k of all rates. Linearisations cancel in a sum of rates: they go to `unused`.
std::array<processes::FieldRates, tissue::field_count> plane_of(Rates& rates, std::size_t plane, int k,
                                                                grid::Values& unused) {
  std::array<processes::FieldRates, tissue::field_count> views{};
  for (const FieldInfo& row : tissue::field_table) {
    const std::size_t index = tissue::index_of(row.id);
    if (rates.production[index].empty() || (row.kind == FieldKind::surface && k != 0)) continue;
    const std::size_t first = row.kind == FieldKind::surface ? 0 : static_cast<std::size_t>(k) * plane;
    views[index] = {rates.production[index].data() + first, rates.loss[index].data() + first, unused.data()};
  }
  return views;
}

}  // namespace

Rates sum_of_rates(const Tissue& tissue, LocalProcesses processes) {
  Rates rates = zero_rates(tissue);
  const std::size_t plane = tissue.grid.plane();
#pragma omp parallel
  {
    grid::Values unused(plane);
#pragma omp for schedule(static)
    for (int k = 0; k < tissue.grid.nz; ++k) {
      const auto views = plane_of(rates, plane, k, unused);
      processes::RateTile out{views};
      for (const auto& process : processes) process->add_rates({tissue, k, 0, plane}, out);
    }
  }
  return rates;
}

std::string find_fault(const Tissue& tissue, LocalProcesses processes) {
  for (const auto& process : processes) {
    const Rates alone = sum_of_rates(tissue, {&process, 1});
    for (const FieldInfo& row : tissue::field_table) {
      const std::size_t index = tissue::index_of(row.id);
      for (std::size_t voxel = 0; voxel < alone.production[index].size(); ++voxel) {
        const double production = alone.production[index][voxel], loss = alone.loss[index][voxel];
        if (std::isfinite(production) && std::isfinite(loss) && production >= 0 && loss >= 0) continue;
        return fmt::format("process {}, field {}, voxel {}: production {:g} per day, loss {:g} per day",
                           process->name(), row.name, voxel, production, loss);
      }
    }
  }
  return {};
}

}  // namespace cutis::engine
