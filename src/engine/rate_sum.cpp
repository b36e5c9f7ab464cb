// How are local processes summed? Tile by tile, all processes on a tile while it is in cache.
// SPDX-License-Identifier: Apache-2.0
#include "engine/rate_sum.hpp"

#include <fmt/format.h>
#include <omp.h>

#include <algorithm>
#include <cmath>

namespace cutis::engine {

using tissue::FieldId;
using tissue::FieldInfo;
using tissue::FieldKind;

namespace {

constexpr std::size_t tile_size = 1024;  // voxels: all fields of a tile stay in the L2 cache

/// Fields whose net rate bends strongly with the field itself: they are solved by Newton's method.
bool wants_linearisation(FieldId id) { return id == FieldId::oxygen || id == FieldId::keratinocytes; }

void zero(double* values, std::size_t size) {
  if (values != nullptr) std::fill_n(values, size, 0.0);
}

}  // namespace

RateSum::RateSum(const tissue::Tissue& like, std::span<const std::unique_ptr<processes::LocalProcess>> processes)
    : processes_(processes), seconds_(processes.size(), 0.0) {
  for (const FieldInfo& row : tissue::field_table) {
    if (row.kind == FieldKind::anatomy) continue;
    const std::size_t index = tissue::index_of(row.id);
    rates_.production[index].assign(like[row.id].size(), 0.0);
    rates_.loss[index].assign(like[row.id].size(), 0.0);
    if (wants_linearisation(row.id)) linearisation_[index].assign(like[row.id].size(), 0.0);
  }
}

std::array<processes::FieldRates, tissue::field_count> RateSum::tile_rates(int k, std::size_t begin) {
  std::array<processes::FieldRates, tissue::field_count> out{};
  for (const FieldInfo& row : tissue::field_table) {
    const std::size_t index = tissue::index_of(row.id);
    if (rates_.production[index].empty()) continue;
    const bool surface = row.kind == FieldKind::surface;
    if (surface && k != 0) continue;
    const std::size_t plane = rates_.production[tissue::index_of(FieldId::channel_area)].size();
    const std::size_t offset = surface ? begin : static_cast<std::size_t>(k) * plane + begin;
    out[index].production = rates_.production[index].data() + offset;
    out[index].loss = rates_.loss[index].data() + offset;
    if (!linearisation_[index].empty()) out[index].linearisation = linearisation_[index].data() + offset;
  }
  return out;
}

void RateSum::evaluate_tile(const tissue::Tissue& tissue, int k, std::size_t begin, std::size_t size,
                            std::vector<double>& seconds) {
  const auto views = tile_rates(k, begin);
  for (const processes::FieldRates& view : views) {
    zero(view.production, size);
    zero(view.loss, size);
    zero(view.linearisation, size);
  }
  processes::RateTile out{views};
  const processes::TissueTile at{tissue, k, begin, size};
  for (std::size_t p = 0; p < processes_.size(); ++p) {
    const double start = omp_get_wtime();
    processes_[p]->add_rates(at, out);
    seconds[p] += omp_get_wtime() - start;
  }
}

void RateSum::evaluate(const tissue::Tissue& tissue) {
  const std::size_t plane = tissue.grid.plane();
  const int chunks = static_cast<int>((plane + tile_size - 1) / tile_size);
  const int tiles = chunks * tissue.grid.nz;
#pragma omp parallel
  {
    std::vector<double> mine(processes_.size(), 0.0);
#pragma omp for schedule(static)
    for (int tile = 0; tile < tiles; ++tile) {
      const std::size_t begin = static_cast<std::size_t>(tile % chunks) * tile_size;
      evaluate_tile(tissue, tile / chunks, begin, std::min(tile_size, plane - begin), mine);
    }
#pragma omp critical
    for (std::size_t p = 0; p < mine.size(); ++p) seconds_[p] += mine[p] / omp_get_num_threads();
  }
}

std::string RateSum::find_fault(const tissue::Tissue& tissue) const {
  for (const auto& process : processes_) {
    RateSum alone{tissue, {&process, 1}};
    alone.evaluate(tissue);
    for (const FieldInfo& row : tissue::field_table) {
      const std::size_t index = tissue::index_of(row.id);
      for (std::size_t voxel = 0; voxel < alone.rates_.production[index].size(); ++voxel) {
        const double production = alone.rates_.production[index][voxel], loss = alone.rates_.loss[index][voxel];
        if (std::isfinite(production) && std::isfinite(loss) && production >= 0 && loss >= 0) continue;
        return fmt::format("process {}, field {}, voxel {}: production {:g} per day, loss {:g} per day",
                           process->name(), row.name, voxel, production, loss);
      }
    }
  }
  return {};
}

}  // namespace cutis::engine
