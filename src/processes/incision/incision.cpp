// How does a straight cut change the tissue? As a narrow band, cut to its depth and filled with clot.
// SPDX-License-Identifier: Apache-2.0
#include "processes/incision/incision.hpp"

#include "tissue/upright_wound.hpp"

namespace cutis::processes {

Incision::Incision(const core::ParameterLibrary& library)
    : p_(library.read<IncisionParameters>("incision")), cut_(library.read<CutParameters>("cut")) {}

bool Incision::applies_to(const tissue::Event& event) const {
  return std::holds_alternative<tissue::Incision>(event.what);
}

void Incision::apply(const tissue::Event& event, tissue::Tissue& tissue) const {
  const tissue::WoundArea gap{0, p_.gap_mm};
  const double surface_z_mm = -tissue.skin.stratum_corneum_rest_um / 1000;
  const double floor_z_mm = surface_z_mm + std::get<tissue::Incision>(event.what).depth_mm;
  const auto voxels = upright_shares(gap, floor_z_mm, cut_.sleeve_width_mm, tissue.grid);
  for (const auto& share : voxels) cut_voxel(tissue, share, cut_);
  flatten_ridges(tissue, voxels);
  for (const auto& share : column_shares(gap, 0, tissue.grid)) bare_surface(tissue, share.index, share.cut);
}

}  // namespace cutis::processes
