// How dense do moving blood cells make the vessels look in OCT angiography, and how deep?
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/parameters.hpp"
#include "instruments/instrument.hpp"

namespace cutis::instruments {

struct OctAngiographyParameters {
  double slab_mm, resolution_mm, resting_speed_mm_per_s, slowest_speed_mm_per_s;
  static void describe(core::Description<OctAngiographyParameters>& d);
};

/// Share of vessels whose blood moves fast enough to be seen, speeds being exponentially distributed about a mean that
/// the flow raises.
double visible_share(double flow_above_rest, const OctAngiographyParameters& p);

/// Share of the area that vessels cover in a projected slab: their length is twice their profiles per area, pi / 4 of
/// it seen from above, and each looks wider than it is by the resolution.
double projected_area(double profiles_per_mm2, double vessel_radius_mm, const OctAngiographyParameters& p);

/// Reads `vessel_area_density` (%), mean over the block, in slabs below the top of the viable epidermis:
/// `depth_0.10_mm` is the slab that begins there. Blind spots: sees nothing below 0.5 mm, no vessel whose blood stands
/// or creeps, no width below its resolution, no sprouts; tails that vessels cast below themselves are left out.
class OctAngiography final : public Instrument {
 public:
  explicit OctAngiography(const OctAngiographyParameters& parameters) : p_(parameters) {}
  std::string_view name() const override { return "oct_angiography"; }
  std::vector<Quantity> quantities() const override;
  std::vector<Reading> read(const tissue::Tissue& tissue, const tissue::Rates& rates) const override;

 private:
  OctAngiographyParameters p_;
};

}  // namespace cutis::instruments
