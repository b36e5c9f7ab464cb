// How is hyaluronan made and degraded? See README.md.
// SPDX-License-Identifier: Apache-2.0
#include "processes/hyaluronan/hyaluronan.hpp"

#include "processes/hyaluronan/formulas.hpp"

namespace cutis::processes {

void HyaluronanParameters::describe(core::Description<HyaluronanParameters>& d) {
  using P = HyaluronanParameters;
  d.add("turnover", &P::turnover_per_day, "1/day", "loss to lymph and hyaluronidases (eq. 1)");
  d.add("rise_by_tgf", &P::rise_by_tgf, "1", "most rise of a fibroblast's synthesis by TGF-beta1 (eq. 2)");
  d.add("tgf_half", &P::tgf_half_ng_per_ml, "ng/mL", "TGF-beta1 at half of that rise (eq. 2)");
  d.add("rise_by_pdgf", &P::rise_by_pdgf, "1", "most rise of a fibroblast's synthesis by PDGF (eq. 2)");
  d.add("pdgf_half", &P::pdgf_half_ng_per_ml, "ng/mL", "PDGF at half of that rise (eq. 2)");
  d.add("rise_by_kgf", &P::rise_by_kgf, "1", "most rise of a keratinocyte's synthesis by KGF and EGF (eq. 2)");
  d.add("kgf_half", &P::kgf_half_ng_per_ml, "ng/mL", "KGF and EGF at half of that rise (eq. 2)");
}

Hyaluronan::Hyaluronan(const core::ParameterLibrary& library) : p_(library.read<HyaluronanParameters>("hyaluronan")) {}

std::span<const FieldUse> Hyaluronan::uses() const {
  static constexpr FieldUse uses[] = {
      {FieldId::hyaluronan, Access::write},
      {FieldId::hyaluronan_capacity, Access::read},
      {FieldId::fibroblasts, Access::read},
      {FieldId::myofibroblasts, Access::read},
      {FieldId::fibroblast_capacity, Access::read},
      {FieldId::viable_epidermis, Access::read},
      {FieldId::keratinocytes, Access::read},
      {FieldId::tgf_beta1, Access::read},
      {FieldId::pdgf, Access::read},
      {FieldId::kgf, Access::read},
  };
  return uses;
}

void Hyaluronan::add_rates(const TissueTile& at, RateTile& rates) const {
  const double *f = at[FieldId::fibroblasts], *y = at[FieldId::myofibroblasts],
               *at_rest = at[FieldId::fibroblast_capacity], *epidermis = at[FieldId::viable_epidermis],
               *k = at[FieldId::keratinocytes], *tgf = at[FieldId::tgf_beta1], *pdgf = at[FieldId::pdgf],
               *kgf = at[FieldId::kgf], *capacity = at[FieldId::hyaluronan_capacity];
  double *production = rates.production(FieldId::hyaluronan), *loss = rates.loss(FieldId::hyaluronan);
#pragma omp simd
  for (std::size_t v = 0; v < at.size(); ++v) {
    production[v] += capacity[v] * drive({f[v], y[v], at_rest[v], epidermis[v], k[v], tgf[v], pdgf[v], kgf[v]});
    loss[v] += p_.turnover_per_day;
  }
}

double Hyaluronan::drive(const Makers& at) const {
  const hyaluronan::Stimulation by_tgf{p_.rise_by_tgf, p_.tgf_half_ng_per_ml},
      by_pdgf{p_.rise_by_pdgf, p_.pdgf_half_ng_per_ml}, by_kgf{p_.rise_by_kgf, p_.kgf_half_ng_per_ml};
  return hyaluronan::drive(hyaluronan::cells_over_rest(at.fibroblasts, at.activated, at.at_rest),
                           by_tgf.by(at.tgf) + by_pdgf.by(at.pdgf), at.epidermis, at.keratinocytes, by_kgf.by(at.kgf));
}

// Rest: the content of the site fixes what its cells make.
void Hyaluronan::balance_rest(tissue::Tissue& tissue) const {
  const auto at = [&](FieldId id, std::size_t v) { return tissue[id][v]; };
  for (std::size_t v = 0; v < tissue.grid.size(); ++v) {
    const double made =
        drive({at(FieldId::fibroblasts, v), at(FieldId::myofibroblasts, v), at(FieldId::fibroblast_capacity, v),
               at(FieldId::viable_epidermis, v), at(FieldId::keratinocytes, v), at(FieldId::tgf_beta1, v),
               at(FieldId::pdgf, v), at(FieldId::kgf, v)});
    tissue[FieldId::hyaluronan_capacity][v] = made > 0 ? p_.turnover_per_day * at(FieldId::hyaluronan, v) / made : 0;
  }
}

}  // namespace cutis::processes
