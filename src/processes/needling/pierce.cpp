// How does one needle change the tissue around its channel?
// SPDX-License-Identifier: Apache-2.0
#include "processes/needling/pierce.hpp"

#include <vector>

#include "processes/needling/channel.hpp"
#include "processes/needling/formulas.hpp"
#include "processes/process.hpp"
#include "tissue/living_share.hpp"

namespace cutis::processes {
namespace {

using tissue::CutShare;
using tissue::Tissue;

/// All living cells; apoptotic neutrophils are dead already.
constexpr FieldId killed_cells[] = {FieldId::neutrophils,    FieldId::monocytes,     FieldId::macrophages_m1,
                                    FieldId::macrophages_m2, FieldId::t_lymphocytes, FieldId::fibroblasts,
                                    FieldId::myofibroblasts, FieldId::keratinocytes, FieldId::basal_keratinocytes};
constexpr FieldId cleaved_collagens[] = {FieldId::collagen3, FieldId::collagen1_immature, FieldId::collagen1_mature};
/// What is cleaved of these is not kept.
constexpr FieldId dissolved[] = {FieldId::mature_cross_links, FieldId::thick_fibrils, FieldId::tropoelastin,
                                 FieldId::elastin, FieldId::collagen7};

void injure_voxel(Tissue& tissue, const CutShare& share, const NeedlingParameters& p, double sleeve_signal) {
  double& damage = tissue[FieldId::damage_signal][share.index];
  damage = needling::damage_after(damage, tissue::living_share(tissue, share.index), share.cut, share.near - share.cut,
                                  p.killed_share, sleeve_signal);
  const double kept = needling::cells_kept(share.cut, p.killed_share);
  for (FieldId cells : killed_cells) tissue[cells][share.index] *= kept;
  sever_vessels(tissue, share.index, share.cut);
  degranulate(tissue, share.index, share.near);
  for (FieldId collagen : cleaved_collagens) {
    const double cleaved = p.fragmented_share * share.cut * tissue[collagen][share.index];
    tissue[collagen][share.index] -= cleaved;
    tissue[FieldId::collagen_fragments][share.index] += cleaved;
  }
  for (FieldId fibres : dissolved) tissue[fibres][share.index] *= 1 - p.fragmented_share * share.cut;
  double& track = tissue[FieldId::track][share.index];
  track = needling::area_after(track, share.cut);
}

/// Blood fills the part of the channel that lies below the epidermis (eq. 8).
void bleed_into_voxel(Tissue& tissue, const CutShare& share, double bleeding, const CutParameters& injury) {
  clot(tissue, share.index, share.cut * bleeding * (1 - tissue[FieldId::viable_epidermis][share.index]), injury);
}

void open_surface(Tissue& tissue, const CutShare& share, double needle_length_mm) {
  double& area = tissue[FieldId::channel_area][share.index];
  const double before = area;
  area = needling::area_after(before, share.cut);
  double& plug = tissue[FieldId::channel_plug][share.index];
  plug = needling::mean_after(plug, before, 0, area);
  double& length = tissue[FieldId::channel_length][share.index];
  length = needling::mean_after(length, before, needle_length_mm, area);
  tissue[FieldId::stratum_corneum][share.index] *= 1 - share.cut;
  tissue[FieldId::barrier_lipids][share.index] *= 1 - share.cut;
}

}  // namespace

void needling::pierce(Tissue& tissue, const tissue::Puncture& channel, double needle_length_mm,
                      const NeedlingParameters& p, const CutParameters& injury) {
  const tissue::CutShape shape = needling::channel_shape(channel, tissue.skin.stratum_corneum_rest_um, p);
  const tissue::SkinConstants& skin = tissue.skin;
  const double bleeding =
      tissue.components.blood
          ? needling::bleeding_probability(skin.capillary_loops_per_mm2, channel.radius_mm, skin.capillary_radius_mm,
                                           needling::vessels_crossed_mm(tissue, shape), skin.papillary_rest_mm)
          : 0.0;
  const std::vector<CutShare> voxels = voxel_shares(shape, injury.sleeve_width_mm, tissue.grid);
  for (const CutShare& share : voxels) {
    injure_voxel(tissue, share, p, injury.sleeve_signal);
    bleed_into_voxel(tissue, share, bleeding, injury);
  }
  flatten_ridges(tissue, voxels, p.fragmented_share);
  for (const CutShare& share : surface_shares(shape, 0, tissue.grid)) open_surface(tissue, share, needle_length_mm);
}

}  // namespace cutis::processes
