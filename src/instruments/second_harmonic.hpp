// How are collagen fibres oriented? What a second-harmonic microscope or picrosirius red in polarised light tells.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "instruments/instrument.hpp"

namespace cutis::instruments {

/// Reads from images of fibrillar collagen, weighted by its content: `coherency_en_face`, |A_x - A_y| / (A_x + A_y) of
/// optical sections parallel to the surface, and `coherency_upright`, |A_x - A_z| / (A_x + A_z) of sections across it
/// (0: all directions alike, 1: one direction; from the shares A of fibres along x, y and depth, the structure tensor
/// of an image that resolves them); and `fibres_in_depth`, A_z itself. Regions: the two dermal layers and `cut_out`,
/// the volume ever pierced. Blind spots: directions between the axes of the grid, which the tissue does not have; type
/// III, which shines weakly, counts as type I does; fragments are dark.
class SecondHarmonic final : public Instrument {
 public:
  std::string_view name() const override { return "second_harmonic"; }
  std::vector<Quantity> quantities() const override;
  std::vector<Reading> read(const tissue::Tissue& tissue, const tissue::Rates& rates) const override;
};

/// Coherency of fibres in a plane from their shares along its two axes; 0 where there are none.
double coherency(double along, double across);

}  // namespace cutis::instruments
