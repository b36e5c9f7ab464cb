// How much histamine do mast cells hold, and how long does what they let out last? See README.md.
// SPDX-License-Identifier: Apache-2.0
#include "processes/mast_cells/mast_cells.hpp"

#include "processes/mast_cells/formulas.hpp"

namespace cutis::processes {

void MastCellParameters::describe(core::Description<MastCellParameters>& d) {
  using P = MastCellParameters;
  d.add("histamine_of_cell", &P::histamine_of_cell_pg, "pg", "histamine that a full mast cell holds (eq. 1)");
  d.add("refill", &P::refill_per_day, "1/day", "refilling of granules (eq. 1)");
  d.add("histamine_decay", &P::histamine_decay_per_day, "1/day", "breakdown and uptake of free histamine (eq. 2)");
}

MastCells::MastCells(const core::ParameterLibrary& library) : p_(library.read<MastCellParameters>("mast_cells")) {}

std::span<const FieldUse> MastCells::uses() const {
  static constexpr FieldUse uses[] = {{FieldId::mast_cell_histamine, Access::write},
                                      {FieldId::histamine, Access::write},
                                      {FieldId::mast_cells, Access::read},
                                      {FieldId::vessels, Access::read},
                                      {FieldId::vessel_capacity, Access::read}};
  return uses;
}

void MastCells::add_rates(const TissueTile& at, RateTile& rates) const {
  const double *of_site = at[FieldId::mast_cells], *vessels = at[FieldId::vessels],
               *vessels_of_site = at[FieldId::vessel_capacity];
  double *filling = rates.production(FieldId::mast_cell_histamine), *full = rates.loss(FieldId::mast_cell_histamine),
         *decay = rates.loss(FieldId::histamine);
#pragma omp simd
  for (std::size_t v = 0; v < at.size(); ++v) {
    const double cells = mast_cells::present(of_site[v], vessels[v], vessels_of_site[v]);
    filling[v] += mast_cells::filling(cells, p_.histamine_of_cell_pg, p_.refill_per_day);
    full[v] += p_.refill_per_day;
    decay[v] += p_.histamine_decay_per_day;
  }
}

}  // namespace cutis::processes
