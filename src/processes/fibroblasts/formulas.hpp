// Equations of fibroblasts: README.md. Pure functions, one per equation.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>

#include "processes/kinetics.hpp"

namespace cutis::processes::fibroblasts {

/// What drives division (eq. 1): factor and half-effect of each growth factor.
struct Mitogens {
  double pdgf_half_ng_per_ml, tgf_weight, tgf_half_ng_per_ml, fgf2_weight, fgf2_half_ng_per_ml;
};

/// Mitogenic drive (eq. 1), 0 to 1 + b_T + b_2: PDGF and, weaker, TGF-beta1 and FGF2, all of second order.
inline double mitogenic_drive(double pdgf_ng_per_ml, double tgf_ng_per_ml, double fgf2_ng_per_ml, const Mitogens& by) {
  return hill2(pdgf_ng_per_ml, by.pdgf_half_ng_per_ml) + by.tgf_weight * hill2(tgf_ng_per_ml, by.tgf_half_ng_per_ml) +
         by.fgf2_weight * hill2(fgf2_ng_per_ml, by.fgf2_half_ng_per_ml);
}

/// Cells that stand where a share of a voxel was cut out (eq. 1): those beyond what its whole part holds at rest.
inline double cells_in_cut(double cells_per_mm3, double at_rest_per_mm3, double cut) {
  return positive(cells_per_mm3 - (1 - cut) * at_rest_per_mm3);
}

/// Share of neighbours that cells of a void lack (s of eq. 1), 0 to 1; `room` are the cells that it holds at rest.
inline double lacking_share(double in_cut_per_mm3, double room_per_mm3) {
  return room_per_mm3 > 0 ? positive(1 - in_cut_per_mm3 / room_per_mm3) : 0.0;
}

/// How fast s times the cells falls as cells fill the void, 0 to 1: minus its derivative.
inline double crowding_slope(double in_cut_per_mm3, double room_per_mm3) {
  return room_per_mm3 > 0 ? std::clamp(2 * in_cut_per_mm3 / room_per_mm3 - 1, 0.0, 1.0) : 0.0;
}

/// Share of a void that its clot has left (eq. 1): cells within fibrin migrate and do not divide.
inline double share_outside_clot(double fibrin, double cut) {
  return cut > 0 ? positive(1 - positive(fibrin) / cut) : 0.0;
}

/// Activation frequency (eq. 2), per day: second order in TGF-beta1.
inline double activation_per_day(double tgf_ng_per_ml, double fastest_per_day, double half_ng_per_ml) {
  return fastest_per_day * hill2(tgf_ng_per_ml, half_ng_per_ml);
}

/// Motility along an axis over its mean (eq. 4), for the share of fibres along that axis.
inline double guided_motility(double fibre_share, double contact_guidance) {
  return 1 + contact_guidance * (3 * fibre_share - 1);
}

/// Share of the site's repopulation that reaches a place (eq. 1): its sources lie along vessels, perfused or growing;
/// at most 1, and all of it where the site has no vessels.
inline double supplied_share(double vessels, double sprouts, double vessels_of_site) {
  return vessels_of_site > 0 ? std::min(1.0, (positive(vessels) + positive(sprouts)) / vessels_of_site) : 1.0;
}

}  // namespace cutis::processes::fibroblasts
