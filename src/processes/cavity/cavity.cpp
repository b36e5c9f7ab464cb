// How does a closed cavity change the tissue? As any cut between its roof and its floor; the surface stays closed.
// SPDX-License-Identifier: Apache-2.0
#include "processes/cavity/cavity.hpp"

#include <stdexcept>
#include <vector>

#include "tissue/upright_wound.hpp"

namespace cutis::processes {

bool Cavity::applies_to(const tissue::Event& event) const { return std::holds_alternative<tissue::Cavity>(event.what); }

void Cavity::apply(const tissue::Event& event, tissue::Tissue& tissue) const {
  const auto& cavity = std::get<tissue::Cavity>(event.what);
  const double surface_z_mm = -tissue.skin.stratum_corneum_rest_um / 1000;
  const std::vector<tissue::CutShare> shares = buried_shares(
      cavity.area, surface_z_mm + cavity.roof_mm, surface_z_mm + cavity.depth_mm, p_.sleeve_width_mm, tissue.grid);
  for (const tissue::CutShare& share : shares)
    if (share.near > 0 && tissue[FieldId::viable_epidermis][share.index] > 0)
      throw std::invalid_argument("cavity: its injured rim reaches the epidermis; take a deeper roof");
  for (const tissue::CutShare& share : shares) cut_voxel(tissue, share, p_);
}

}  // namespace cutis::processes
