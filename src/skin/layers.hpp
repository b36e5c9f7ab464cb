// Which share of each voxel belongs to which layer?
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "skin/site.hpp"
#include "tissue/tissue.hpp"

namespace cutis::skin {

/// Fills the four layer fields: exact in depth, sampled every 5 um or finer sideways. The wavy junction's mean depth
/// is the epidermal thickness; papillary and reticular dermis end on planes. Throws std::invalid_argument when the
/// rete ridges would pierce the surface or the papillary dermis.
void lay_layers(tissue::Tissue& tissue, const SiteAnatomy& site, std::uint64_t seed);

}  // namespace cutis::skin
