// How much of a dyed stratum corneum has been shed? A lamp under which the dye glows.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "instruments/instrument.hpp"

namespace cutis::instruments {

/// Reads, once the corneum has been dyed (event `corneum_stain`), the share of the dyed corneum that is gone, mean over
/// the surface (%). The time at which it is all gone is the transit time of the corneum: a reading of how fast the
/// tissue sheds, not a parameter.
/// Blind spots: an eye sees brightness, which falls off faster than the share of dyed layers; fading of the dye.
class CorneumLamp final : public Instrument {
 public:
  std::string_view name() const override { return "corneum_lamp"; }
  std::vector<Quantity> quantities() const override;
  std::vector<Reading> read(const tissue::Tissue& tissue, const tissue::Rates& rates) const override;
};

}  // namespace cutis::instruments
