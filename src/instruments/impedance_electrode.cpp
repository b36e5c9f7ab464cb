// How is admittance computed from stratum corneum and channels?
// SPDX-License-Identifier: Apache-2.0
#include "instruments/impedance_electrode.hpp"

#include <algorithm>
#include <numbers>

namespace cutis::instruments {
namespace {

using tissue::FieldId;

/// Conducting share of the surface: open and not plugged, mean over the block.
double conducting_area(const tissue::Tissue& tissue) {
  const grid::Values& open = tissue[FieldId::channel_area];
  const grid::Values& plug = tissue[FieldId::channel_plug];
  double area = 0;
  for (std::size_t c = 0; c < open.size(); ++c) area += open[c] * (1 - plug[c]);
  return area / static_cast<double>(open.size());
}

/// Admittance of the stratum corneum relative to rest; deviations are summed so that rest is exactly 1.
double corneum_admittance(const tissue::Tissue& tissue) {
  constexpr double thinnest = 1e-3;  // keeps a stripped column finite; the channels' path is beside it
  const grid::Values& corneum = tissue[FieldId::stratum_corneum];
  double excess = 0;
  for (std::size_t c = 0; c < corneum.size(); ++c) {
    const double thickness = corneum[c] / tissue.skin.stratum_corneum_rest_um * tissue[FieldId::barrier_lipids][c];
    excess += (1 - tissue[FieldId::channel_area][c]) / std::max(thickness, thinnest) - 1;
  }
  return 1 + excess / static_cast<double>(corneum.size());
}

/// Area share of all channels made at the last session, 0 when nothing was pierced.
double area_of_last_session(const tissue::Tissue& tissue) {
  int last = -1;
  for (const tissue::Puncture& puncture : tissue.punctures) last = std::max(last, puncture.session);
  double area_mm2 = 0;
  for (const tissue::Puncture& puncture : tissue.punctures)
    if (puncture.session == last) area_mm2 += std::numbers::pi * puncture.radius_mm * puncture.radius_mm;
  return area_mm2 / (tissue.grid.width_mm() * tissue.grid.breadth_mm());
}

/// Conducting share of the channel area of the last session; an opening without punctures counts as all open.
double permeable_fraction(const tissue::Tissue& tissue, double conducting) {
  if (conducting <= 0) return 0;
  const double made = area_of_last_session(tissue);
  return made > 0 ? conducting / made : 1;
}

}  // namespace

void ImpedanceParameters::describe(core::Description<ImpedanceParameters>& d) {
  d.add("fluid_conductivity", &ImpedanceParameters::fluid_conductivity_S_per_m, "S/m",
        "conductivity of interstitial fluid in a channel");
  d.add("channel_length", &ImpedanceParameters::channel_length_um, "um", "length of the conducting channel");
  d.add("skin_admittance", &ImpedanceParameters::skin_admittance_S_per_m2, "S/m2",
        "admittance of intact skin at the electrode's frequency");
  d.add("closed_fraction", &ImpedanceParameters::closed_fraction, "1",
        "residual permeable fraction at which a site is called closed");
}

double channel_contrast(const ImpedanceParameters& p) {
  constexpr double m_per_um = 1e-6;
  return p.fluid_conductivity_S_per_m / (p.channel_length_um * m_per_um) / p.skin_admittance_S_per_m2;
}

std::vector<Quantity> ImpedanceElectrode::quantities() const {
  return {{"skin_admittance", "1", {"surface"}, "admittance relative to intact skin at rest"},
          {"permeable_fraction", "%", {"surface"}, "conducting share of the channel area that the last session made"},
          {"resealed", "1", {"surface"}, "1 when the permeable fraction is at or below the detection threshold"}};
}

std::vector<Reading> ImpedanceElectrode::read(const tissue::Tissue& tissue, const tissue::Rates&) const {
  const double conducting = conducting_area(tissue);
  const double fraction = permeable_fraction(tissue, conducting);
  return {{name(), "skin_admittance", "surface", corneum_admittance(tissue) + channel_contrast(p_) * conducting, "1"},
          {name(), "permeable_fraction", "surface", 100 * fraction, "%"},
          {name(), "resealed", "surface", fraction <= p_.closed_fraction ? 1.0 : 0.0, "1"}};
}

}  // namespace cutis::instruments
