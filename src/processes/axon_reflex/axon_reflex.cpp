// How far beyond an injury do nerves carry the call for blood, and how long does it last? See README.md.
// SPDX-License-Identifier: Apache-2.0
#include "processes/axon_reflex/axon_reflex.hpp"

#include "processes/axon_reflex/formulas.hpp"
#include "processes/uniform_transport.hpp"

namespace cutis::processes {

void AxonReflexParameters::describe(core::Description<AxonReflexParameters>& d) {
  using P = AxonReflexParameters;
  d.add("strength", &P::strength, "1", "signal of nerves that fire everywhere (eq. 1)");
  d.add("histamine_half", &P::histamine_half_ng_per_ml, "ng/mL", "histamine at half firing (eq. 1)");
  d.add("decay", &P::decay_per_day, "1/day", "fading of the dilator signal (eq. 1, 2)");
  d.add("range", &P::range_mm, "mm", "how far nerves carry it (eq. 2)");
}

AxonReflex::AxonReflex(const core::ParameterLibrary& library) : p_(library.read<AxonReflexParameters>("axon_reflex")) {}
AxonReflexTransport::AxonReflexTransport(const core::ParameterLibrary& library)
    : p_(library.read<AxonReflexParameters>("axon_reflex")) {}

std::span<const FieldUse> AxonReflex::uses() const {
  static constexpr FieldUse uses[] = {{FieldId::axon_reflex, Access::write}, {FieldId::histamine, Access::read}};
  return uses;
}

void AxonReflex::add_rates(const TissueTile& at, RateTile& rates) const {
  const double* histamine = at[FieldId::histamine];
  double *firing = rates.production(FieldId::axon_reflex), *decay = rates.loss(FieldId::axon_reflex);
#pragma omp simd
  for (std::size_t v = 0; v < at.size(); ++v) {
    firing[v] += axon_reflex::firing(histamine[v], p_.histamine_half_ng_per_ml, p_.strength, p_.decay_per_day);
    decay[v] += p_.decay_per_day;
  }
}

std::vector<Transport> AxonReflexTransport::transports(const tissue::Tissue& tissue) const {
  return {uniform_transport(tissue, FieldId::axon_reflex,
                            axon_reflex::diffusivity_mm2_per_day(p_.range_mm, p_.decay_per_day))};
}

}  // namespace cutis::processes
