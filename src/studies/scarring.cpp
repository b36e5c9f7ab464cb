// How is the loop closed on itself? A column of voxels, one for each level, whose fast fields are brought into balance.
// SPDX-License-Identifier: Apache-2.0
#include "studies/scarring.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

#include "processes/catalog.hpp"
#include "studies/prior.hpp"

namespace cutis::studies {
namespace {

using tissue::FieldId;
using Json = nlohmann::ordered_json;

constexpr std::array loop_fields = {FieldId::tgf_beta1_latent, FieldId::tgf_beta1, FieldId::fibroblasts,
                                    FieldId::myofibroblasts};
constexpr int sweeps = 100;     ///< of balance; latent, active and fibroblasts follow each other in three
constexpr double small = 0.01;  ///< step of the slope at rest

/// Voxels one below the other, all like `dermis`, with these levels of myofibroblasts.
tissue::Tissue column_of(const tissue::Tissue& dermis, const std::vector<double>& levels) {
  grid::Grid grid = dermis.grid;
  grid.nz = static_cast<int>(levels.size());
  tissue::Tissue column = tissue::make_tissue(grid);
  column.skin = dermis.skin, column.components = dermis.components;
  for (const tissue::FieldInfo& field : tissue::field_table)
    std::fill(column[field.id].begin(), column[field.id].end(), dermis[field.id].front());
  column[FieldId::myofibroblasts] = levels;
  return column;
}

/// Sets fields to what balances production and loss in every voxel, all else held.
void balance(tissue::Tissue& column, engine::LocalProcesses processes, std::span<const FieldId> fields) {
  tissue::Rates rates;
  for (int n = 0; n < sweeps; ++n)
    for (const FieldId field : fields) {
      engine::sum_rates(column, processes, rates, fields);
      const std::size_t index = tissue::index_of(field);
      for (std::size_t v = 0; v < column[field].size(); ++v)
        column[field][v] = rates.production[index][v] / rates.loss[index][v];
    }
}

std::vector<double> returned(const tissue::Tissue& dermis, engine::LocalProcesses processes,
                             const std::vector<double>& levels) {
  constexpr std::array last = {FieldId::myofibroblasts};
  tissue::Tissue column = column_of(dermis, levels);
  balance(column, processes, std::span(loop_fields).first(3));
  tissue::Rates rates;
  engine::sum_rates(column, processes, rates, last);
  const std::size_t y = tissue::index_of(FieldId::myofibroblasts);
  std::vector<double> result;
  for (std::size_t v = 0; v < levels.size(); ++v) result.push_back(rates.production[y][v] / rates.loss[y][v]);
  return result;
}

double healthy_level(const tissue::Tissue& dermis, engine::LocalProcesses processes) {
  tissue::Tissue column = column_of(dermis, {0.0});
  balance(column, processes, loop_fields);
  return column[FieldId::myofibroblasts].front();
}

/// From rest to more cells than fit, evenly in the logarithm.
std::vector<double> levels_above(double rest) {
  constexpr int count = 60;
  constexpr double least = 1, most = 1e5;
  std::vector<double> levels;
  const double first = std::max(rest, least);
  for (int n = 0; n < count; ++n)
    levels.push_back(first * std::pow(most / first, static_cast<double>(n) / (count - 1)));
  return levels;
}

}  // namespace

ScarringLoop scarring_loop(const tissue::Tissue& dermis, engine::LocalProcesses processes) {
  ScarringLoop loop;
  loop.rest_per_mm3 = healthy_level(dermis, processes);
  const double step = small * std::max(loop.rest_per_mm3, 1.0);
  const std::vector<double> near = returned(dermis, processes, {loop.rest_per_mm3, loop.rest_per_mm3 + step});
  loop.gain_at_rest = (near[1] - near[0]) / step;
  loop.level_per_mm3 = levels_above(loop.rest_per_mm3);
  loop.returned_per_mm3 = returned(dermis, processes, loop.level_per_mm3);
  loop.largest_gain = loop.gain_at_rest;
  for (std::size_t n = 0; n < loop.level_per_mm3.size(); ++n)
    if (const double above = loop.level_per_mm3[n] - loop.rest_per_mm3; above > step)
      loop.largest_gain = std::max(loop.largest_gain, (loop.returned_per_mm3[n] - loop.rest_per_mm3) / above);
  return loop;
}

tissue::Tissue mean_papillary_dermis(const tissue::Tissue& tissue) {
  tissue::Tissue mean = tissue::make_tissue({1, 1, 1, tissue.grid.dx_mm, tissue.grid.dz_mm});
  mean.skin = tissue.skin, mean.components = tissue.components;
  const grid::Values& weight = tissue[FieldId::papillary_dermis];
  double all = 0;
  for (const double share : weight) all += share;
  for (const tissue::FieldInfo& field : tissue::field_table) {
    const grid::Values& values = tissue[field.id];
    double sum = 0;
    if (field.kind == tissue::FieldKind::surface) {
      for (const double value : values) sum += value / static_cast<double>(values.size());
    } else {
      for (std::size_t v = 0; v < values.size(); ++v) sum += weight[v] * values[v] / all;
    }
    mean[field.id].front() = sum;
  }
  return mean;
}

Json scarring_record(const tissue::Tissue& rest, const core::ParameterLibrary& library) {
  constexpr std::size_t draws = 200;
  const tissue::Tissue dermis = mean_papillary_dermis(rest);
  const ScarringLoop loop = scarring_loop(dermis, processes::make_processes(library).local);
  std::vector<core::Parameter> parameters;
  for (const core::Parameter& p : library.all())
    if ((p.process == "tgf_beta" || p.process == "fibroblasts") && uncertain(p)) parameters.push_back(p);
  std::size_t fibrotic = 0;
  for (const std::vector<double>& at : latin_hypercube(draws, parameters.size(), 1)) {
    core::ParameterLibrary drawn = library;
    for (std::size_t p = 0; p < parameters.size(); ++p)
      drawn.set(parameters[p].process, parameters[p].name, quantile(parameters[p], at[p]));
    if (scarring_loop(dermis, processes::make_processes(drawn).local).fibrotic()) ++fibrotic;
  }
  return {{"rest_per_mm3", loop.rest_per_mm3},
          {"gain_at_rest", loop.gain_at_rest},
          {"largest_gain", loop.largest_gain},
          {"fibrotic_state", loop.fibrotic()},
          {"probability", static_cast<double>(fibrotic) / static_cast<double>(draws)},
          {"draws", draws},
          {"parameters_drawn", parameters.size()},
          {"level_per_mm3", loop.level_per_mm3},
          {"returned_per_mm3", loop.returned_per_mm3}};
}

}  // namespace cutis::studies
