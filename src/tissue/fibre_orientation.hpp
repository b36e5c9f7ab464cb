// Which way do collagen fibres lie? Shares of their mass along x, y and depth; those of the site at rest.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tissue/tissue.hpp"

namespace cutis::tissue {

/// Diagonal of the orientation tensor of fibres (mean of n n over their mass): shares along x, y and depth, sum 1.
/// The model is orthotropic along the grid: off-diagonal members, fibres that lean to one side, are left out.
struct FibreOrientation {
  double x, y;
  double z() const { return 1 - x - y; }
};

inline constexpr FibreOrientation isotropic{1.0 / 3, 1.0 / 3};

inline double mixed(double a, double b, double share_of_b) { return a + share_of_b * (b - a); }
inline FibreOrientation mixed(FibreOrientation a, FibreOrientation b, double share_of_b) {
  return {mixed(a.x, b.x, share_of_b), mixed(a.y, b.y, share_of_b)};
}

/// Fibres of the reticular dermis at rest: mostly in the plane, more along x, the lines of tension, than across.
inline FibreOrientation reticular_orientation(const SkinConstants& skin) {
  const double in_plane = 1 - skin.reticular_fibres_in_depth;
  return {in_plane * skin.reticular_fibres_along_x, in_plane * (1 - skin.reticular_fibres_along_x)};
}

/// The same of the papillary dermis, whose fibres have no lines in the plane.
inline FibreOrientation papillary_orientation(const SkinConstants& skin) {
  const double each_in_plane = (1 - skin.papillary_fibres_in_depth) / 2;
  return {each_in_plane, each_in_plane};
}

/// Of the dermis of a voxel, what is papillary; 0 where there is no dermis.
inline double papillary_share(double papillary, double reticular) {
  const double dermis = papillary + reticular;
  return dermis > 0 ? papillary / dermis : 0.0;
}

/// Fibres at rest in a voxel of these shares of papillary and reticular dermis.
inline FibreOrientation orientation_at_rest(const SkinConstants& skin, double papillary, double reticular) {
  return mixed(reticular_orientation(skin), papillary_orientation(skin), papillary_share(papillary, reticular));
}

}  // namespace cutis::tissue
