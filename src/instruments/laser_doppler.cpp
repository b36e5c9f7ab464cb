// Over which columns and depths does laser light average the flow?
// SPDX-License-Identifier: Apache-2.0
#include "instruments/laser_doppler.hpp"

#include <cmath>

#include "instruments/region.hpp"
#include "tissue/perfusion.hpp"

namespace cutis::instruments {
namespace {

/// What a share of light returns from: weights by depth in the columns within `radius_mm` of the middle.
Region lit_region(const grid::Grid& grid, std::string name, double sampling_depth_mm, double radius_mm) {
  grid::Values weight(grid.size(), 0.0);
  for (int k = 0; k < grid.nz; ++k) {
    const double light = std::exp(-grid.centre_depth_mm(k) / sampling_depth_mm);
    for (int j = 0; j < grid.ny; ++j)
      for (int i = 0; i < grid.nx; ++i) {
        const double x_mm = (i + 0.5) * grid.dx_mm - grid.width_mm() / 2;
        const double y_mm = (j + 0.5) * grid.dx_mm - grid.breadth_mm() / 2;
        if (std::hypot(x_mm, y_mm) <= radius_mm) weight[grid.index(i, j, k)] = light;
      }
  }
  return make_region(std::move(name), grid, std::move(weight));
}

}  // namespace

void LaserDopplerParameters::describe(core::Description<LaserDopplerParameters>& d) {
  using P = LaserDopplerParameters;
  d.add("sampling_depth", &P::sampling_depth_mm, "mm", "depth at which light that returns has fallen by e");
  d.add("spot_diameter", &P::spot_diameter_mm, "mm", "width of what a probe sees");
}

std::vector<Quantity> LaserDoppler::quantities() const {
  return {{"perfusion", "1", {"surface", "spot"}, "blood flow near the surface, 1 = loops of the site at rest"}};
}

std::vector<Reading> LaserDoppler::read(const tissue::Tissue& tissue, const tissue::Rates&) const {
  const grid::Grid& grid = tissue.grid;
  const double all_mm = grid.width_mm() + grid.breadth_mm();
  std::vector<Reading> readings;
  for (const Region& lit : {lit_region(grid, "surface", p_.sampling_depth_mm, all_mm),
                            lit_region(grid, "spot", p_.sampling_depth_mm, p_.spot_diameter_mm / 2)}) {
    if (lit.empty()) continue;  // a spot between the middles of wide voxels
    const grid::Values& weight = *lit.weight;
    const double flow = ordered_sum(grid, [&](std::size_t v) { return weight[v] * tissue::perfusion(tissue, v); });
    readings.push_back({name(), "perfusion", lit.name, flow / lit.total, "1"});
  }
  return readings;
}

}  // namespace cutis::instruments
