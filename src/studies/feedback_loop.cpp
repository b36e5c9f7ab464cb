// How is a loop closed on itself? A row of voxels, one for each level, whose followers are brought into balance.
// SPDX-License-Identifier: Apache-2.0
#include "studies/feedback_loop.hpp"

#include <algorithm>
#include <cmath>

#include "processes/catalog.hpp"
#include "studies/prior.hpp"

namespace cutis::studies {
namespace {

using tissue::FieldId;

constexpr int most_sweeps = 1000;
constexpr double balanced = 1e-10;  ///< largest relative change of a sweep
constexpr double small = 0.01;      ///< step of the slope at rest
constexpr int level_count = 60;     ///< of a curve

bool holds(const std::vector<FieldId>& fields, FieldId field) {
  return std::find(fields.begin(), fields.end(), field) != fields.end();
}

/// Voxels side by side, so that rates run over all of them at once, all like `dermis`, with these levels.
tissue::Tissue row_of(const tissue::Tissue& dermis, const FeedbackLoop& loop, const std::vector<double>& levels) {
  grid::Grid grid = dermis.grid;
  grid.nx = static_cast<int>(levels.size());
  tissue::Tissue row = tissue::make_tissue(grid);
  row.skin = dermis.skin, row.components = dermis.components;
  for (const tissue::FieldInfo& field : tissue::field_table)
    std::fill(row[field.id].begin(), row[field.id].end(), dermis[field.id].front());
  for (const FieldId field : loop.cut) std::fill(row[field].begin(), row[field].end(), 0.0);
  row[loop.cut.front()] = levels;
  return row;
}

/// Sets fields to what balances production and loss in every voxel, all else held. Each goes half of the way at a time:
/// followers that restrain each other would else swing for ever. False where that finds no balance.
bool balance(tissue::Tissue& row, engine::LocalProcesses processes, const std::vector<FieldId>& fields) {
  tissue::Rates rates;
  for (int n = 0; n < most_sweeps; ++n) {
    engine::sum_rates(row, processes, rates, fields);
    double change = 0;
    for (const FieldId field : fields) {
      const std::size_t index = tissue::index_of(field);
      for (std::size_t v = 0; v < row[field].size(); ++v) {
        const double wanted = rates.production[index][v] / rates.loss[index][v], before = row[field][v];
        const double moved = std::abs(wanted - before) / std::max(wanted, tissue::info(field).scale);
        if (moved > change || std::isnan(moved)) change = moved;  // once it is no number it stays so
        row[field][v] = 0.5 * (before + wanted);
      }
    }
    if (change < balanced) return true;
    if (std::isnan(change)) return false;
  }
  return false;
}

/// What levels return; throws where the followers find no balance with them.
class ReturnMap {
 public:
  struct NoBalance {};

  ReturnMap(const tissue::Tissue& dermis, engine::LocalProcesses processes, const FeedbackLoop& loop)
      : dermis_(dermis), processes_(processes), loop_(loop) {}

  std::vector<double> operator()(const std::vector<double>& levels) const {
    tissue::Tissue row = row_of(dermis_, loop_, levels);
    if (!balance(row, processes_, loop_.followers)) throw NoBalance{};
    tissue::Rates rates;
    engine::sum_rates(row, processes_, rates, loop_.cut);
    std::vector<double> result(levels.size(), 0.0);
    for (const FieldId field : loop_.cut)
      for (std::size_t v = 0; v < levels.size(); ++v)
        result[v] += rates.production[tissue::index_of(field)][v] / rates.loss[tissue::index_of(field)][v];
    return result;
  }

