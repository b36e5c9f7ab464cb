// How does the loss of a blister's roof change the tissue, column by column?
// SPDX-License-Identifier: Apache-2.0
#include "processes/suction_blister/suction_blister.hpp"

#include "tissue/living_share.hpp"
#include "tissue/upright_wound.hpp"

namespace cutis::processes {
namespace {

using tissue::Tissue;

/// Depth of the basement membrane in a column, as its epidermis would have with a level floor.
double junction_mm(const Tissue& tissue, std::size_t column) {
  double depth_mm = 0;
  for (int k = 0; k < tissue.grid.nz; ++k)
    depth_mm += tissue.grid.dz_mm *
                tissue[FieldId::viable_epidermis][static_cast<std::size_t>(k) * tissue.grid.plane() + column];
  return depth_mm;
}

void lift_roof(Tissue& tissue, const tissue::CutShare& area, const SuctionBlisterParameters& p) {
  const grid::Grid& grid = tissue.grid;
  const double junction = junction_mm(tissue, area.index);
  for (int k = 0; k < grid.nz; ++k) {
    const std::size_t voxel = static_cast<std::size_t>(k) * grid.plane() + area.index;
    const double low = k * grid.dz_mm, epidermis = tissue[FieldId::viable_epidermis][voxel];
    const double floor = tissue::share_before(junction + p.floor_width_mm, low, grid.dz_mm) -
                         tissue::share_before(junction, low, grid.dz_mm);
    const double living = tissue::living_share(tissue, voxel);
    // All keratinocytes of a voxel lie in its epidermal part, everything else in all of it.
    const double nucleated = tissue[FieldId::keratinocytes][voxel];
    const double basal = tissue[FieldId::basal_keratinocytes][voxel];
    take_away(tissue, voxel, area.cut * epidermis);
    tissue[FieldId::keratinocytes][voxel] = nucleated * (1 - area.cut);
    tissue[FieldId::basal_keratinocytes][voxel] = basal * (1 - area.cut);
    double& damage = tissue[FieldId::damage_signal][voxel];
    damage = damage_of_rim(damage, living, area.cut * floor, p.floor_signal);
    const double left = 1 - area.cut * epidermis;
    if (left > 0) degranulate(tissue, voxel, area.cut * floor / left);
    double& track = tissue[FieldId::track][voxel];
    track += (1 - track) * area.cut * epidermis;
  }
}

}  // namespace

bool SuctionBlister::applies_to(const tissue::Event& event) const {
  return std::holds_alternative<tissue::SuctionBlister>(event.what);
}

void SuctionBlister::apply(const tissue::Event& event, Tissue& tissue) const {
  const auto& blister = std::get<tissue::SuctionBlister>(event.what);
  for (const tissue::CutShare& area : column_shares(blister.area, 0, tissue.grid)) {
    lift_roof(tissue, area, p_);
    bare_surface(tissue, area.index, area.cut);
  }
}

}  // namespace cutis::processes
