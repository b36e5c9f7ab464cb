// How does a punch change the tissue: void, clot, rim?
// SPDX-License-Identifier: Apache-2.0
#include "processes/punch/punch.hpp"

#include <algorithm>
#include <stdexcept>

#include "processes/punch/formulas.hpp"
#include "tissue/cut_shape.hpp"
#include "tissue/living_share.hpp"

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

void cut_voxel(Tissue& tissue, const CutShare& share, const PunchParameters& p) {
  const double living = tissue::living_share(tissue, share.index);
  for (const tissue::FieldInfo& field : tissue::field_table) {
    // Oxygen is a tension: it belongs to the place, not to the tissue taken away, and settles within seconds. The
    // progenitor pool is the packing that keratinocytes grow to: those that cover the wound bring it with them.
    if (field.kind != tissue::FieldKind::volume || field.id == FieldId::oxygen ||
        field.id == FieldId::epidermal_progenitors)
      continue;
    tissue[field.id][share.index] *= 1 - share.cut;
  }
  double& damage = tissue[FieldId::damage_signal][share.index];
  damage = punch::damage_of_rim(damage, living, share.near - share.cut, p.sleeve_signal);
  const double blood = tissue.components.blood ? share.cut : 0.0;
  tissue[FieldId::fibrin][share.index] += blood;
  tissue[FieldId::tgf_beta1_latent][share.index] += p.blood_tgf_beta1_ng_per_ml * blood;
  tissue[FieldId::clot_pdgf][share.index] += p.blood_pdgf_ng_per_ml * blood;
  double& track = tissue[FieldId::track][share.index];
  track += (1 - track) * share.cut;
}

void bare_surface(Tissue& tissue, const CutShare& share) {
  for (FieldId id : {FieldId::stratum_corneum, FieldId::barrier_lipids}) tissue[id][share.index] *= 1 - share.cut;
  double& area = tissue[FieldId::channel_area][share.index];
  const double before = area;
  area += (1 - area) * share.cut;
  if (area > 0) tissue[FieldId::channel_plug][share.index] *= before / area;
}

}  // namespace

bool Punch::applies_to(const tissue::Event& event) const { return std::holds_alternative<tissue::Punch>(event.what); }

void Punch::apply(const tissue::Event& event, Tissue& tissue) const {
  const tissue::CutShape shape = shape_of(std::get<tissue::Punch>(event.what), tissue, p_.sleeve_width_mm);
  for (const CutShare& share : voxel_shares(shape, p_.sleeve_width_mm, tissue.grid)) cut_voxel(tissue, share, p_);
  for (const CutShare& share : surface_shares(shape, 0, tissue.grid)) bare_surface(tissue, share);
}

}  // namespace cutis::processes
