// How are the depth profiles worked out?
// SPDX-License-Identifier: Apache-2.0
#include "skin/profiles.hpp"

#include <cmath>

namespace cutis::skin {
namespace {

double bell(double distance, double width) { return std::exp(-0.5 * distance * distance / (width * width)); }

}  // namespace

double vessels_of_reticular(const SiteAnatomy& site, double dermis_share) {
  const double upper = bell(dermis_share - site.upper_plexus_depth_share, site.plexus_width_share);
  const double lower = bell(dermis_share - 1, site.plexus_width_share);
  return site.vessels_reticular + (site.vessels_upper_plexus - site.vessels_reticular) * upper +
         (site.vessels_lower_plexus - site.vessels_reticular) * lower;
}

double vessels_of_hypodermis(const SiteAnatomy& site, double dermis_share) {
  return site.vessels_hypodermis +
         (site.vessels_lower_plexus - site.vessels_hypodermis) * bell(dermis_share - 1, site.plexus_width_share);
}

double fibroblasts_of_dermis(const SiteAnatomy& site, double depth_in_dermis_mm) {
  const double step =
      0.5 * (1 - std::tanh((depth_in_dermis_mm - site.papillary_dermis_mm) / site.fibroblast_transition_mm));
  return site.fibroblasts_reticular_per_mm3 +
         (site.fibroblasts_papillary_per_mm3 - site.fibroblasts_reticular_per_mm3) * step;
}

}  // namespace cutis::skin
