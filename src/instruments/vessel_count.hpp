// How dense are vessels, stained for CD31 in a section or seen by the blood that moves in them?
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "instruments/biopsy.hpp"
#include "instruments/instrument.hpp"

namespace cutis::instruments {

/// Reads profiles of endothelium per mm2 of section (CD31 marks it perfused or not), those that carry blood, as an
/// injected lectin or moving speckles show, and their share (%). Regions: `papillary_dermis`, `reticular_dermis`,
/// `dermis`, `biopsy` and, where skin was cut, `wound`: what was taken away, and `wound_periphery`: the dermis around
/// it, as far as a wound-edge biopsy reaches. A density of 1 is one capillary per loop of the site crossing a
/// plane. Blind spots: vessels of one width; no arterioles, venules or lymph vessels (which CD31 marks faintly).
class VesselCount final : public Instrument {
 public:
  explicit VesselCount(const BiopsyParameters& parameters) : p_(parameters) {}
  std::string_view name() const override { return "vessel_count"; }
  std::vector<Quantity> quantities() const override;
  std::vector<Reading> read(const tissue::Tissue& tissue, const tissue::Rates& rates) const override;

 private:
  BiopsyParameters p_;
};

}  // namespace cutis::instruments
