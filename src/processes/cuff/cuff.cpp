// How does a cuff change the state of flow, and how does flow come back?
// SPDX-License-Identifier: Apache-2.0
#include "processes/cuff/cuff.hpp"

#include <algorithm>

namespace cutis::processes {

bool Cuff::applies_to(const tissue::Event& event) const { return std::holds_alternative<tissue::Cuff>(event.what); }

// Oxygen answers within seconds, and those are what a cuff is for: from now on it is advanced in time.
void Cuff::apply(const tissue::Event& event, tissue::Tissue& tissue) const {
  const bool tight = std::get<tissue::Cuff>(event.what).tight;
  tissue.components.flow = !tight;
  tissue.components.oxygen_in_time = true;
  if (tight) std::fill(tissue[FieldId::inflow_lost].begin(), tissue[FieldId::inflow_lost].end(), 1.0);
}

void CuffParameters::describe(core::Description<CuffParameters>& d) {
  d.add("return", &CuffParameters::return_per_day, "1/day", "return of the driving pressure after release (eq. 1)");
}

Inflow::Inflow(const core::ParameterLibrary& library) : p_(library.read<CuffParameters>("cuff")) {}

std::span<const FieldUse> Inflow::uses() const {
  static constexpr FieldUse uses[] = {{FieldId::inflow_lost, Access::write}};
  return uses;
}

void Inflow::add_rates(const TissueTile& at, RateTile& rates) const {
  if (!at.on_surface() || !at.components().flow) return;
  double* back = rates.loss(FieldId::inflow_lost);
  for (std::size_t v = 0; v < at.size(); ++v) back[v] += p_.return_per_day;
}

}  // namespace cutis::processes
