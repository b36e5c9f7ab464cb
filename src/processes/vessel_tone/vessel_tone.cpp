// How wide do histamine, nerves and want of oxygen open the vessels? See README.md.
// SPDX-License-Identifier: Apache-2.0
#include "processes/vessel_tone/vessel_tone.hpp"

#include "processes/vessel_tone/formulas.hpp"
#include "tissue/perfusion.hpp"

namespace cutis::processes {

void VesselToneParameters::describe(core::Description<VesselToneParameters>& d) {
  using P = VesselToneParameters;
  d.add("most_dilation", &P::most_dilation, "1", "most flow above rest, over that at rest (eq. 2)");
  d.add("response", &P::response_per_day, "1/day", "speed at which arterioles open and close (eq. 2)");
  d.add("histamine_half", &P::histamine_half_ng_per_ml, "ng/mL", "histamine at half the most dilation (eq. 2)");
  d.add("metabolites_half", &P::metabolites_half, "1", "metabolites at half the most dilation (eq. 2)");
  d.add("hypoxia", &P::hypoxia_mmHg, "mmHg", "oxygen tension below which dilators are made (eq. 1)");
  d.add("metabolite_turnover", &P::metabolite_turnover_per_day, "1/day",
        "making and clearance of metabolites in the tissue (eq. 1)");
  d.add("washout", &P::washout_per_day, "1/day", "clearance of metabolites by flow at rest (eq. 1)");
}

VesselTone::VesselTone(const core::ParameterLibrary& library) : p_(library.read<VesselToneParameters>("vessel_tone")) {}

std::span<const FieldUse> VesselTone::uses() const {
  static constexpr FieldUse uses[] = {
      {FieldId::hypoxic_metabolites, Access::read_write},
      {FieldId::vasodilation, Access::read_write},
      {FieldId::histamine, Access::read},
      {FieldId::axon_reflex, Access::read},
      {FieldId::oxygen, Access::read},
      {FieldId::vessel_capacity, Access::read},
      {FieldId::vessels, Access::read},
      {FieldId::inflow_lost, Access::read},
  };
  return uses;
}

void VesselTone::add_rates(const TissueTile& at, RateTile& rates) const {
  const double *histamine = at[FieldId::histamine], *reflex = at[FieldId::axon_reflex],
               *metabolites = at[FieldId::hypoxic_metabolites], *oxygen = at[FieldId::oxygen],
               *capacity = at[FieldId::vessel_capacity], *vessels = at[FieldId::vessels],
               *dilation = at[FieldId::vasodilation], *lost = at.surface(FieldId::inflow_lost);
  double *to_metabolites = rates.production(FieldId::hypoxic_metabolites),
         *cleared = rates.loss(FieldId::hypoxic_metabolites), *opening = rates.production(FieldId::vasodilation),
         *closing = rates.loss(FieldId::vasodilation);
  const bool flows = at.components().blood && at.components().flow;
#pragma omp simd
  for (std::size_t v = 0; v < at.size(); ++v) {
    const double call = capacity[v] > 0 ? vessel_tone::call(oxygen[v], p_.hypoxia_mmHg, lost[v]) : 0.0;
    const double flow =
        flows ? positive(vessels[v]) * (1 + tissue::flow_above_rest(positive(dilation[v]), lost[v])) : 0.0;
    to_metabolites[v] += p_.metabolite_turnover_per_day * call;
    cleared[v] += p_.metabolite_turnover_per_day + p_.washout_per_day * flow;
    const double drive = positive(histamine[v]) / p_.histamine_half_ng_per_ml + positive(reflex[v]) +
                         positive(metabolites[v]) / p_.metabolites_half;
    opening[v] += p_.response_per_day * vessel_tone::dilation(drive, p_.most_dilation);
    closing[v] += p_.response_per_day;
  }
}

}  // namespace cutis::processes
