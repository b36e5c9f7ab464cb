// How is the flux from air computed from the tension below the corneum?
// SPDX-License-Identifier: Apache-2.0
#include "instruments/oxygen_flux.hpp"

namespace cutis::instruments {
namespace {

constexpr double ml_per_umol = 22.4e-3;  // of an ideal gas at 0 degC and 1 atm
constexpr double minutes_per_day = 1440;
constexpr double l_per_m2_mm = 1;  // a layer of 1 mm on 1 m2

}  // namespace

void OxygenFluxParameters::describe(core::Description<OxygenFluxParameters>& d) {
  d.add("solubility", &OxygenFluxParameters::solubility_umol_per_l_mmHg, "umol/L/mmHg", "solubility of oxygen in skin");
}

std::vector<Quantity> OxygenFlux::quantities() const {
  return {{"flux", "mL/min/m2", {"surface"}, "oxygen that the skin takes from air, mean over the block"}};
}

std::vector<Reading> OxygenFlux::read(const tissue::Tissue& tissue, const tissue::Rates&) const {
  const bool open = tissue.components.air_oxygen && !tissue.components.occluded;
  const grid::Values& tension = tissue[tissue::FieldId::oxygen];
  double want_mmHg = 0;
  for (std::size_t c = 0; c < tissue.grid.plane(); ++c) want_mmHg += corneum_.air_mmHg - tension[c];
  want_mmHg /= static_cast<double>(tissue.grid.plane());
  const double ml_per_mm_mmHg = p_.solubility_umol_per_l_mmHg * l_per_m2_mm * ml_per_umol;
  const double flux = open ? corneum_.permeability_mm_per_day * want_mmHg * ml_per_mm_mmHg / minutes_per_day : 0.0;
  return {{name(), "flux", "surface", flux, "mL/min/m2"}};
}

}  // namespace cutis::instruments
