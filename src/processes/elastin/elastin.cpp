// How is elastin made, cross-linked and lost? See README.md.
// SPDX-License-Identifier: Apache-2.0
#include "processes/elastin/elastin.hpp"

#include "processes/elastin/formulas.hpp"

namespace cutis::processes {

void ElastinParameters::describe(core::Description<ElastinParameters>& d) {
  using P = ElastinParameters;
  d.add("activated_synthesis", &P::activated_synthesis, "1",
        "synthesis of an activated against a resting fibroblast (eq. 1)");
  d.add("cross_linking", &P::cross_linking_per_day, "1/day", "cross-linking of tropoelastin at rest (eq. 2)");
  d.add("loss_new", &P::loss_new_per_day, "1/day", "loss of tropoelastin without MMP-9 (eq. 3)");
  d.add("loss_mature", &P::loss_mature_per_day, "1/day", "loss of elastic fibres without proteases (eq. 4)");
  d.add("mmp9_on_new", &P::mmp9_on_new_ng_per_ml, "ng/mL", "MMP-9 that doubles the loss of tropoelastin (eq. 3)");
  d.add("mmp9_on_mature", &P::mmp9_on_mature_ng_per_ml, "ng/mL", "MMP-9 that doubles the loss of fibres (eq. 4)");
  d.add("elastase_of_neutrophil", &P::elastase_of_neutrophil_mm3_per_day, "mm3/day",
        "loss of fibres to elastase, per neutrophil (eq. 4)");
}

Elastin::Elastin(const core::ParameterLibrary& library) : p_(library.read<ElastinParameters>("elastin")) {}

std::span<const FieldUse> Elastin::uses() const {
  static constexpr FieldUse uses[] = {
      {FieldId::tropoelastin, Access::read_write},
      {FieldId::elastin, Access::write},
      {FieldId::fibroblasts, Access::read},
      {FieldId::myofibroblasts, Access::read},
      {FieldId::neutrophils, Access::read},
      {FieldId::lysyl_oxidase, Access::read},
      {FieldId::mmp9, Access::read},
      {FieldId::elastin_capacity, Access::read},
  };
  return uses;
}

void Elastin::add_rates(const TissueTile& at, RateTile& rates) const {
  const double *f = at[FieldId::fibroblasts], *y = at[FieldId::myofibroblasts], *lox = at[FieldId::lysyl_oxidase],
               *mmp9 = at[FieldId::mmp9], *neutrophils = at[FieldId::neutrophils],
               *capacity = at[FieldId::elastin_capacity], *fresh = at[FieldId::tropoelastin];
  double *to_fresh = rates.production(FieldId::tropoelastin), *fresh_loss = rates.loss(FieldId::tropoelastin),
         *to_fibres = rates.production(FieldId::elastin), *fibre_loss = rates.loss(FieldId::elastin);
#pragma omp simd
  for (std::size_t v = 0; v < at.size(); ++v) {
    const double linking = p_.cross_linking_per_day * positive(lox[v]);
    to_fresh[v] += capacity[v] * drive(f[v], y[v]);
    fresh_loss[v] += linking + elastin::loss(p_.loss_new_per_day, mmp9[v], p_.mmp9_on_new_ng_per_ml);
    to_fibres[v] += linking * positive(fresh[v]);
    fibre_loss[v] += fibre_loss_per_day(mmp9[v], neutrophils[v]);
  }
}

double Elastin::drive(double fibroblasts, double activated) const {
  return elastin::drive(fibroblasts, activated, p_.activated_synthesis);
}

double Elastin::fibre_loss_per_day(double mmp9, double neutrophils) const {
  return elastin::loss(p_.loss_mature_per_day, mmp9, p_.mmp9_on_mature_ng_per_ml) +
         elastin::elastolysis(p_.elastase_of_neutrophil_mm3_per_day, neutrophils);
}

// Rest: the fibres of the site fix the tropoelastin that replaces them, and this the synthesis of the site.
void Elastin::balance_rest(tissue::Tissue& tissue) const {
  for (std::size_t v = 0; v < tissue.grid.size(); ++v) {
    const double mmp9 = tissue[FieldId::mmp9][v];
    const double linking = p_.cross_linking_per_day * tissue[FieldId::lysyl_oxidase][v];
    const double lost = fibre_loss_per_day(mmp9, tissue[FieldId::neutrophils][v]) * tissue[FieldId::elastin][v];
    const double fresh = linking > 0 ? lost / linking : 0.0;
    const double cells = drive(tissue[FieldId::fibroblasts][v], tissue[FieldId::myofibroblasts][v]);
    const double loss = linking + elastin::loss(p_.loss_new_per_day, mmp9, p_.mmp9_on_new_ng_per_ml);
    tissue[FieldId::tropoelastin][v] = fresh;
    tissue[FieldId::elastin_capacity][v] = cells > 0 ? loss * fresh / cells : 0;
  }
}

}  // namespace cutis::processes
