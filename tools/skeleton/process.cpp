// Which question does @name@ answer? See README.md.
// SPDX-License-Identifier: Apache-2.0
#include "processes/@name@/@name@.hpp"

namespace cutis::processes {

void @Class@Parameters::describe(core::Description<@Class@Parameters>& d) {
  d.add("decay", &@Class@Parameters::decay_per_day, "1/day", "first-order loss of @field@ (eq. 1)");
}

@Class@::@Class@(const core::ParameterLibrary& library) : p_(library.read<@Class@Parameters>("@name@")) {}

std::span<const FieldUse> @Class@::uses() const {
  static constexpr FieldUse uses[] = {
      {FieldId::@field@, Access::write},
  };
  return uses;
}

// The engine wants production (per day) and loss frequency (1/day) apart: du/dt = production - loss * u.
void @Class@::add_rates(const TissueTile& at, RateTile& rates) const {
  double* loss = rates.loss(FieldId::@field@);
  for (std::size_t v = 0; v < at.size(); ++v) loss[v] += p_.decay_per_day;
}

}  // namespace cutis::processes
