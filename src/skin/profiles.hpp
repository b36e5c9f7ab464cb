// How do vessels and fibroblasts run with depth?
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "skin/site.hpp"

namespace cutis::skin {

/// Relative capillary density of the reticular dermis at a share (0 to 1) of the dermal thickness: sparse, with two
/// Gaussian plexuses, the upper at its stated share, the lower at the border to the hypodermis (after Braverman 1997).
double vessels_of_reticular(const SiteAnatomy& site, double dermis_share);

/// The same below the dermis (share > 1): the lower half of the lower plexus on the hypodermis' own density.
double vessels_of_hypodermis(const SiteAnatomy& site, double dermis_share);

/// Fibroblasts of the dermis at a depth below the mean junction, cells/mm3: papillary density passes into reticular
/// through a smooth step, mid-way at the border of the two layers.
double fibroblasts_of_dermis(const SiteAnatomy& site, double depth_in_dermis_mm);

}  // namespace cutis::skin
