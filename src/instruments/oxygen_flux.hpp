// How much oxygen does the skin take from air? A sensor on the surface, in mL/min/m2.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/parameters.hpp"
#include "instruments/instrument.hpp"

namespace cutis::instruments {

struct OxygenFluxParameters {
  double solubility_umol_per_l_mmHg;
  static void describe(core::Description<OxygenFluxParameters>& d);
};

/// What lies between air and the viable epidermis: `air_permeability` and `air_tension` of `oxygen`, its eq. 4.
struct CorneumForOxygen {
  double permeability_mm_per_day, air_mmHg;
};

/// Reads `flux`, the mean over the surface of a P_sc (p_air - p): eq. 4 of `oxygen`, p the tension at the top of the
/// viable epidermis, a the solubility that turns tension into volume of gas (0 degC, 1 atm). 0 where no air comes.
/// Blind spots: takes nothing for itself; channels and corneum let in as much as intact corneum of the site does. Real
/// ones read the fall of tension across a test layer of their own (o2fluxoptode1993), in series with the corneum: they
/// show a change of the flux smaller by C / (C + P_sc), C the layer's permeability, which was not found.
class OxygenFlux final : public Instrument {
 public:
  OxygenFlux(const OxygenFluxParameters& parameters, const CorneumForOxygen& corneum)
      : p_(parameters), corneum_(corneum) {}
  std::string_view name() const override { return "oxygen_flux"; }
  std::vector<Quantity> quantities() const override;
  std::vector<Reading> read(const tissue::Tissue& tissue, const tissue::Rates& rates) const override;

 private:
  OxygenFluxParameters p_;
  CorneumForOxygen corneum_;
};

}  // namespace cutis::instruments
