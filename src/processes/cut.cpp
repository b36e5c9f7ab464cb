// How does a cut change the fields of one voxel and one surface element?
// SPDX-License-Identifier: Apache-2.0
#include "processes/cut.hpp"

#include <algorithm>
#include <iterator>
#include <map>

#include "tissue/junction.hpp"
#include "tissue/living_share.hpp"

namespace cutis::processes {

using tissue::FieldId;
using tissue::Tissue;

namespace {

constexpr FieldId vessel_fields[] = {FieldId::vessels, FieldId::immature_vessels, FieldId::sprouts};

bool is_vessel(FieldId id) { return std::ranges::find(vessel_fields, id) != std::end(vessel_fields); }

/// Shares of a pool: fibres leave alike whichever way they lie, so shares stay.
bool is_fibre_share(FieldId id) {
  return id == FieldId::new_collagen_along_x || id == FieldId::new_collagen_along_y ||
         id == FieldId::mature_collagen_along_x || id == FieldId::mature_collagen_along_y;
}

}  // namespace

void take_away(Tissue& tissue, std::size_t voxel, double share) {
  for (const tissue::FieldInfo& field : tissue::field_table) {
    // Oxygen is a tension, glucose and lactate are concentrations, which blood that fills the void has too: they belong
    // to the place, not to the tissue taken away. The progenitor pool is the packing that keratinocytes grow to, and
    // the share in cycle one of those there are: cells that cover the wound bring both with them.
    if (field.kind != tissue::FieldKind::volume || field.id == FieldId::oxygen || field.id == FieldId::glucose ||
        field.id == FieldId::lactate || field.id == FieldId::epidermal_progenitors ||
        field.id == FieldId::keratinocyte_cycling || is_vessel(field.id) || is_fibre_share(field.id))
      continue;
    tissue[field.id][voxel] *= 1 - share;
  }
}

void sever_vessels(Tissue& tissue, std::size_t voxel, double share) {
  for (FieldId id : vessel_fields) tissue[id][voxel] *= 1 - share;
}

void degranulate(Tissue& tissue, std::size_t voxel, double share) {
  double& held = tissue[FieldId::mast_cell_histamine][voxel];
  const double released = std::min(share, 1.0) * held;
  held -= released;
  tissue[FieldId::histamine][voxel] += released;
}

void clot(Tissue& tissue, std::size_t voxel, double blood, const CutParameters& p) {
  tissue[FieldId::fibrin][voxel] += blood;
  tissue[FieldId::tgf_beta1_latent][voxel] += p.blood_tgf_beta1_ng_per_ml * blood;
  tissue[FieldId::clot_pdgf][voxel] += p.blood_pdgf_ng_per_ml * blood;
  tissue[FieldId::fibronectin][voxel] += p.blood_fibronectin_ug_per_mm3 * blood;
}

void cut_voxel(Tissue& tissue, const tissue::CutShare& share, const CutParameters& p) {
  const double living = tissue::living_share(tissue, share.index);
  take_away(tissue, share.index, share.cut);
  sever_vessels(tissue, share.index, share.cut);
  double& damage = tissue[FieldId::damage_signal][share.index];
  damage = damage_of_rim(damage, living, share.near - share.cut, p.sleeve_signal);
  if (share.cut < 1) degranulate(tissue, share.index, (share.near - share.cut) / (1 - share.cut));
  clot(tissue, share.index, tissue.components.blood ? share.cut : 0.0, p);
  double& track = tissue[FieldId::track][share.index];
  track += (1 - track) * share.cut;
}

void flatten_ridges(Tissue& tissue, std::span<const tissue::CutShare> wound, double harm) {
  const std::size_t plane = tissue.grid.plane();
  std::map<std::size_t, double> destroyed;  // of the columns that the wound meets
  for (const tissue::CutShare& share : wound)
    if (const double junction = tissue::junction_weight(tissue, share.index) * share.cut; junction > 0)
      destroyed[share.index % plane] += junction;
  for (const auto& [column, junction] : destroyed) {
    double all = 0;
    for (std::size_t voxel = column; voxel < tissue.grid.size(); voxel += plane)
      all += tissue::junction_weight(tissue, voxel);
    tissue[FieldId::rete_ridges][column] *= 1 - harm * std::min(1.0, junction / all);
  }
}

void bare_surface(Tissue& tissue, std::size_t column, double share) {
  // Dyed corneum that is cut off is gone as if it had been shed.
  double& shed = tissue[FieldId::stain_shed][column];
  shed += share * std::max(0.0, tissue[FieldId::stained_corneum][column] - shed);
  for (FieldId id : {FieldId::stratum_corneum, FieldId::barrier_lipids}) tissue[id][column] *= 1 - share;
  double& area = tissue[FieldId::channel_area][column];
  const double before = area;
  area += (1 - area) * share;
  // A cut is no channel of a needle: it brings neither plug nor length.
  if (area > 0)
    for (FieldId id : {FieldId::channel_plug, FieldId::channel_length}) tissue[id][column] *= before / area;
}

}  // namespace cutis::processes
