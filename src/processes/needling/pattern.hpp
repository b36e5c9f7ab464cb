// Where do the needles of a session meet the skin, how deep and at which angle?
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "processes/needling/parameters.hpp"
#include "processes/needling/strata.hpp"
#include "tissue/event.hpp"
#include "tissue/tissue.hpp"

namespace cutis::processes::needling {

/// A window of the treated area, in physical mm: the same whatever the voxel.
struct Window {
  double width_mm = 0, breadth_mm = 0;
  double area_mm2() const { return width_mm * breadth_mm; }
  bool holds(const Point& p) const { return p.x_mm >= 0 && p.x_mm < width_mm && p.y_mm >= 0 && p.y_mm < breadth_mm; }
};

/// Where one needle meets the skin, and in which direction the device moved.
struct Hit {
  Point at;
  double direction_rad = 0;
};

/// Hits of a session on 1 mm2 (eq. 1), before hits of a pen that re-enter a channel are joined.
double hits_per_mm2(const tissue::Needling& session);

/// Hits of a roller session: floor or ceil of the expected number. Each pass is a lattice of the drum's pitches at a
/// stratified place in one of four directions.
std::vector<Hit> roller_hits(const tissue::Needling& session, const Window& window, const NeedlingParameters& p);

/// Hits of a pen session: floor or ceil of the expected number. Each stroke is the cartridge's pattern at a stratified
/// place and a random orientation.
std::vector<Hit> pen_hits(const tissue::Needling& session, const Window& window);

/// Needles of a cartridge: one circle, or above 12 needles two, the inner with a third of them at half the diameter.
std::vector<Point> cartridge(int needles, double diameter_mm);

/// The channels of a session (eq. 1-3): time is left zero. A needle that does not reach the skin makes none; a pen's
/// hit inside a channel of the same session re-enters it and the deeper depth counts.
std::vector<tissue::Puncture> draw_punctures(const tissue::Needling& session, const Window& window,
                                             const NeedlingParameters& p);

}  // namespace cutis::processes::needling
