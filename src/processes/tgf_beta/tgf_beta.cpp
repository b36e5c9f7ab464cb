// Who makes latent TGF-beta1 and TGF-beta3, and who activates them? See README.md.
// SPDX-License-Identifier: Apache-2.0
#include "processes/tgf_beta/tgf_beta.hpp"

#include "processes/keratinocyte_edge.hpp"
#include "processes/keratinocyte_number.hpp"
#include "processes/tgf_beta/formulas.hpp"
#include "processes/uniform_transport.hpp"

namespace cutis::processes {

void TgfBetaParameters::describe(core::Description<TgfBetaParameters>& d) {
  using P = TgfBetaParameters;
  d.add("diffusivity", &P::diffusivity_mm2_per_day, "mm2/day", "diffusivity of active TGF-beta1 (eq. 2)");
  d.add("decay", &P::decay_per_day, "1/day", "loss of active TGF-beta1 (eq. 2)");
  d.add("latent_decay", &P::latent_decay_per_day, "1/day", "loss of latent TGF-beta (eq. 1, 4)");
  d.add("activation_basal", &P::activation_basal_per_day, "1/day", "activation without cells (eq. 1)");
  d.add("activation_by_macrophages", &P::activation_by_macrophages_per_day, "1/day",
        "most activation by macrophages (eq. 1)");
  d.add("activation_by_myofibroblasts", &P::activation_by_myofibroblasts_per_day, "1/day",
        "most activation by myofibroblast integrins (eq. 1)");
  d.add("macrophages_half", &P::macrophages_half_per_mm3, "mm-3", "macrophages at half of their activation (eq. 1)");
  d.add("myofibroblasts_half", &P::myofibroblasts_half_per_mm3, "mm-3",
        "myofibroblasts at half of their activation (eq. 1)");
  d.add("by_m1", &P::by_m1_pg_per_day, "pg/day", "latent TGF-beta1 of an M1 macrophage or monocyte (eq. 1)");
  d.add("by_m2", &P::by_m2_pg_per_day, "pg/day", "latent TGF-beta1 of an M2 macrophage (eq. 1)");
  d.add("by_fibroblast", &P::by_fibroblast_pg_per_day, "pg/day", "latent TGF-beta1 of a fibroblast (eq. 1)");
  d.add("by_myofibroblast", &P::by_myofibroblast_pg_per_day, "pg/day", "latent TGF-beta1 of a myofibroblast (eq. 1)");
  d.add("by_keratinocyte", &P::by_keratinocyte_pg_per_day, "pg/day",
        "latent TGF-beta1 of a keratinocyte at free space, mean over the layers (eq. 1)");
  d.add("activation_by_keratinocytes", &P::activation_by_keratinocytes_per_day, "1/day",
        "activation by integrins where all keratinocytes stand at free space (eq. 1)");
  d.add("beta3_by_fibroblast", &P::beta3_by_fibroblast_pg_per_day, "pg/day",
        "latent TGF-beta3 of a resting fibroblast (eq. 4)");
  d.add("beta3_by_myofibroblast", &P::beta3_by_myofibroblast_pg_per_day, "pg/day",
        "latent TGF-beta3 of an activated fibroblast (eq. 4)");
  d.add("beta3_by_keratinocyte", &P::beta3_by_keratinocyte_pg_per_day, "pg/day",
        "latent TGF-beta3 of a keratinocyte at free space, mean over the layers (eq. 4)");
}

TgfBeta::TgfBeta(const core::ParameterLibrary& library) : p_(library.read<TgfBetaParameters>("tgf_beta")) {}
TgfBetaTransport::TgfBetaTransport(const core::ParameterLibrary& library)
    : p_(library.read<TgfBetaParameters>("tgf_beta")) {}

std::span<const FieldUse> TgfBeta::uses() const {
  static constexpr FieldUse uses[] = {
      {FieldId::tgf_beta1_latent, Access::read_write},
      {FieldId::tgf_beta1, Access::write},
      {FieldId::tgf_beta3_latent, Access::write},
      {FieldId::monocytes, Access::read},
      {FieldId::macrophages_m1, Access::read},
      {FieldId::macrophages_m2, Access::read},
      {FieldId::fibroblasts, Access::read},
      {FieldId::myofibroblasts, Access::read},
      {FieldId::keratinocytes, Access::read},
      {FieldId::viable_epidermis, Access::read},
  };
  return uses;
}

void TgfBeta::add_rates(const TissueTile& at, RateTile& rates) const {
  const double *monocytes = at[FieldId::monocytes], *m1 = at[FieldId::macrophages_m1],
               *m2 = at[FieldId::macrophages_m2], *f = at[FieldId::fibroblasts], *y = at[FieldId::myofibroblasts],
               *packing = at[FieldId::keratinocytes], *epidermis = at[FieldId::viable_epidermis],
               *latent = at[FieldId::tgf_beta1_latent];
  double *to_latent = rates.production(FieldId::tgf_beta1_latent), *latent_loss = rates.loss(FieldId::tgf_beta1_latent),
         *to_active = rates.production(FieldId::tgf_beta1), *active_loss = rates.loss(FieldId::tgf_beta1),
         *to_beta3 = rates.production(FieldId::tgf_beta3_latent), *beta3_loss = rates.loss(FieldId::tgf_beta3_latent);
  const double packed = at.skin().keratinocytes_per_mm3;
#pragma omp simd
  for (std::size_t v = 0; v < at.size(); ++v) {
    const double inflammatory = positive(m1[v]) + positive(monocytes[v]), repair = positive(m2[v]);
    const double resting = positive(f[v]), activated = positive(y[v]);
    const double edge = edge_packing(packing[v]), at_edge = keratinocytes_per_mm3(packed, epidermis[v], edge);
    const double activation = tgf_beta::activation_per_day(
        inflammatory + repair, activated, epidermis[v] * edge, p_.activation_basal_per_day,
        p_.activation_by_macrophages_per_day, p_.macrophages_half_per_mm3, p_.activation_by_myofibroblasts_per_day,
        p_.myofibroblasts_half_per_mm3, p_.activation_by_keratinocytes_per_day);
    to_latent[v] += p_.by_m1_pg_per_day * inflammatory + p_.by_m2_pg_per_day * repair +
                    p_.by_fibroblast_pg_per_day * resting + p_.by_myofibroblast_pg_per_day * activated +
                    p_.by_keratinocyte_pg_per_day * at_edge;
    latent_loss[v] += activation + p_.latent_decay_per_day;
    to_active[v] += activation * positive(latent[v]);
    active_loss[v] += p_.decay_per_day;
    to_beta3[v] += p_.beta3_by_fibroblast_pg_per_day * resting + p_.beta3_by_myofibroblast_pg_per_day * activated +
                   p_.beta3_by_keratinocyte_pg_per_day * at_edge;
    beta3_loss[v] += activation + p_.latent_decay_per_day;
  }
}

std::vector<Transport> TgfBetaTransport::transports(const tissue::Tissue& tissue) const {
  return {uniform_transport(tissue, FieldId::tgf_beta1, p_.diffusivity_mm2_per_day)};
}

}  // namespace cutis::processes
