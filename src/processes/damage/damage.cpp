// How does the signal of injured cells spread and fade? See README.md.
// SPDX-License-Identifier: Apache-2.0
#include "processes/damage/damage.hpp"

#include "processes/damage/formulas.hpp"
#include "processes/uniform_transport.hpp"

namespace cutis::processes {

void DamageParameters::describe(core::Description<DamageParameters>& d) {
  using P = DamageParameters;
  d.add("decay", &P::decay_per_day, "1/day", "decay of the damage signal (eq. 1)");
  d.add("clearance_by_phagocyte", &P::clearance_by_phagocyte_mm3_per_day, "mm3/day", "clearance by a phagocyte (eq. 1)");
  d.add("diffusivity", &P::diffusivity_mm2_per_day, "mm2/day", "spread of damage-associated molecules (eq. 1)");
}

DamageSignal::DamageSignal(const core::ParameterLibrary& library) : p_(library.read<DamageParameters>("damage")) {}
DamageTransport::DamageTransport(const core::ParameterLibrary& library) : p_(library.read<DamageParameters>("damage")) {}

std::span<const FieldUse> DamageSignal::uses() const {
  static constexpr FieldUse uses[] = {{FieldId::damage_signal, Access::write},
                                      {FieldId::neutrophils, Access::read},
                                      {FieldId::macrophages_m1, Access::read},
                                      {FieldId::macrophages_m2, Access::read}};
  return uses;
}

void DamageSignal::add_rates(const TissueTile& at, RateTile& rates) const {
  const double *n = at[FieldId::neutrophils], *m1 = at[FieldId::macrophages_m1], *m2 = at[FieldId::macrophages_m2];
  double* loss = rates.loss(FieldId::damage_signal);
#pragma omp simd
  for (std::size_t v = 0; v < at.size(); ++v)
    loss[v] += damage::clearance_per_day(n[v] + m1[v] + m2[v], p_.decay_per_day, p_.clearance_by_phagocyte_mm3_per_day);
}

std::vector<Transport> DamageTransport::transports(const tissue::Tissue& tissue) const {
  return {uniform_transport(tissue, FieldId::damage_signal, p_.diffusivity_mm2_per_day)};
}

}  // namespace cutis::processes
