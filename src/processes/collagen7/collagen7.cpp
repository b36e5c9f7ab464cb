// How are anchoring fibrils of the junction made and lost? See README.md.
// SPDX-License-Identifier: Apache-2.0
#include "processes/collagen7/collagen7.hpp"

#include "processes/collagen7/formulas.hpp"

namespace cutis::processes {

void Collagen7Parameters::describe(core::Description<Collagen7Parameters>& d) {
  using P = Collagen7Parameters;
  d.add("keratinocyte_share", &P::keratinocyte_share, "1", "share that keratinocytes make at rest (eq. 2)");
  d.add("damage_half", &P::damage_half, "1", "damage signal that halves what keratinocytes make (eq. 1)");
  d.add("synthesis_by_tgf", &P::synthesis_by_tgf, "1", "most stimulation of synthesis by TGF-beta1 (eq. 2)");
  d.add("tgf_half", &P::tgf_half_ng_per_ml, "ng/mL", "TGF-beta1 at half stimulation (eq. 2)");
  d.add("loss", &P::loss_per_day, "1/day", "loss of anchoring fibrils without MMP-9 (eq. 3)");
  d.add("mmp9_half", &P::mmp9_half_ng_per_ml, "ng/mL", "MMP-9 that doubles the loss (eq. 3)");
}

Collagen7::Collagen7(const core::ParameterLibrary& library) : p_(library.read<Collagen7Parameters>("collagen7")) {}

std::span<const FieldUse> Collagen7::uses() const {
  static constexpr FieldUse uses[] = {
      {FieldId::collagen7, Access::write},         {FieldId::keratinocytes, Access::read},
      {FieldId::damage_signal, Access::read},      {FieldId::fibroblasts, Access::read},
      {FieldId::myofibroblasts, Access::read},     {FieldId::fibroblast_capacity, Access::read},
      {FieldId::tgf_beta1, Access::read},          {FieldId::mmp9, Access::read},
      {FieldId::collagen7_capacity, Access::read},
  };
  return uses;
}

void Collagen7::add_rates(const TissueTile& at, RateTile& rates) const {
  const double *k = at[FieldId::keratinocytes], *damage = at[FieldId::damage_signal], *f = at[FieldId::fibroblasts],
               *y = at[FieldId::myofibroblasts], *at_rest = at[FieldId::fibroblast_capacity],
               *tgf = at[FieldId::tgf_beta1], *mmp9 = at[FieldId::mmp9], *capacity = at[FieldId::collagen7_capacity];
  double *production = rates.production(FieldId::collagen7), *loss = rates.loss(FieldId::collagen7);
#pragma omp simd
  for (std::size_t v = 0; v < at.size(); ++v) {
    if (capacity[v] > 0)
      production[v] += capacity[v] * drive(k[v], damage[v], positive(f[v]) + positive(y[v]), at_rest[v], tgf[v]);
    loss[v] += collagen7::loss(p_.loss_per_day, mmp9[v], p_.mmp9_half_ng_per_ml);
  }
}

double Collagen7::drive(double keratinocytes, double damage, double fibroblasts, double at_rest, double tgf) const {
  return collagen7::drive(collagen7::settled_packing(keratinocytes, damage, p_.damage_half),
                          at_rest > 0 ? fibroblasts / at_rest : 0.0, p_.keratinocyte_share, tgf, p_.tgf_half_ng_per_ml,
                          p_.synthesis_by_tgf);
}

// Rest: the fibrils of the site fix the synthesis that keeps them; where there are none nothing is made.
void Collagen7::balance_rest(tissue::Tissue& tissue) const {
  for (std::size_t v = 0; v < tissue.grid.size(); ++v) {
    const double fibroblasts = positive(tissue[FieldId::fibroblasts][v]) + positive(tissue[FieldId::myofibroblasts][v]);
    const double made = drive(tissue[FieldId::keratinocytes][v], tissue[FieldId::damage_signal][v], fibroblasts,
                              tissue[FieldId::fibroblast_capacity][v], tissue[FieldId::tgf_beta1][v]);
    const double lost = collagen7::loss(p_.loss_per_day, tissue[FieldId::mmp9][v], p_.mmp9_half_ng_per_ml) *
                        tissue[FieldId::collagen7][v];
    tissue[FieldId::collagen7_capacity][v] = made > 0 ? lost / made : 0;
  }
}

}  // namespace cutis::processes
