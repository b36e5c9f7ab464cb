// How is hydration computed from the corneum and the water that crosses it?
// SPDX-License-Identifier: Apache-2.0
#include "instruments/corneometer.hpp"

#include <algorithm>

namespace cutis::instruments {
namespace {

/// Reading where water is as in living tissue: the scale of such probes is arbitrary, and with this resting skin reads
/// some tens, as faces and backs do.
constexpr double saturated_reading = 120;

}  // namespace

void CorneometerParameters::describe(core::Description<CorneometerParameters>& d) {
  using P = CorneometerParameters;
  d.add("probed_depth", &P::probed_depth_um, "um", "depth that the field of the probe reaches");
}

double probed_water(double surface_water, double corneum_um, double probed_depth_um) {
  const double missing = 1 - surface_water;
  if (corneum_um >= probed_depth_um) return 1 - missing * (1 - probed_depth_um / (2 * corneum_um));
  return 1 - missing * std::max(corneum_um, 0.0) / (2 * probed_depth_um);
}

std::vector<Quantity> Corneometer::quantities() const {
  return {{"hydration", "1", {"surface"}, "capacitance of the stratum corneum, arbitrary units, mean over the block"}};
}

std::vector<Reading> Corneometer::read(const tissue::Tissue& tissue, const tissue::Rates&) const {
  const grid::Values& corneum_um = tissue[tissue::FieldId::stratum_corneum];
  const double wet = water_loss_.wet_surface_flux_g_per_m2_h;
  double first = 0, excess = 0;  // over the first column: equal columns then add nothing, and rest is exact
  for (std::size_t c = 0; c < corneum_um.size(); ++c) {
    const double surface_water = 1 / (1 + wet / column_conductance(water_loss_, tissue, c));
    const double water = probed_water(surface_water, corneum_um[c], p_.probed_depth_um);
    if (c == 0) first = water;
    excess += water - first;
  }
  const double mean = first + excess / static_cast<double>(corneum_um.size());
  return {{name(), "hydration", "surface", saturated_reading * mean, "1"}};
}

}  // namespace cutis::instruments
