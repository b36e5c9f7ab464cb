// How much collagenase and gelatinase is free to act? See README.md.
// SPDX-License-Identifier: Apache-2.0
#include "processes/proteases/proteases.hpp"

#include "processes/keratinocyte_edge.hpp"
#include "processes/keratinocyte_number.hpp"
#include "processes/proteases/formulas.hpp"
#include "processes/uniform_transport.hpp"

namespace cutis::processes {

void ProteasesParameters::describe(core::Description<ProteasesParameters>& d) {
  using P = ProteasesParameters;
  d.add("diffusivity", &P::diffusivity_mm2_per_day, "mm2/day", "diffusivity of MMP-1, TIMP and MMP-9 (eq. 1-3)");
  d.add("mmp_decay", &P::mmp_decay_per_day, "1/day", "loss of active MMP-1 and MMP-9 (eq. 1, 3)");
  d.add("timp_decay", &P::timp_decay_per_day, "1/day", "loss of TIMP-1 (eq. 2)");
  d.add("inhibition", &P::inhibition_per_ng_ml_d, "mL/ng/day",
        "binding of MMP-1 and MMP-9 by TIMP-1 and TIMP-3 (eq. 1, 3)");
  d.add("mmp_by_fibroblast", &P::mmp_by_fibroblast_pg_per_day, "pg/day", "MMP-1 of a resting fibroblast (eq. 1)");
  d.add("mmp_by_keratinocyte", &P::mmp_by_keratinocyte_pg_per_day, "pg/day",
        "MMP-1 of a keratinocyte at free space, mean over the layers (eq. 1)");
  d.add("mmp_induction", &P::mmp_induction, "1", "most stimulation of fibroblast MMP-1 by IL-1 and TNF (eq. 1)");
  d.add("il1_half", &P::il1_half_ng_per_ml, "ng/mL", "IL-1 plus TNF at half induction (eq. 1)");
  d.add("tgf_suppression", &P::tgf_suppression_ng_per_ml, "ng/mL", "TGF-beta1 that halves fibroblast MMP-1 (eq. 1)");
  d.add("timp_by_fibroblast", &P::timp_by_fibroblast_pg_per_day, "pg/day", "TIMP-1 of a fibroblast (eq. 2)");
  d.add("timp_induction", &P::timp_induction, "1", "most stimulation of TIMP-1 by TGF-beta1 (eq. 2)");
  d.add("tgf_half", &P::tgf_half_ng_per_ml, "ng/mL", "TGF-beta1 at half induction of TIMP-1 and TIMP-3 (eq. 2, 4)");
  d.add("mmp9_by_neutrophil", &P::mmp9_by_neutrophil_pg_per_day, "pg/day", "MMP-9 that a neutrophil releases (eq. 3)");
  d.add("mmp9_by_m1", &P::mmp9_by_m1_pg_per_day, "pg/day", "MMP-9 of an M1 macrophage (eq. 3)");
  d.add("mmp9_by_m2", &P::mmp9_by_m2_pg_per_day, "pg/day", "MMP-9 of an M2 or resident macrophage (eq. 3)");
  d.add("mmp9_by_keratinocyte", &P::mmp9_by_keratinocyte_pg_per_day, "pg/day",
        "MMP-9 of a keratinocyte at free space, mean over the layers (eq. 3)");
  d.add("timp3_by_fibroblast", &P::timp3_by_fibroblast_pg_per_day, "pg/day", "TIMP-3 of a fibroblast (eq. 4)");
  d.add("timp3_induction", &P::timp3_induction, "1", "most stimulation of TIMP-3 by TGF-beta1 (eq. 4)");
  d.add("timp3_by_activated", &P::timp3_by_activated, "1",
        "TIMP-3 of an activated against a resting fibroblast (eq. 4)");
  d.add("timp3_suppression", &P::timp3_suppression, "1", "share of TIMP-3 that TNF takes away at most (eq. 4)");
  d.add("tnf_half", &P::tnf_half_ng_per_ml, "ng/mL", "TNF at half of that (eq. 4)");
  d.add("timp3_turnover", &P::timp3_turnover_per_day, "1/day", "loss of TIMP-3 from the matrix (eq. 4)");
}

Proteases::Proteases(const core::ParameterLibrary& library) : p_(library.read<ProteasesParameters>("proteases")) {}
ProteasesTransport::ProteasesTransport(const core::ParameterLibrary& library)
    : p_(library.read<ProteasesParameters>("proteases")) {}

std::span<const FieldUse> Proteases::uses() const {
  static constexpr FieldUse uses[] = {
      {FieldId::mmp, Access::write},
      {FieldId::timp, Access::read_write},
      {FieldId::mmp9, Access::write},
      {FieldId::timp3, Access::read_write},
      {FieldId::il1_alpha, Access::read},
      {FieldId::il1_beta, Access::read},
      {FieldId::tnf, Access::read},
      {FieldId::tgf_beta1, Access::read},
      {FieldId::neutrophils, Access::read},
      {FieldId::macrophages_m1, Access::read},
      {FieldId::macrophages_m2, Access::read},
      {FieldId::fibroblasts, Access::read},
      {FieldId::myofibroblasts, Access::read},
      {FieldId::keratinocytes, Access::read},
      {FieldId::viable_epidermis, Access::read},
  };
  return uses;
}

void Proteases::add_rates(const TissueTile& at, RateTile& rates) const {
  const double *n = at[FieldId::neutrophils], *m1 = at[FieldId::macrophages_m1], *m2 = at[FieldId::macrophages_m2],
               *f = at[FieldId::fibroblasts], *y = at[FieldId::myofibroblasts], *alpha = at[FieldId::il1_alpha],
               *beta = at[FieldId::il1_beta], *tnf = at[FieldId::tnf], *tgf = at[FieldId::tgf_beta1],
               *timp = at[FieldId::timp], *timp3 = at[FieldId::timp3], *packing = at[FieldId::keratinocytes],
               *epidermis = at[FieldId::viable_epidermis];
  double *to_mmp = rates.production(FieldId::mmp), *mmp_loss = rates.loss(FieldId::mmp),
         *to_timp = rates.production(FieldId::timp), *timp_loss = rates.loss(FieldId::timp),
         *to_timp3 = rates.production(FieldId::timp3), *timp3_loss = rates.loss(FieldId::timp3),
         *to_mmp9 = rates.production(FieldId::mmp9), *mmp9_loss = rates.loss(FieldId::mmp9);
  const double packed = at.skin().keratinocytes_per_mm3;
#pragma omp simd
  for (std::size_t v = 0; v < at.size(); ++v) {
    const double cells = positive(f[v]) + positive(y[v]);
    const double edge = keratinocytes_per_mm3(packed, epidermis[v], edge_packing(packing[v]));
    const double lost = p_.mmp_decay_per_day + p_.inhibition_per_ng_ml_d * (positive(timp[v]) + positive(timp3[v]));
    const double induced =
        proteases::fibroblast_induction(positive(alpha[v]) + positive(beta[v]) + positive(tnf[v]), tgf[v],
                                        p_.mmp_induction, p_.il1_half_ng_per_ml, p_.tgf_suppression_ng_per_ml);
    to_mmp[v] += p_.mmp_by_fibroblast_pg_per_day * cells * induced + p_.mmp_by_keratinocyte_pg_per_day * edge;
    mmp_loss[v] += lost;
    to_timp[v] +=
        p_.timp_by_fibroblast_pg_per_day * cells * (1 + p_.timp_induction * hill1(tgf[v], p_.tgf_half_ng_per_ml));
    timp_loss[v] += p_.timp_decay_per_day;
    to_timp3[v] += p_.timp3_by_fibroblast_pg_per_day * (positive(f[v]) + p_.timp3_by_activated * positive(y[v])) *
                   proteases::timp3_induction(tgf[v], tnf[v], p_.timp3_induction, p_.tgf_half_ng_per_ml,
                                              p_.timp3_suppression, p_.tnf_half_ng_per_ml);
    timp3_loss[v] += p_.timp3_turnover_per_day;
    to_mmp9[v] += p_.mmp9_by_neutrophil_pg_per_day * positive(n[v]) + p_.mmp9_by_m1_pg_per_day * positive(m1[v]) +
                  p_.mmp9_by_m2_pg_per_day * positive(m2[v]) + p_.mmp9_by_keratinocyte_pg_per_day * edge;
    mmp9_loss[v] += lost;
  }
}

std::vector<Transport> ProteasesTransport::transports(const tissue::Tissue& tissue) const {
  return {uniform_transport(tissue, FieldId::mmp, p_.diffusivity_mm2_per_day),
          uniform_transport(tissue, FieldId::timp, p_.diffusivity_mm2_per_day),
          uniform_transport(tissue, FieldId::mmp9, p_.diffusivity_mm2_per_day)};
}

}  // namespace cutis::processes
