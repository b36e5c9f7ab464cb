// How much blood flow does a laser Doppler probe or imager see through the surface?
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/parameters.hpp"
#include "instruments/instrument.hpp"

namespace cutis::instruments {

struct LaserDopplerParameters {
  double sampling_depth_mm, spot_diameter_mm;
  static void describe(core::Description<LaserDopplerParameters>& d);
};

/// Reads `perfusion`: vessels x flow through each, weighted by exp(-depth / sampling depth) below the top of the viable
/// epidermis; 1 = resting flow through the loops of the site at every depth. `surface` is the whole block, as an imager
/// scans it; `spot` a disc about the middle of the block, as a probe sees it. Blind spots: no speed apart from amount,
/// no depth; no vasomotion; cells that move without flow (the "biological zero") are left out, so that a tight cuff
/// reads 0.
class LaserDoppler final : public Instrument {
 public:
  explicit LaserDoppler(const LaserDopplerParameters& parameters) : p_(parameters) {}
  std::string_view name() const override { return "laser_doppler"; }
  std::vector<Quantity> quantities() const override;
  std::vector<Reading> read(const tissue::Tissue& tissue, const tissue::Rates& rates) const override;

 private:
  LaserDopplerParameters p_;
};

}  // namespace cutis::instruments
