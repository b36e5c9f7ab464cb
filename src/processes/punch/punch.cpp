// How does a punch change the tissue: void, clot, rim?
// SPDX-License-Identifier: Apache-2.0
#include "processes/punch/punch.hpp"

#include <algorithm>
#include <stdexcept>
#include <vector>

#include "tissue/cut_shape.hpp"

namespace cutis::processes {
namespace {

using tissue::CutShare;
using tissue::Tissue;

tissue::CutShape shape_of(const tissue::Punch& punch, const Tissue& tissue, double margin_mm) {
  const grid::Grid& grid = tissue.grid;
  if (punch.diameter_mm <= 0 || punch.depth_mm <= 0)
    throw std::invalid_argument("punch: diameter and depth must be > 0");
  if (punch.diameter_mm + 2 * margin_mm > std::min(grid.width_mm(), grid.breadth_mm()))
    throw std::invalid_argument("punch: the wound with its rim is wider than the block; take a larger block");
  tissue::CutShape shape;
  shape.x_mm = grid.width_mm() / 2;
  shape.y_mm = grid.breadth_mm() / 2;
  shape.surface_z_mm = -tissue.skin.stratum_corneum_rest_um / 1000;
  shape.radius_mm = punch.diameter_mm / 2;
  shape.depth_mm = punch.depth_mm;
  return shape;
}

}  // namespace

bool Punch::applies_to(const tissue::Event& event) const { return std::holds_alternative<tissue::Punch>(event.what); }

void Punch::apply(const tissue::Event& event, Tissue& tissue) const {
  const tissue::CutShape shape = shape_of(std::get<tissue::Punch>(event.what), tissue, p_.sleeve_width_mm);
  const std::vector<CutShare> wound = voxel_shares(shape, p_.sleeve_width_mm, tissue.grid);
  for (const CutShare& share : wound) cut_voxel(tissue, share, p_);
  flatten_ridges(tissue, wound);
  for (const CutShare& share : surface_shares(shape, 0, tissue.grid)) bare_surface(tissue, share.index, share.cut);
}

}  // namespace cutis::processes
