// Which slabs does OCT angiography project, and what does it see in them?
// SPDX-License-Identifier: Apache-2.0
#include "instruments/oct_angiography.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <string>

#include "tissue/perfusion.hpp"

namespace cutis::instruments {
namespace {

using tissue::FieldId;

constexpr std::array slab_tops_mm = {0.1, 0.2, 0.3, 0.4};

std::string slab_region(double top_mm) { return fmt::format("depth_{:.2f}_mm", top_mm); }

/// Share of the plane k that lies between two depths.
double share_within(const grid::Grid& grid, int k, double top_mm, double bottom_mm) {
  const double above = std::max(top_mm, k * grid.dz_mm), below = std::min(bottom_mm, (k + 1) * grid.dz_mm);
  return std::max(0.0, below - above) / grid.dz_mm;
}

}  // namespace

void OctAngiographyParameters::describe(core::Description<OctAngiographyParameters>& d) {
  using P = OctAngiographyParameters;
  d.add("slab", &P::slab_mm, "mm", "thickness of the slab that is projected");
  d.add("resolution", &P::resolution_mm, "mm", "width that the optics add to a vessel");
  d.add("resting_speed", &P::resting_speed_mm_per_s, "mm/s", "mean speed of blood in capillaries at rest");
  d.add("slowest_speed", &P::slowest_speed_mm_per_s, "mm/s", "slowest blood that still changes between scans");
}

double visible_share(double flow_above_rest, const OctAngiographyParameters& p) {
  if (flow_above_rest <= -1) return 0;
  return std::exp(-p.slowest_speed_mm_per_s / (p.resting_speed_mm_per_s * (1 + flow_above_rest)));
}

double projected_area(double profiles_per_mm2, double vessel_radius_mm, const OctAngiographyParameters& p) {
  const double length_per_mm2 = 2 * profiles_per_mm2 * p.slab_mm * std::numbers::pi / 4;
  return 1 - std::exp(-length_per_mm2 * (2 * vessel_radius_mm + p.resolution_mm));
}

std::vector<Quantity> OctAngiography::quantities() const {
  std::vector<std::string> regions;
  for (double top_mm : slab_tops_mm) regions.push_back(slab_region(top_mm));
  return {{"vessel_area_density", "%", regions, "area covered by vessels with moving blood, in a projected slab"}};
}

std::vector<Reading> OctAngiography::read(const tissue::Tissue& tissue, const tissue::Rates&) const {
  const grid::Grid& grid = tissue.grid;
  const bool moving = tissue.components.blood && tissue.components.flow;
  std::vector<Reading> readings;
  for (double top_mm : slab_tops_mm) {
    const double bottom_mm = top_mm + p_.slab_mm;
    if (bottom_mm > grid.depth_mm()) break;
    double sum = 0;
    for (std::size_t c = 0; c < grid.plane(); ++c) {
      double seen_mm = 0;  // relative density of visible vessels, integrated over the slab
      for (int k = 0; k < grid.nz; ++k) {
        const double share = share_within(grid, k, top_mm, bottom_mm);
        const std::size_t v = c + static_cast<std::size_t>(k) * grid.plane();
        if (share > 0 && moving)
          seen_mm += share * grid.dz_mm * std::max(tissue[FieldId::vessels][v], 0.0) *
                     visible_share(tissue::flow_above_rest(std::max(tissue[FieldId::vasodilation][v], 0.0),
                                                           tissue[FieldId::inflow_lost][c]),
                                   p_);
      }
      const double profiles = tissue.skin.capillary_loops_per_mm2 * seen_mm / p_.slab_mm;
      sum += projected_area(profiles, tissue.skin.capillary_radius_mm, p_);
    }
    readings.push_back(
        {name(), "vessel_area_density", slab_region(top_mm), 100 * sum / static_cast<double>(grid.plane()), "%"});
  }
  return readings;
}

}  // namespace cutis::instruments
