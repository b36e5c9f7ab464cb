// Which equations does the needling event use? One pure function each; numbers as in README.md.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cmath>
#include <numbers>

namespace cutis::processes::needling {

/// Eq. 1a: needles of a drum that meet 1 mm2 in one pass, N / (pi D W).
inline double roller_hits_per_mm2(int needles, double drum_diameter_mm, double drum_width_mm) {
  return needles / (std::numbers::pi * drum_diameter_mm * drum_width_mm);
}

/// Eq. 1b: hits of a motor pen on 1 mm2, N f t / 100 with t in s/cm2.
inline double pen_hits_per_mm2(int needles, double strokes_per_s, double dwell_s_per_cm2) {
  return needles * strokes_per_s * dwell_s_per_cm2 / 100;
}

/// Eq. 3: depth of a channel, max(0, L - deficit), mm.
inline double channel_depth_mm(double needle_length_mm, double deficit_mm) {
  return std::max(0.0, needle_length_mm - deficit_mm);
}

/// Eq. 4: damage signal after a channel takes `cut` of a voxel and `sleeve` beside it; `living` = share of its cells
/// alive. Signals join as a union and never pass 1 (= all cells just killed).
inline double damage_after(double before, double living, double cut, double sleeve, double killed_share,
                           double sleeve_signal) {
  const double added = std::min(1.0, living * (killed_share * cut + sleeve_signal * sleeve));
  return before + std::max(0.0, 1 - before) * added;
}

/// Eq. 5: share of cells left where a channel takes `cut` of a voxel.
inline double cells_kept(double cut, double killed_share) { return 1 - killed_share * cut; }

/// Eq. 7: probability that a channel of radius a bleeds: 1 - exp(-n pi (a + r)^2 V / h), V = depth integral of the
/// relative vessel density along it, h = papillary thickness (one capillary loop crosses it once).
inline double bleeding_probability(double capillaries_per_mm2, double channel_radius_mm, double capillary_radius_mm,
                                   double vessels_crossed_mm, double papillary_mm) {
  const double reach_mm = channel_radius_mm + capillary_radius_mm;
  return 1 -
         std::exp(-capillaries_per_mm2 * std::numbers::pi * reach_mm * reach_mm * vessels_crossed_mm / papillary_mm);
}

/// Eq. 9a: open area after a channel opens the share `cut` of a surface element.
inline double area_after(double before, double cut) { return before + (1 - before) * cut; }

/// Eq. 9b: mean over old and new channels, weighted by area: of their plug (new ones have none) and of the length of
/// their needles.
inline double mean_after(double old_value, double area_before, double new_value, double area_after_cut) {
  if (area_after_cut <= 0) return 0;
  return (old_value * area_before + new_value * (area_after_cut - area_before)) / area_after_cut;
}

}  // namespace cutis::processes::needling
