// How do channels close and the stratum corneum and its lipids come back? See README.md.
// SPDX-License-Identifier: Apache-2.0
#include "processes/barrier/barrier.hpp"

#include "processes/barrier/formulas.hpp"

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
  d.add("corneum_renewal", &P::corneum_renewal_per_day, "1/day", "renewal of the stratum corneum (eq. 3)");
  d.add("lipid_repair", &P::lipid_repair_per_day, "1/day", "repair of barrier lipids over living epidermis (eq. 4)");
}

Barrier::Barrier(const core::ParameterLibrary& library) : p_(library.read<BarrierParameters>("barrier")) {}

std::span<const FieldUse> Barrier::uses() const {
  static constexpr FieldUse uses[] = {
      {FieldId::channel_area, Access::write},   {FieldId::channel_length, Access::read},
      {FieldId::channel_plug, Access::write},   {FieldId::stratum_corneum, Access::write},
      {FieldId::barrier_lipids, Access::write}, {FieldId::keratinocytes, Access::read},
  };
  return uses;
}

void Barrier::add_rates(const TissueTile& at, RateTile& rates) const {
  if (!at.on_surface()) return;
  const double *packing = at[FieldId::keratinocytes], *length = at[FieldId::channel_length];
  double *area_loss = rates.loss(FieldId::channel_area), *to_plug = rates.production(FieldId::channel_plug),
         *plug_loss = rates.loss(FieldId::channel_plug), *to_corneum = rates.production(FieldId::stratum_corneum),
         *corneum_loss = rates.loss(FieldId::stratum_corneum), *to_lipids = rates.production(FieldId::barrier_lipids),
         *lipids_loss = rates.loss(FieldId::barrier_lipids);
  const bool covered = at.components().occluded;
  const double closure = covered ? p_.channel_closure_occluded_per_day : p_.channel_closure_open_per_day;
  const double renewal = p_.corneum_renewal_per_day * at.skin().epidermal_renewal;
  for (std::size_t v = 0; v < at.size(); ++v) {
    const double floor = barrier::epidermal_floor(packing[v]);
    area_loss[v] += closure * floor * barrier::closure_of_length(length[v], p_.closure_length_mm, p_.closure_exponent);
    to_plug[v] += covered ? 0.0 : p_.plug_drying_per_day;
    plug_loss[v] += covered ? p_.plug_wetting_per_day : p_.plug_drying_per_day;
    to_corneum[v] += renewal * at.skin().stratum_corneum_rest_um * positive(packing[v]);
    corneum_loss[v] += renewal;
    to_lipids[v] += p_.lipid_repair_per_day * floor;
    lipids_loss[v] += p_.lipid_repair_per_day;
  }
}

}  // namespace cutis::processes
