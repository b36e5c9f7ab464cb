// Where do the layers lie on a vertical section at 1 um per pixel?
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "instruments/layer_depths.hpp"
#include "tissue/tissue.hpp"

namespace cutis::instruments {

/// Outlines of the layers along a section in the x-depth plane through row j, one value per pixel column; depths in um
/// below the resting surface, negative above it.
struct SectionGeometry {
  int row = 0;          ///< j
  int width_um = 0;     ///< pixels
  int depth_um = 0;     ///< of tissue shown
  int headroom_um = 0;  ///< pixels above the resting surface
  std::vector<double> corneum_top, surface, junction, papillary, dermis;

  std::size_t pixel(int x, int depth) const {
    return static_cast<std::size_t>(depth + headroom_um) * static_cast<std::size_t>(width_um) +
           static_cast<std::size_t>(x);
  }
  int height() const { return depth_um + headroom_um; }
  std::size_t pixels() const { return static_cast<std::size_t>(width_um) * static_cast<std::size_t>(height()); }
  int wrapped(int x) const {
    while (x < 0) x += width_um;
    while (x >= width_um) x -= width_um;
    return x;
  }
};

/// A section through the middle of row j, down to `depth_mm` or the floor. Hyperplasia (packing above 1) lifts the
/// surface of the epidermis; the stratum corneum lies on top with its own thickness.
SectionGeometry section_geometry(const tissue::Tissue& tissue, const LayerDepths& depths, int row, double depth_mm);

/// A volume field on a section, linear between voxel centres in x (periodic) and depth.
class SectionField {
 public:
  SectionField(const tissue::Tissue& tissue, const grid::Values& values, int row)
      : grid_(tissue.grid), values_(values), row_(row) {}
  double operator()(double x_um, double depth_um) const;

 private:
  const grid::Grid& grid_;
  const grid::Values& values_;
  int row_;
};

}  // namespace cutis::instruments
