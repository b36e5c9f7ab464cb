// How is fibronectin made and degraded? See README.md.
// SPDX-License-Identifier: Apache-2.0
#include "processes/fibronectin/fibronectin.hpp"

#include "processes/fibronectin/formulas.hpp"

namespace cutis::processes {

void FibronectinParameters::describe(core::Description<FibronectinParameters>& d) {
  using P = FibronectinParameters;
  d.add("by_fibroblast", &P::by_fibroblast_pg_per_day, "pg/day", "synthesis by a resting fibroblast (eq. 1)");
  d.add("activated_synthesis", &P::activated_synthesis, "1",
        "synthesis of an activated against a resting fibroblast (eq. 1)");
  d.add("turnover", &P::turnover_per_day, "1/day", "loss without neutrophils (eq. 1)");
  d.add("elastase_of_neutrophil", &P::elastase_of_neutrophil_mm3_per_day, "mm3/day",
        "loss to elastase, per neutrophil (eq. 1)");
}

Fibronectin::Fibronectin(const core::ParameterLibrary& library)
    : p_(library.read<FibronectinParameters>("fibronectin")) {}

std::span<const FieldUse> Fibronectin::uses() const {
  static constexpr FieldUse uses[] = {{FieldId::fibronectin, Access::write},
                                      {FieldId::fibroblasts, Access::read},
                                      {FieldId::myofibroblasts, Access::read},
                                      {FieldId::neutrophils, Access::read}};
  return uses;
}

void Fibronectin::add_rates(const TissueTile& at, RateTile& rates) const {
  const double *f = at[FieldId::fibroblasts], *y = at[FieldId::myofibroblasts], *n = at[FieldId::neutrophils];
  double *production = rates.production(FieldId::fibronectin), *loss = rates.loss(FieldId::fibronectin);
#pragma omp simd
  for (std::size_t v = 0; v < at.size(); ++v) {
    production[v] += fibronectin::made_ug_per_mm3_d(f[v], y[v], p_.by_fibroblast_pg_per_day, p_.activated_synthesis);
    loss[v] += fibronectin::loss_per_day(n[v], p_.turnover_per_day, p_.elastase_of_neutrophil_mm3_per_day);
  }
}

}  // namespace cutis::processes
