// What does fluid drawn from a wound hold of propeptides, glucose and lactate? A mean over what was cut.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/parameters.hpp"
#include "instruments/instrument.hpp"

namespace cutis::instruments {

struct WoundFluidParameters {
  double fluid_share;
  static void describe(core::Description<WoundFluidParameters>& d);
};

/// Reads PICP and PIIINP, ng/mL of interstitial fluid = mean over the region / share of tissue that is such fluid, and
/// glucose and lactate, mmol/L of that fluid, mean over the region.
/// Regions: `wound`, the volume that was cut out or pierced (each voxel weighs as much as was cut of it), when there is
/// one; `papillary_dermis`, whose fluid fills a suction blister. Blind spots: the fluid is taken to be the same share
/// of clot, granulation tissue and dermis; it is not diluted by exudate, nor does it start with the propeptides of
/// plasma.
class WoundFluid final : public Instrument {
 public:
  explicit WoundFluid(const WoundFluidParameters& parameters) : p_(parameters) {}
  std::string_view name() const override { return "wound_fluid"; }
  std::vector<Quantity> quantities() const override;
  std::vector<Reading> read(const tissue::Tissue& tissue, const tissue::Rates& rates) const override;

 private:
  WoundFluidParameters p_;
};

}  // namespace cutis::instruments
