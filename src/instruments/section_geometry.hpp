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
  std::vector<double> voxel_junction;  ///< where voxels have the junction; `junction` is drawn

  std::size_t pixel(int x, int depth) const {
    return static_cast<std::size_t>(depth + headroom_um) * static_cast<std::size_t>(width_um) +
           static_cast<std::size_t>(x);
  }
  int height() const { return depth_um + headroom_um; }
  std::size_t pixels() const { return static_cast<std::size_t>(width_um) * static_cast<std::size_t>(height()); }
  /// At which depth the fields have what is drawn at `depth`: epidermis and papillary dermis are stretched to where the
  /// junction is drawn.
  double depth_in_fields(int x, double depth) const { return stretched(x, depth, junction, voxel_junction); }
  /// Where what the fields have at `depth` is drawn.
  double depth_drawn(int x, double depth) const { return stretched(x, depth, voxel_junction, junction); }
  double stretched(int x, double depth, const std::vector<double>& from, const std::vector<double>& to) const {
    const auto c = static_cast<std::size_t>(x);
    if (from[c] == to[c] || depth <= 0 || depth >= papillary[c]) return depth;
    return depth < from[c] ? depth * to[c] / from[c]
                           : to[c] + (depth - from[c]) * (papillary[c] - to[c]) / (papillary[c] - from[c]);
  }
  int wrapped(int x) const {
    while (x < 0) x += width_um;
    while (x >= width_um) x -= width_um;
    return x;
  }
};

/// A section through the middle of row j, down to `depth_mm` or the floor, the junction where voxels have it.
/// Hyperplasia (packing above 1) lifts the surface of the epidermis; the stratum corneum lies on top with its own
/// thickness.
SectionGeometry section_geometry(const tissue::Tissue& tissue, const LayerDepths& depths, int row, double depth_mm);

/// The same with the junction where `rete_ridges` has it: about the mean depth of the junction in the block, its
/// distance from that times the field. It stays 10 um away from the resting surface and from the reticular dermis,
/// unless it lies nearer at rest.
SectionGeometry remodelled_geometry(const tissue::Tissue& tissue, const LayerDepths& depths, int row, double depth_mm);

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
