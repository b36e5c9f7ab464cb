// Where does the oxygen electrode's tip go, and what does it average?
// SPDX-License-Identifier: Apache-2.0
#include "instruments/oxygen_electrode.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "instruments/layer_depths.hpp"

namespace cutis::instruments {
namespace {

using tissue::FieldId;

constexpr int depth_count = 20;
constexpr double depth_step_mm = 0.05;

std::string depth_region(int n) { return fmt::format("depth_{:.2f}_mm", n * depth_step_mm); }

/// The values of one column, from the top.
grid::Values column_of(const tissue::Tissue& tissue, std::size_t column) {
  grid::Values values;
  for (int k = 0; k < tissue.grid.nz; ++k)
    values.push_back(tissue[FieldId::oxygen][column + static_cast<std::size_t>(k) * tissue.grid.plane()]);
  return values;
}

grid::Values oxygen_by_plane(const tissue::Tissue& tissue) {
  const grid::Grid& grid = tissue.grid;
  grid::Values means(static_cast<std::size_t>(grid.nz), 0.0);
  const grid::Values& oxygen = tissue[FieldId::oxygen];
  for (int k = 0; k < grid.nz; ++k) {
    const std::size_t begin = grid.index(0, 0, k);
    double sum = 0;
    for (std::size_t c = 0; c < grid.plane(); ++c) sum += oxygen[begin + c];
    means[static_cast<std::size_t>(k)] = sum / static_cast<double>(grid.plane());
  }
  return means;
}

/// Means over papilla columns, just below the junction and at the depth of the ridge tips.
struct PapillaReading {
  double tip = 0, base = 0;
};
PapillaReading read_papillae(const tissue::Tissue& tissue, double share) {
  const grid::Values junction = layer_depths(tissue).epidermis;
  grid::Values sorted = junction;
  std::sort(sorted.begin(), sorted.end());
  const auto rank = static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1));
  const double highest = sorted[rank];
  const double ridge_tips = sorted[sorted.size() - 1 - rank];
  PapillaReading sum;
  double columns = 0;
  for (std::size_t c = 0; c < junction.size(); ++c) {
    if (junction[c] > highest) continue;
    const grid::Values column = column_of(tissue, c);
    sum.tip += at_depth(tissue.grid, column, junction[c]);
    sum.base += at_depth(tissue.grid, column, ridge_tips);
    columns += 1;
  }
  return {sum.tip / columns, sum.base / columns};
}

/// Mean over columns of the lowest tension in voxels that are mostly epidermis; NaN where there are none.
double epidermis_minimum(const tissue::Tissue& tissue) {
  const grid::Grid& grid = tissue.grid;
  double sum = 0, columns = 0;
  for (std::size_t c = 0; c < grid.plane(); ++c) {
    double lowest = std::numeric_limits<double>::infinity();
    for (int k = 0; k < grid.nz; ++k) {
      const std::size_t v = c + static_cast<std::size_t>(k) * grid.plane();
      if (tissue[FieldId::viable_epidermis][v] >= 0.5) lowest = std::min(lowest, tissue[FieldId::oxygen][v]);
    }
    if (std::isinf(lowest)) continue;
    sum += lowest;
    columns += 1;
  }
  return sum / columns;
}

}  // namespace

void OxygenElectrodeParameters::describe(core::Description<OxygenElectrodeParameters>& d) {
  d.add("papilla_share", &OxygenElectrodeParameters::papilla_share, "1",
        "share of the surface whose junction lies highest, taken as papilla tips; the same share lowest, as ridges");
}

double at_depth(const grid::Grid& grid, const grid::Values& by_depth, double depth_mm) {
  const double level = std::clamp(depth_mm / grid.dz_mm - 0.5, 0.0, grid.nz - 1.0);
  const auto above = static_cast<std::size_t>(level);
  const std::size_t below = std::min(above + 1, by_depth.size() - 1);
  return by_depth[above] + (level - static_cast<double>(above)) * (by_depth[below] - by_depth[above]);
}

std::vector<Quantity> OxygenElectrode::quantities() const {
  std::vector<std::string> regions = {"papilla_tip", "papilla_base", "epidermis_min"};
  for (int n = 1; n <= depth_count; ++n) regions.push_back(depth_region(n));
  return {{"po2", "mmHg", regions, "oxygen tension at the tip of a microelectrode"}};
}

std::vector<Reading> OxygenElectrode::read(const tissue::Tissue& tissue, const tissue::Rates&) const {
  const PapillaReading papilla = read_papillae(tissue, p_.papilla_share);
  std::vector<Reading> readings = {{name(), "po2", "papilla_tip", papilla.tip, "mmHg"},
                                   {name(), "po2", "papilla_base", papilla.base, "mmHg"}};
  const double lowest = epidermis_minimum(tissue);
  if (std::isfinite(lowest)) readings.push_back({name(), "po2", "epidermis_min", lowest, "mmHg"});
  const grid::Values planes = oxygen_by_plane(tissue);
  for (int n = 1; n <= depth_count && n * depth_step_mm < tissue.grid.depth_mm() + 1e-9; ++n)
    readings.push_back({name(), "po2", depth_region(n), at_depth(tissue.grid, planes, n * depth_step_mm), "mmHg"});
  return readings;
}

}  // namespace cutis::instruments
