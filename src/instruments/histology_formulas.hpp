// How does what is in the tissue appear on a thin section? Coverage by fibres, counts of nuclei, dividing cells.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>

namespace cutis::instruments {

/// Collagen content (ug/mm3) at which a Boolean model of fibres covers 1 - 1/e of a section.
///
/// Fibres of diameter d fill the share phi = c / rho_h of the tissue (rho_h: collagen per volume of hydrated fibre) and
/// have the surface S_V = 4 phi / d. A transparent section of thickness t shows them in projection, over the share
/// phi + S_V t / 4 if nothing overlapped (Holmes effect for convex bodies, Cauchy). With random overlap
/// A = 1 - exp(-phi (1 + t / d)), so A = 1 - exp(-c / c_cover) with c_cover = rho_h / (1 + t / d).
inline double covering_content_ug_per_mm3(double hydrated_density, double section_um, double diameter_um) {
  return hydrated_density / (1 + section_um / diameter_um);
}

/// Share of a section that fibres cover: A = 1 - exp(-c / c_cover).
inline double covered_share(double content, double covering_content) {
  return 1 - std::exp(-content / covering_content);
}

/// Nuclear profiles per mm2 of section, N_A = N_V (t + h): a nucleus of height h is seen when its centre lies within
/// h / 2 of the section (Abercrombie 1946).
inline double profiles_per_mm2(double per_mm3, double section_um, double nucleus_um) {
  constexpr double mm_per_um = 1e-3;
  return per_mm3 * (section_um + nucleus_um) * mm_per_um;
}

/// Share of cells that are Ki-67 positive: divisions per cell and day times the time for which a cycling cell is positive.
inline double ki67_share(double divisions_per_day, double cells, double positive_days) {
  return cells > 0 ? divisions_per_day * positive_days / cells : 0;
}

}  // namespace cutis::instruments
