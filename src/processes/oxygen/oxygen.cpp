// What is the oxygen tension, fed by perfused vessels and by air? See README.md.
// SPDX-License-Identifier: Apache-2.0
#include "processes/oxygen/oxygen.hpp"

#include <utility>

#include "processes/oxygen/formulas.hpp"
#include "processes/uniform_transport.hpp"
#include "tissue/perfusion.hpp"

namespace cutis::processes {

void OxygenParameters::describe(core::Description<OxygenParameters>& d) {
  using P = OxygenParameters;
  d.add("diffusivity", &P::diffusivity_mm2_per_day, "mm2/day", "diffusivity of oxygen in skin (eq. 1, 2, 4)");
  d.add("blood_tension", &P::blood_tension_mmHg, "mmHg", "mean tension of capillary blood (eq. 2, 4)");
  d.add("uptake_epidermis", &P::uptake_epidermis_mmHg_per_day, "mmHg/day", "most uptake of viable epidermis (eq. 3)");
  d.add("uptake_dermis", &P::uptake_dermis_mmHg_per_day, "mmHg/day",
        "most uptake of dermis with as many cells as `cells_at_uptake` (eq. 3)");
  d.add("cells_at_uptake", &P::cells_at_uptake_per_mm3, "mm-3",
        "cells of the dermis whose uptake was measured (eq. 3)");
  d.add("uptake_half", &P::uptake_half_mmHg, "mmHg", "tension at half uptake (eq. 3)");
  d.add("air_tension", &P::air_tension_mmHg, "mmHg", "tension of air at the surface (eq. 4)");
  d.add("air_permeability", &P::air_permeability_mm_per_day, "mm/day", "permeability of the stratum corneum (eq. 4)");
  d.add("arterial_tension", &P::arterial_tension_mmHg, "mmHg", "tension of arterial blood (eq. 5)");
  d.add("half_saturation", &P::half_saturation_mmHg, "mmHg", "tension at half saturation of blood (eq. 5)");
  d.add("hill_exponent", &P::hill_exponent, "1", "steepness of the saturation of blood (eq. 5)");
  d.add("empty_slope", &P::empty_slope_mmHg, "mmHg", "tension over saturation of nearly empty blood (eq. 6)");
  d.add("perfused_share", &P::perfused_share, "1", "share of capillary loops that carry blood at a time (eq. 2)");
  d.add("limb_distance", &P::limb_distance_mm, "mm", "distance of the two limbs of a capillary loop (eq. 2)");
  d.add("blood_capacity", &P::blood_capacity_mmHg, "mmHg",
        "most oxygen that blood binds, as tension of tissue that holds as much (eq. 6)");
  d.add("capillary_haematocrit", &P::capillary_haematocrit, "1",
        "haematocrit of capillaries over that of blood (eq. 6)");
  d.add("blood_renewal", &P::blood_renewal_per_day, "1/day", "renewal of blood in capillaries at resting flow (eq. 6)");
}

Oxygen::Oxygen(const core::ParameterLibrary& library) : p_(library.read<OxygenParameters>("oxygen")) {}
OxygenTransport::OxygenTransport(const core::ParameterLibrary& library)
    : p_(library.read<OxygenParameters>("oxygen")) {}

std::span<const FieldUse> Oxygen::uses() const {
  static constexpr FieldUse uses[] = {
      {FieldId::oxygen, Access::read_write},     {FieldId::vessels, Access::read},
      {FieldId::viable_epidermis, Access::read}, {FieldId::keratinocytes, Access::read},
      {FieldId::fibroblasts, Access::read},      {FieldId::myofibroblasts, Access::read},
      {FieldId::neutrophils, Access::read},      {FieldId::macrophages_m1, Access::read},
      {FieldId::macrophages_m2, Access::read},   {FieldId::hypodermis, Access::read},
      {FieldId::papillary_dermis, Access::read}, {FieldId::reticular_dermis, Access::read},
      {FieldId::vasodilation, Access::read},     {FieldId::blood_desaturation, Access::read_write},
      {FieldId::inflow_lost, Access::read},
  };
  return uses;
}

void Oxygen::add_rates(const TissueTile& at, RateTile& rates) const {
  feed_from_blood(at, rates);
  take_up(at, rates);
}

void Oxygen::feed_from_blood(const TissueTile& at, RateTile& rates) const {
  if (!at.components().blood) return;
  const double *o = at[FieldId::oxygen], *vessels = at[FieldId::vessels], *dilation = at[FieldId::vasodilation],
               *desaturation = at[FieldId::blood_desaturation], *lost = at.surface(FieldId::inflow_lost);
  const FieldRates to_tissue = rates[FieldId::oxygen], standing = rates[FieldId::blood_desaturation];
  const tissue::SkinConstants& skin = at.skin();
  const oxygen::Blood blood = oxygen::blood(p_.blood_tension_mmHg, p_.arterial_tension_mmHg, p_.half_saturation_mmHg,
                                            p_.hill_exponent, p_.empty_slope_mmHg);
  const double exchange =
      oxygen::exchange_per_day(p_.diffusivity_mm2_per_day, p_.perfused_share * skin.capillary_loops_per_mm2,
                               oxygen::loop_radius_mm(skin.capillary_radius_mm, p_.limb_distance_mm));
  const double store = oxygen::store_mmHg(skin.capillary_loops_per_mm2, skin.capillary_radius_mm,
                                          p_.capillary_haematocrit, p_.blood_capacity_mmHg);
  const double of_store = store > 0 ? exchange / store : 0.0;
#pragma omp simd
  for (std::size_t v = 0; v < at.size(); ++v) {
    const double above = tissue::flow_above_rest(positive(dilation[v]), lost[v]);
    const double tension = oxygen::blood_tension_mmHg(above, desaturation[v], blood);
    const double supply = exchange * positive(vessels[v]);
    to_tissue.production[v] += supply * tension;
    to_tissue.loss[v] += supply;
    const double share = vessels[v] > 0 ? of_store * positive(-above) : 0.0;  // of what the tissue gets, from the store
    const double given = share * (tension - o[v]);
    standing.production[v] += positive(given);
    standing.loss[v] += p_.blood_renewal_per_day * (1 + above) + positive(-given) / (positive(desaturation[v]) + 1e-3);
    if (given > 0)
      standing.linearisation[v] +=
          share * oxygen::tension_slope_mmHg(oxygen::bound_share(above, desaturation[v], blood), blood);
  }
}

void Oxygen::take_up(const TissueTile& at, RateTile& rates) const {
  const double *o = at[FieldId::oxygen], *epidermis = at[FieldId::viable_epidermis],
               *packing = at[FieldId::keratinocytes], *f = at[FieldId::fibroblasts], *y = at[FieldId::myofibroblasts],
               *n = at[FieldId::neutrophils], *m1 = at[FieldId::macrophages_m1], *m2 = at[FieldId::macrophages_m2],
               *hypodermis = at[FieldId::hypodermis], *papillary = at[FieldId::papillary_dermis],
               *reticular = at[FieldId::reticular_dermis];
  double *loss = rates.loss(FieldId::oxygen), *linearisation = rates.linearisation(FieldId::oxygen);
#pragma omp simd
  for (std::size_t v = 0; v < at.size(); ++v) {
    const double cells = positive(f[v]) + positive(y[v]) + positive(n[v]) + positive(m1[v]) + positive(m2[v]);
    const double dermis = papillary[v] + reticular[v];
    const double dermal_cells = dermis > 0 ? cells * dermis / (dermis + hypodermis[v]) : 0.0;
    const double most = p_.uptake_epidermis_mmHg_per_day * epidermis[v] * positive(packing[v]) +
                        p_.uptake_dermis_mmHg_per_day * dermal_cells / p_.cells_at_uptake_per_mm3;
    loss[v] += uptake_per_day(o[v], most, p_.uptake_half_mmHg);
    linearisation[v] += positive(o[v]) * uptake_slope(o[v], most, p_.uptake_half_mmHg);
  }
}

std::vector<Transport> OxygenTransport::transports(const tissue::Tissue& tissue) const {
  Transport oxygen = uniform_transport(tissue, FieldId::oxygen, p_.diffusivity_mm2_per_day);
  oxygen.quasi_steady = !tissue.components.oxygen_in_time;  // seconds against the minutes of the shortest step
  const bool open = tissue.components.air_oxygen && !tissue.components.occluded;
  oxygen.top = {open ? p_.air_permeability_mm_per_day : 0.0, p_.air_tension_mmHg};
  const bool perfused = tissue.components.blood && tissue.components.flow;
  oxygen.bottom = {perfused ? p_.diffusivity_mm2_per_day / tissue.grid.depth_mm() : 0.0, p_.blood_tension_mmHg};
  std::vector<Transport> out;
  out.push_back(std::move(oxygen));
  return out;
}

}  // namespace cutis::processes