 private:
  const tissue::Tissue& dermis_;
  engine::LocalProcesses processes_;
  const FeedbackLoop& loop_;
};

/// Evenly in the logarithm.
std::vector<double> geometric(double from, double to) {
  std::vector<double> levels;
  for (int n = 0; n < level_count; ++n)
    levels.push_back(from * std::pow(to / from, static_cast<double>(n) / (level_count - 1)));
  return levels;
}

std::vector<double> even(double from, double to) {
  std::vector<double> levels;
  for (int n = 0; n < level_count; ++n) levels.push_back(from + (to - from) * n / (level_count - 1));
  return levels;
}

/// The first level, from nothing up, that returns no more than itself; found between ever closer levels.
double lowest_state(const ReturnMap& returned, const FeedbackLoop& loop) {
  constexpr double close = 1e-10;
  double below = 0, found = loop.highest;
  std::vector<double> levels = geometric(loop.lowest, loop.highest);
  for (;;) {
    const std::vector<double> back = returned(levels);
    std::size_t n = 0;
    while (n + 1 < levels.size() && back[n] > levels[n]) ++n;
    if (n > 0) below = levels[n - 1];
    found = levels[n];
    if (found - below <= close * found) return found;
    levels = even(below, found);
  }
}

/// From nothing to rest in equal steps.
double steepest_below(const ReturnMap& returned, double rest) {
  const std::vector<double> levels = even(0, rest);
  const std::vector<double> back = returned(levels);
  double steepest = 0;
  for (std::size_t n = 1; n < levels.size(); ++n)
    steepest = std::max(steepest, (back[n] - back[n - 1]) / (levels[n] - levels[n - 1]));
  return steepest;
}

LoopGain gain_of(const ReturnMap& returned, const FeedbackLoop& loop) {
  LoopGain gain;
  gain.rest = lowest_state(returned, loop);
  const double step = small * std::max(gain.rest, loop.lowest);
  const std::vector<double> near = returned({gain.rest, gain.rest + step});
  gain.gain_at_rest = (near[1] - near[0]) / step;
  if (gain.rest > 0) gain.gain_below = steepest_below(returned, gain.rest);
  gain.level = geometric(std::max(gain.rest, loop.lowest), loop.highest);
  gain.returned = returned(gain.level);
  gain.largest_gain = gain.gain_at_rest;
  for (std::size_t n = 0; n < gain.level.size(); ++n)
    if (const double above = gain.level[n] - gain.rest; above > step)
      gain.largest_gain = std::max(gain.largest_gain, (gain.returned[n] - gain.rest) / above);
  return gain;
}

}  // namespace

std::optional<LoopGain> loop_gain(const tissue::Tissue& dermis, engine::LocalProcesses processes,
                                  const FeedbackLoop& loop) {
  try {
    return gain_of(ReturnMap(dermis, processes, loop), loop);
  } catch (const ReturnMap::NoBalance&) {
    return std::nullopt;
  }
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

LoopDraws draw_loops(const tissue::Tissue& dermis, const core::ParameterLibrary& library, const FeedbackLoop& loop,
                     std::span<const std::string_view> of_processes) {
  constexpr std::size_t draws = 200;
  std::vector<core::Parameter> parameters;
  for (const core::Parameter& p : library.all())
    if (std::find(of_processes.begin(), of_processes.end(), p.process) != of_processes.end() && uncertain(p))
      parameters.push_back(p);
  const std::vector<std::vector<double>> points = latin_hypercube(draws, parameters, 1);
  std::size_t going = 0, without_balance = 0;
#pragma omp parallel reduction(+ : going, without_balance)
  {
    core::ParameterLibrary drawn = library;  // of this thread: each draw sets all that an earlier one has set
#pragma omp for schedule(static)
    for (std::size_t n = 0; n < draws; ++n) {
      for (std::size_t p = 0; p < parameters.size(); ++p)
        drawn.set(parameters[p].process, parameters[p].name, quantile(parameters[p], points[n][p]));
      const std::optional<LoopGain> gain = loop_gain(dermis, loop_processes(drawn, loop).local, loop);
      if (!gain)
        ++without_balance;
      else if (gain->keeps_itself_going())
        ++going;
    }
  }
  return {draws, parameters.size(), without_balance,
          static_cast<double>(going) / static_cast<double>(draws - without_balance)};
}

processes::ProcessSet loop_processes(const core::ParameterLibrary& library, const FeedbackLoop& loop) {
  processes::ProcessSet set = processes::make_processes(library);
  std::erase_if(set.local, [&](const auto& process) {
    const auto uses = process->uses();
    return std::none_of(uses.begin(), uses.end(), [&](const processes::FieldUse& use) {
      return use.access != processes::Access::read && (holds(loop.cut, use.field) || holds(loop.followers, use.field));
    });
  });
  return set;
}

}  // namespace cutis::studies
