// How fast does fluid leak out of vessels, and how fast is it drained? See README.md.
// SPDX-License-Identifier: Apache-2.0
#include "processes/vessel_leak/vessel_leak.hpp"

#include "processes/vessel_leak/formulas.hpp"

namespace cutis::processes {

void VesselLeakParameters::describe(core::Description<VesselLeakParameters>& d) {
  using P = VesselLeakParameters;
  d.add("histamine_leak", &P::histamine_leak_per_day, "1/day",
        "most leak of vessels of density 1 by histamine, volumes of tissue (eq. 1)");
  d.add("histamine_half", &P::histamine_half_ng_per_ml, "ng/mL", "histamine at half of that (eq. 1)");
  d.add("vegf_leak", &P::vegf_leak_per_day, "1/day", "the same by VEGF, or without pericytes (eq. 1)");
  d.add("vegf_half", &P::vegf_half_ng_per_ml, "ng/mL", "VEGF above rest at half of that (eq. 1)");
  d.add("most_swelling", &P::most_swelling, "1", "swelling at which tissue pressure stops the leak (eq. 2)");
  d.add("drainage", &P::drainage_per_day, "1/day", "return of fluid to lymph and blood (eq. 2)");
  d.add("drainage_without_lymph", &P::drainage_without_lymph, "1",
        "share of that drainage without lymph vessels (eq. 2)");
}

VesselLeak::VesselLeak(const core::ParameterLibrary& library) : p_(library.read<VesselLeakParameters>("vessel_leak")) {}

std::span<const FieldUse> VesselLeak::uses() const {
  static constexpr FieldUse uses[] = {
      {FieldId::interstitial_fluid, Access::write},
      {FieldId::vessels, Access::read},
      {FieldId::immature_vessels, Access::read},
      {FieldId::histamine, Access::read},
      {FieldId::vegf, Access::read},
      {FieldId::vegf_rest, Access::read},
      {FieldId::track, Access::read},
  };
  return uses;
}

void VesselLeak::add_rates(const TissueTile& at, RateTile& rates) const {
  const double *vessels = at[FieldId::vessels], *immature = at[FieldId::immature_vessels],
               *histamine = at[FieldId::histamine], *vegf = at[FieldId::vegf], *vegf_rest = at[FieldId::vegf_rest],
               *track = at[FieldId::track];
  double *filling = rates.production(FieldId::interstitial_fluid), *loss = rates.loss(FieldId::interstitial_fluid);
  const double flow = at.components().blood && at.components().flow ? 1 : 0;
#pragma omp simd
  for (std::size_t v = 0; v < at.size(); ++v) {
    const double by_histamine = hill1(histamine[v], p_.histamine_half_ng_per_ml);
    const double awake = hill2(vegf[v] - vegf_rest[v], p_.vegf_half_ng_per_ml);
    const double leak = flow * vessel_leak::leak_per_day(vessels[v], immature[v], by_histamine, awake,
                                                         p_.histamine_leak_per_day, p_.vegf_leak_per_day);
    filling[v] += leak;
    loss[v] += leak / p_.most_swelling + p_.drainage_per_day * share_by_lymph(track[v], p_.drainage_without_lymph);
  }
}

}  // namespace cutis::processes
