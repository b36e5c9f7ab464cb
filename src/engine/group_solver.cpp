// How is one group of fields advanced? Rates tile by tile; what does not move is solved there, what moves is set up.
// SPDX-License-Identifier: Apache-2.0
#include "engine/group_solver.hpp"

#include <omp.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace cutis::engine {

using tissue::FieldId;
using tissue::FieldInfo;
using tissue::FieldKind;
using tissue::Tissue;

namespace {

constexpr std::size_t tile_size = 1024;  // voxels: what a group reads and writes of a tile stays in the L2 cache
constexpr double never_finite = std::numeric_limits<double>::infinity();

/// A change that is not finite counts as infinite.
double larger(double a, double b) { return b <= std::numeric_limits<double>::max() ? std::max(a, b) : never_finite; }

}  // namespace

void GroupSolver::Scratch::prepare(const FieldGroup& group) {
  values.resize(3 * tile_size * (group.pointwise.size() + group.moving.size()));
  views.fill({});
  double* next = values.data();
  for (const auto* fields : {&group.pointwise, &group.moving}) {
    for (FieldId id : *fields) {
      views[tissue::index_of(id)] = {next, next + tile_size, next + 2 * tile_size};
      next += 3 * tile_size;
    }
  }
  seconds.assign(group.processes.size(), 0.0);
  change.fill(0.0);
}

void GroupSolver::Scratch::clear() { std::fill(values.begin(), values.end(), 0.0); }

void GroupSolver::run_tile(const FieldGroup& group, const processes::TissueTile& at, Scratch& scratch) const {
  scratch.clear();
  processes::RateTile out{scratch.views};
  double start = omp_get_wtime();
  for (std::size_t p = 0; p < group.processes.size(); ++p) {
    group.processes[p]->add_rates(at, out);
    const double now = omp_get_wtime();
    scratch.seconds[p] += now - start;
    start = now;
  }
}

void GroupSolver::solve_pointwise(FieldId id, std::size_t begin, std::size_t size, const StageEquation& equation,
                                  const Scratch& scratch, Tissue& stage, ChangeOf& changes) {
  const std::size_t index = tissue::index_of(id);
  const double weight = equation.weight_d[index], scale = tissue::info(id).scale;
  const double *base = (*equation.base)[index].data() + begin, *production = scratch.of(id).production,
               *loss = scratch.of(id).loss, *slope = scratch.of(id).linearisation;
  double* u = stage[id].data() + begin;
  double change = 0;
  int broken = 0;
#pragma omp simd reduction(max : change, broken)
  for (std::size_t v = 0; v < size; ++v) {
    const double value = (base[v] + weight * (production[v] + slope[v] * u[v])) / (1.0 + weight * (loss[v] + slope[v]));
    const double difference = std::abs(value - u[v]) / (scale + std::abs(value));
    change = difference > change ? difference : change;
    broken = difference <= std::numeric_limits<double>::max() ? broken : 1;
    u[v] = value;
  }
  changes[index] = broken ? never_finite : larger(changes[index], change);
}

void GroupSolver::assemble(std::size_t n, FieldId id, const Boundary& boundary, std::size_t begin, std::size_t size,
                           int k, const StageEquation& equation, const Scratch& scratch, const Tissue& stage) {
  const std::size_t index = tissue::index_of(id);
  const double weight = boundary.quasi_steady ? 1.0 : equation.weight_d[index], own = boundary.quasi_steady ? 0.0 : 1.0;
  const double *base = (*equation.base)[index].data() + begin, *u = stage[id].data() + begin;
  const processes::FieldRates& rates = scratch.of(id);
  double in_per_day = 0, in = 0;  // through top and bottom of the block
  const auto through = [&](const processes::FaceExchange& face) {
    in_per_day += face.velocity_mm_per_day / grid_.dz_mm;
    in += face.velocity_mm_per_day / grid_.dz_mm * face.outside;
  };
  if (k == 0) through(boundary.top);
  if (k + 1 == grid_.nz) through(boundary.bottom);
  double *diagonal = equations_[n].diagonal.data() + begin, *right_side = equations_[n].right_side.data() + begin;
#pragma omp simd
  for (std::size_t v = 0; v < size; ++v) {
    const double slope = rates.linearisation[v];
    diagonal[v] = own + weight * (rates.loss[v] + slope + in_per_day);
    right_side[v] = own * base[v] + weight * (rates.production[v] + slope * u[v] + in);
  }
}

void GroupSolver::reserve(std::size_t moving) {
  while (equations_.size() < moving) equations_.push_back({grid::Values(grid_.size()), grid::Values(grid_.size())});
}

// One thread's share of the tiles.
void GroupSolver::run_tiles(const FieldGroup& group, std::span<const Boundary> boundaries,
                            const StageEquation& equation, Tissue& stage, Scratch& scratch) {
  const std::size_t plane = grid_.plane();
  const int chunks = static_cast<int>((plane + tile_size - 1) / tile_size);
  const int tiles = group.surface_only ? chunks : chunks * grid_.nz;
#pragma omp for schedule(static)
  for (int tile = 0; tile < tiles; ++tile) {
    const int k = tile / chunks;
    const std::size_t first = static_cast<std::size_t>(tile % chunks) * tile_size;
    const std::size_t size = std::min(tile_size, plane - first);
    const std::size_t voxel = static_cast<std::size_t>(k) * plane + first;
    run_tile(group, {stage, k, first, size}, scratch);
    for (FieldId id : group.pointwise) {
      if (tissue::info(id).kind == FieldKind::volume)
        solve_pointwise(id, voxel, size, equation, scratch, stage, scratch.change);
      else if (k == 0)
        solve_pointwise(id, first, size, equation, scratch, stage, scratch.change);
    }
    for (std::size_t n = 0; n < group.moving.size(); ++n)
      assemble(n, group.moving[n], boundaries[n], voxel, size, k, equation, scratch, stage);
  }
}

void GroupSolver::add_seconds(const FieldGroup& group, int threads) {
  for (std::size_t p = 0; p < group.processes.size(); ++p) {
    double sum = 0;
    for (const Scratch& scratch : scratch_) sum += scratch.seconds[p];
    const std::string_view name = group.processes[p]->name();
    auto known = seconds_.find(name);
    if (known == seconds_.end()) known = seconds_.emplace(name, 0.0).first;
    known->second += sum / threads;
  }
}

GroupSolver::ChangeOf GroupSolver::evaluate(const FieldGroup& group, std::span<const Boundary> boundaries,
                                            const StageEquation& equation, Tissue& stage) {
  const int threads = omp_get_max_threads();
  reserve(group.moving.size());
  scratch_.resize(static_cast<std::size_t>(threads));
  for (Scratch& scratch : scratch_) scratch.prepare(group);
#pragma omp parallel num_threads(threads)
  run_tiles(group, boundaries, equation, stage, scratch_[static_cast<std::size_t>(omp_get_thread_num())]);
  ChangeOf changes{};
  for (const Scratch& scratch : scratch_)
    for (std::size_t f = 0; f < changes.size(); ++f) changes[f] = larger(changes[f], scratch.change[f]);
  add_seconds(group, threads);
  return changes;
}

}  // namespace cutis::engine
