// How moist is the stratum corneum? A capacitance probe pressed on the skin, in the arbitrary units of its maker.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "instruments/instrument.hpp"
#include "instruments/tewl_meter.hpp"

namespace cutis::instruments {

struct CorneometerParameters {
  double probed_depth_um;
  static void describe(core::Description<CorneometerParameters>& d);
};

/// Mean water of the probed depth, 1 = living tissue. Water falls linearly from the living epidermis (1) through the
/// corneum to its surface, which is as moist as the air layer lets it be: c_s = J / J_wet, J the flux through this
/// place. Below a corneum thinner than the probed depth lies living tissue.
double probed_water(double surface_water, double corneum_um, double probed_depth_um);

/// Reads hydration = 120 x mean probed water, so a corneum that is thin or leaks reads moist.
/// Blind spots: natural moisturising factor, lipids on the surface, sweat, salts, products, hairs, pressure, scales;
/// how water changes the corneum's own resistance. Dryness of diseased skin comes by those and is not read. The scale
/// is arbitrary: compare readings with each other, not with a device.
class Corneometer final : public Instrument {
 public:
  Corneometer(const CorneometerParameters& parameters, const TewlParameters& water_loss)
      : p_(parameters), water_loss_(water_loss) {}
  std::string_view name() const override { return "corneometer"; }
  std::vector<Quantity> quantities() const override;
  std::vector<Reading> read(const tissue::Tissue& tissue, const tissue::Rates& rates) const override;

 private:
  CorneometerParameters p_;
  TewlParameters water_loss_;
};

}  // namespace cutis::instruments
