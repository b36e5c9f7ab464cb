// How is lysyl oxidase made and lost? See README.md.
// SPDX-License-Identifier: Apache-2.0
#include "processes/lysyl_oxidase/lysyl_oxidase.hpp"

#include "processes/lysyl_oxidase/formulas.hpp"

namespace cutis::processes {

void LysylOxidaseParameters::describe(core::Description<LysylOxidaseParameters>& d) {
  using P = LysylOxidaseParameters;
  d.add("synthesis_by_tgf", &P::synthesis_by_tgf, "1", "most rise of synthesis by TGF-beta1 (eq. 1)");
  d.add("tgf_half", &P::tgf_half_ng_per_ml, "ng/mL", "TGF-beta1 at half of that rise (eq. 1)");
  d.add("loss", &P::loss_per_day, "1/day", "loss of active enzyme (eq. 2)");
}

LysylOxidase::LysylOxidase(const core::ParameterLibrary& library)
    : p_(library.read<LysylOxidaseParameters>("lysyl_oxidase")) {}

std::span<const FieldUse> LysylOxidase::uses() const {
  static constexpr FieldUse uses[] = {
      {FieldId::lysyl_oxidase, Access::write},         {FieldId::fibroblasts, Access::read},
      {FieldId::myofibroblasts, Access::read},         {FieldId::tgf_beta1, Access::read},
      {FieldId::lysyl_oxidase_capacity, Access::read},
  };
  return uses;
}

void LysylOxidase::add_rates(const TissueTile& at, RateTile& rates) const {
  const double *f = at[FieldId::fibroblasts], *y = at[FieldId::myofibroblasts], *tgf = at[FieldId::tgf_beta1],
               *capacity = at[FieldId::lysyl_oxidase_capacity];
  double *production = rates.production(FieldId::lysyl_oxidase), *loss = rates.loss(FieldId::lysyl_oxidase);
#pragma omp simd
  for (std::size_t v = 0; v < at.size(); ++v) {
    production[v] += capacity[v] * drive(f[v], y[v], tgf[v]);
    loss[v] += p_.loss_per_day;
  }
}

double LysylOxidase::drive(double fibroblasts, double activated, double tgf) const {
  return lysyl_oxidase::drive(fibroblasts, activated, tgf, p_.tgf_half_ng_per_ml, p_.synthesis_by_tgf);
}

// Rest: the enzyme of the site fixes what its cells make; where there are none nothing is made.
void LysylOxidase::balance_rest(tissue::Tissue& tissue) const {
  for (std::size_t v = 0; v < tissue.grid.size(); ++v) {
    const double made =
        drive(tissue[FieldId::fibroblasts][v], tissue[FieldId::myofibroblasts][v], tissue[FieldId::tgf_beta1][v]);
    tissue[FieldId::lysyl_oxidase_capacity][v] =
        made > 0 ? p_.loss_per_day * tissue[FieldId::lysyl_oxidase][v] / made : 0;
  }
}

}  // namespace cutis::processes
