// How do channels close and the stratum corneum and its lipids come back? See README.md.
// SPDX-License-Identifier: Apache-2.0
#include "processes/barrier/barrier.hpp"

#include "processes/barrier/formulas.hpp"
#include "tissue/keratinocyte_renewal.hpp"

namespace cutis::processes {

void BarrierParameters::describe(core::Description<BarrierParameters>& d) {
  using P = BarrierParameters;
  d.add("channel_closure_open", &P::channel_closure_open_per_day, "1/day", "closure of channels in open air (eq. 1)");
  d.add("channel_closure_occluded", &P::channel_closure_occluded_per_day, "1/day",
        "closure of channels under occlusion (eq. 1)");
  d.add("closure_length", &P::closure_length_mm, "mm", "needle length for which the closure rates hold (eq. 1)");
  d.add("closure_exponent", &P::closure_exponent, "1", "growth of the closure time with needle length (eq. 1)");
  d.add("plug_drying", &P::plug_drying_per_day, "1/day", "drying of the serum plug in open air (eq. 2)");
  d.add("plug_wetting", &P::plug_wetting_per_day, "1/day", "wetting of the plug under occlusion (eq. 2)");
  d.add("desquamation", &P::desquamation_per_day, "1/day", "share of the corneocytes that is shed in a day (eq. 3)");
  d.add("shedding_exponent", &P::shedding_exponent, "1", "how much faster a thicker corneum sheds (eq. 3)");
  d.add("lipid_repair", &P::lipid_repair_per_day, "1/day", "repair of barrier lipids over living epidermis (eq. 4)");
}

Barrier::Barrier(const core::ParameterLibrary& library) : p_(library.read<BarrierParameters>("barrier")) {}

std::span<const FieldUse> Barrier::uses() const {
  static constexpr FieldUse uses[] = {
      {FieldId::channel_area, Access::write},       {FieldId::channel_length, Access::read},
      {FieldId::channel_plug, Access::write},       {FieldId::stratum_corneum, Access::read_write},
      {FieldId::barrier_lipids, Access::write},     {FieldId::keratinocytes, Access::read},
      {FieldId::basal_keratinocytes, Access::read}, {FieldId::epidermal_progenitors, Access::read},
      {FieldId::stained_corneum, Access::read},     {FieldId::stain_shed, Access::write},
  };
  return uses;
}

void Barrier::add_rates(const TissueTile& at, RateTile& rates) const {
  if (!at.on_surface()) return;
  close(at, rates);
  renew_corneum(at, rates);
}

void Barrier::close(const TissueTile& at, RateTile& rates) const {
  const double *packing = at[FieldId::keratinocytes], *length = at[FieldId::channel_length];
  const FieldRates area = rates[FieldId::channel_area], plug = rates[FieldId::channel_plug],
                   lipids = rates[FieldId::barrier_lipids];
  const bool covered = at.components().occluded;
  const double closure = covered ? p_.channel_closure_occluded_per_day : p_.channel_closure_open_per_day;
  for (std::size_t v = 0; v < at.size(); ++v) {
    const double floor = barrier::epidermal_floor(packing[v]);
    area.loss[v] += closure * floor * barrier::closure_of_length(length[v], p_.closure_length_mm, p_.closure_exponent);
    plug.production[v] += covered ? 0.0 : p_.plug_drying_per_day;
    plug.loss[v] += covered ? p_.plug_wetting_per_day : p_.plug_drying_per_day;
    lipids.production[v] += p_.lipid_repair_per_day * floor;
    lipids.loss[v] += p_.lipid_repair_per_day;
  }
}

void Barrier::renew_corneum(const TissueTile& at, RateTile& rates) const {
  const double *nucleated = at[FieldId::keratinocytes], *basal = at[FieldId::basal_keratinocytes],
               *pool = at[FieldId::epidermal_progenitors], *corneum = at.surface(FieldId::stratum_corneum),
               *stained = at.surface(FieldId::stained_corneum);
  const FieldRates thickness = rates[FieldId::stratum_corneum], shed = rates[FieldId::stain_shed];
  const tissue::SkinConstants& skin = at.skin();
  const double desquamation = p_.desquamation_per_day * skin.epidermal_renewal;
  for (std::size_t v = 0; v < at.size(); ++v) {
    const double upper = tissue::suprabasal(positive(nucleated[v]), positive(basal[v]), skin.basal_share);
    thickness.production[v] += desquamation * skin.stratum_corneum_rest_um * tissue::cornification(upper, pool[v]);
    const double shedding =
        desquamation * barrier::shedding_factor(corneum[v] / skin.stratum_corneum_rest_um, p_.shedding_exponent);
    thickness.loss[v] += shedding;
    thickness.linearisation[v] += p_.shedding_exponent * shedding;
    if (stained[v] > 0) shed.production[v] += shedding * positive(corneum[v]);
  }
}

}  // namespace cutis::processes
