// What do all local processes together make and remove, and which of them breaks? For instruments and for messages.
// SPDX-License-Identifier: Apache-2.0
#include "engine/rate_sum.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>

namespace cutis::engine {

using tissue::FieldInfo;
using tissue::FieldKind;
using tissue::Rates;
using tissue::Tissue;

namespace {

using Views = std::array<processes::FieldRates, tissue::field_count>;

bool has_plane(const FieldInfo& row, int k) {
  return row.kind == FieldKind::volume || (row.kind == FieldKind::surface && k == 0);
}

/// Plane k of the rates that are kept; linearisations, which cancel in a sum of rates, and other losses go to `unread`.
Views plane_of(Rates& rates, std::size_t plane, int k, grid::Values& unread) {
  Views views{};
  for (const FieldInfo& row : tissue::field_table) {
    const std::size_t index = tissue::index_of(row.id), first = static_cast<std::size_t>(k) * plane;
    if (!has_plane(row, k)) continue;
    grid::Values& loss = rates.loss[index];
    views[index] = {rates.production[index].data() + first, loss.empty() ? unread.data() : loss.data() + first,
                    unread.data()};
  }
  return views;
}

/// Production and loss of every field on one plane.
class PlaneRates {
 public:
  explicit PlaneRates(std::size_t plane) : plane_(plane), values_((2 * tissue::field_count + 1) * plane) {}
  Views cleared(int k) {
    values_.assign(values_.size(), 0.0);
    Views views{};
    for (const FieldInfo& row : tissue::field_table) {
      double* production = values_.data() + 2 * tissue::index_of(row.id) * plane_;
      if (has_plane(row, k)) views[tissue::index_of(row.id)] = {production, production + plane_, unread()};
    }
    return views;
  }

 private:
  double* unread() { return values_.data() + 2 * tissue::field_count * plane_; }
  std::size_t plane_;
  grid::Values values_;
};

std::string fault_on_plane(const processes::LocalProcess& process, const Views& views, int k, std::size_t plane) {
  for (const FieldInfo& row : tissue::field_table) {
    if (!has_plane(row, k)) continue;
    for (std::size_t n = 0; n < plane; ++n) {
      const double production = views[tissue::index_of(row.id)].production[n],
                   loss = views[tissue::index_of(row.id)].loss[n];
      if (std::isfinite(production) && std::isfinite(loss) && production >= 0 && loss >= 0) continue;
      return fmt::format("process {}, field {}, voxel {}: production {:g} per day, loss {:g} per day", process.name(),
                         row.name, static_cast<std::size_t>(k) * plane + n, production, loss);
    }
  }
  return {};
}

}  // namespace

void sum_rates(const Tissue& tissue, LocalProcesses processes, Rates& rates, std::span<const tissue::FieldId> losses) {
  const std::size_t plane = tissue.grid.plane();
  for (const FieldInfo& row : tissue::field_table)
    if (tissue::evolves(row.id)) rates.production[tissue::index_of(row.id)].assign(tissue[row.id].size(), 0.0);
  for (const tissue::FieldId id : losses) rates.loss[tissue::index_of(id)].assign(tissue[id].size(), 0.0);
#pragma omp parallel
  {
    grid::Values unread(plane);
#pragma omp for schedule(static)
    for (int k = 0; k < tissue.grid.nz; ++k) {
      const Views views = plane_of(rates, plane, k, unread);
      processes::RateTile out{views};
      for (const auto& process : processes) process->add_rates({tissue, k, 0, plane}, out);
    }
  }
}

std::string find_fault(const Tissue& tissue, LocalProcesses processes) {
  const std::size_t plane = tissue.grid.plane();
  PlaneRates rates(plane);
  for (const auto& process : processes) {
    for (int k = 0; k < tissue.grid.nz; ++k) {
      const Views views = rates.cleared(k);
      processes::RateTile out{views};
      process->add_rates({tissue, k, 0, plane}, out);
      std::string fault = fault_on_plane(*process, views, k, plane);
      if (!fault.empty()) return fault;
    }
  }
  return {};
}

}  // namespace cutis::engine
