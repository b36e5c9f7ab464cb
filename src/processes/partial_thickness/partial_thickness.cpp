// How does a wound of partial thickness change the tissue?
// SPDX-License-Identifier: Apache-2.0
#include "processes/partial_thickness/partial_thickness.hpp"

#include "tissue/upright_wound.hpp"

namespace cutis::processes {

bool PartialThickness::applies_to(const tissue::Event& event) const {
  return std::holds_alternative<tissue::PartialThickness>(event.what);
}

void PartialThickness::apply(const tissue::Event& event, tissue::Tissue& tissue) const {
  const auto& wound = std::get<tissue::PartialThickness>(event.what);
  const double floor_z_mm = wound.depth_mm - tissue.skin.stratum_corneum_rest_um / 1000;
  const auto voxels = upright_shares(wound.area, floor_z_mm, p_.sleeve_width_mm, tissue.grid);
  for (const auto& share : voxels) cut_voxel(tissue, share, p_);
  flatten_ridges(tissue, voxels);
  for (const auto& share : column_shares(wound.area, 0, tissue.grid)) bare_surface(tissue, share.index, share.cut);
}

}  // namespace cutis::processes
