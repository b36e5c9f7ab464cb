// How many neutrophils come, and how are they cleared? See README.md.
// SPDX-License-Identifier: Apache-2.0
#include "processes/neutrophils/neutrophils.hpp"

#include "processes/neutrophils/formulas.hpp"
#include "processes/recruiting_vessels.hpp"
#include "processes/uniform_transport.hpp"

namespace cutis::processes {

void NeutrophilsParameters::describe(core::Description<NeutrophilsParameters>& d) {
  using P = NeutrophilsParameters;
  d.add("recruitment", &P::recruitment_per_mm3_d, "1/mm3/day",
        "most recruitment through mean papillary vessels (eq. 1)");
  d.add("il8_half", &P::il8_half_ng_per_ml, "ng/mL", "IL-8 at half recruitment (eq. 1)");
  d.add("apoptosis", &P::apoptosis_per_day, "1/day", "apoptosis of tissue neutrophils (eq. 1)");
  d.add("diffusivity", &P::diffusivity_mm2_per_day, "mm2/day", "random motility (eq. 1)");
  d.add("clearance", &P::clearance_per_day, "1/day", "clearance of apoptotic neutrophils without macrophages (eq. 2)");
  d.add("efferocytosis", &P::efferocytosis_mm3_per_day, "mm3/day", "efferocytosis by a macrophage (eq. 2)");
}

Neutrophils::Neutrophils(const core::ParameterLibrary& library)
    : p_(library.read<NeutrophilsParameters>("neutrophils")) {}
NeutrophilsTransport::NeutrophilsTransport(const core::ParameterLibrary& library)
    : p_(library.read<NeutrophilsParameters>("neutrophils")) {}

std::span<const FieldUse> Neutrophils::uses() const {
  static constexpr FieldUse uses[] = {
      {FieldId::neutrophils, Access::read_write},
      {FieldId::neutrophils_apoptotic, Access::write},
      {FieldId::il8, Access::read},
      {FieldId::vessels, Access::read},
      {FieldId::vessel_capacity, Access::read},
      {FieldId::macrophages_m1, Access::read},
      {FieldId::macrophages_m2, Access::read},
  };
  return uses;
}

void Neutrophils::add_rates(const TissueTile& at, RateTile& rates) const {
  const double *n = at[FieldId::neutrophils], *il8 = at[FieldId::il8], *vessels = at[FieldId::vessels],
               *of_site = at[FieldId::vessel_capacity], *m1 = at[FieldId::macrophages_m1],
               *m2 = at[FieldId::macrophages_m2];
  double *to_n = rates.production(FieldId::neutrophils), *n_loss = rates.loss(FieldId::neutrophils),
         *to_dead = rates.production(FieldId::neutrophils_apoptotic),
         *dead_loss = rates.loss(FieldId::neutrophils_apoptotic);
  const bool recruits = at.components().blood && at.components().immune_cells;
  const double recruitment = recruits ? p_.recruitment_per_mm3_d : 0.0;
#pragma omp simd
  for (std::size_t v = 0; v < at.size(); ++v) {
    to_n[v] += recruitment * neutrophils::recruitment_share(il8[v], recruiting_vessels(vessels[v], of_site[v]),
                                                            p_.il8_half_ng_per_ml);
    n_loss[v] += p_.apoptosis_per_day;
    to_dead[v] += p_.apoptosis_per_day * positive(n[v]);
    dead_loss[v] += p_.clearance_per_day + p_.efferocytosis_mm3_per_day * (positive(m1[v]) + positive(m2[v]));
  }
}

std::vector<Transport> NeutrophilsTransport::transports(const tissue::Tissue& tissue) const {
  return {dermal_transport(tissue, FieldId::neutrophils, p_.diffusivity_mm2_per_day)};
}

}  // namespace cutis::processes
