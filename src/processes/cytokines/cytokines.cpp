// Which mediators do injured and inflamed tissue make? See README.md.
// SPDX-License-Identifier: Apache-2.0
#include "processes/cytokines/cytokines.hpp"

#include "processes/cytokines/formulas.hpp"
#include "processes/keratinocyte_number.hpp"
#include "processes/uniform_transport.hpp"

namespace cutis::processes {

void CytokinesParameters::describe(core::Description<CytokinesParameters>& d) {
  using P = CytokinesParameters;
  d.add("il1_beta_basal_level", &P::il1_beta_basal_ng_per_ml, "ng/mL",
        "IL-1 beta of resting skin without immune cells (eq. 1)");
  d.add("tnf_basal_level", &P::tnf_basal_ng_per_ml, "ng/mL", "TNF of resting skin without immune cells (eq. 1)");
  d.add("il6_basal_level", &P::il6_basal_ng_per_ml, "ng/mL", "IL-6 of resting skin without immune cells (eq. 1)");
  d.add("il8_basal_level", &P::il8_basal_ng_per_ml, "ng/mL", "IL-8 of resting skin without immune cells (eq. 1)");
  d.add("mcp1_basal_level", &P::mcp1_basal_ng_per_ml, "ng/mL", "MCP-1 of resting skin without immune cells (eq. 1)");
  d.add("il10_basal_level", &P::il10_basal_ng_per_ml, "ng/mL", "IL-10 of resting skin without immune cells (eq. 1)");
  d.add("il1_beta_decay", &P::il1_beta_decay_per_day, "1/day", "decay of IL-1 beta (eq. 1)");
  d.add("tnf_decay", &P::tnf_decay_per_day, "1/day", "decay of TNF (eq. 1)");
  d.add("il6_decay", &P::il6_decay_per_day, "1/day", "decay of IL-6 (eq. 1)");
  d.add("il8_decay", &P::il8_decay_per_day, "1/day", "decay of IL-8 (eq. 1)");
  d.add("mcp1_decay", &P::mcp1_decay_per_day, "1/day", "decay of MCP-1 (eq. 1)");
  d.add("il10_decay", &P::il10_decay_per_day, "1/day", "decay of IL-10 (eq. 1)");
  d.add("diffusivity", &P::diffusivity_mm2_per_day, "mm2/day", "diffusivity of the seven mediators (eq. 1, 2)");
  d.add("il1_alpha_store", &P::il1_alpha_store_pg, "pg", "IL-1 alpha stored in an unrestrained keratinocyte (eq. 2)");
  d.add("il1_alpha_turnover", &P::il1_alpha_turnover_per_day, "1/day", "renewal of the store (eq. 2)");
  d.add("il1_alpha_release", &P::il1_alpha_release_per_day, "1/day",
        "release from the store by a damage signal of 1 (eq. 2)");
  d.add("il1_alpha_decay", &P::il1_alpha_decay_per_day, "1/day", "decay of free IL-1 alpha (eq. 2)");
  d.add("damage_half", &P::damage_half, "1", "damage signal that half-wakes resident macrophages (eq. 3)");
  d.add("il1_by_neutrophil", &P::il1_by_neutrophil_pg_per_day, "pg/day", "IL-1 beta of a neutrophil (eq. 3)");
  d.add("il1_by_m1", &P::il1_by_m1_pg_per_day, "pg/day", "IL-1 beta of an M1 macrophage or woken resident (eq. 3)");
  d.add("tnf_by_neutrophil", &P::tnf_by_neutrophil_pg_per_day, "pg/day", "TNF of a neutrophil (eq. 4)");
  d.add("tnf_by_m1", &P::tnf_by_m1_pg_per_day, "pg/day", "TNF of an M1 macrophage (eq. 4)");
  d.add("il6_by_damage", &P::il6_by_damage_ng_per_ml_d, "ng/mL/day", "IL-6 induced per unit damage signal (eq. 5)");
  d.add("il6_by_fibroblast", &P::il6_by_fibroblast_pg_per_day, "pg/day",
        "IL-6 of a fully IL-1-stimulated fibroblast (eq. 5)");
  d.add("il6_by_m1", &P::il6_by_m1_pg_per_day, "pg/day", "IL-6 of an M1 macrophage (eq. 5)");
  d.add("il8_by_damage", &P::il8_by_damage_ng_per_ml_d, "ng/mL/day", "IL-8 induced per unit damage signal (eq. 6)");
  d.add("il8_by_fibroblast", &P::il8_by_fibroblast_pg_per_day, "pg/day",
        "IL-8 of a fully IL-1-stimulated fibroblast (eq. 6)");
  d.add("mcp1_by_damage", &P::mcp1_by_damage_ng_per_ml_d, "ng/mL/day", "MCP-1 induced per unit damage signal (eq. 7)");
  d.add("mcp1_by_fibroblast", &P::mcp1_by_fibroblast_pg_per_day, "pg/day",
        "MCP-1 of a fully IL-1-stimulated fibroblast (eq. 7)");
  d.add("il10_by_m2", &P::il10_by_m2_pg_per_day, "pg/day", "IL-10 of an M2 macrophage (eq. 8)");
  d.add("il1_half", &P::il1_half_ng_per_ml, "ng/mL", "IL-1 plus TNF that half-stimulates fibroblasts (eq. 5-7)");
  d.add("il10_half", &P::il10_half_ng_per_ml, "ng/mL", "IL-10 that halves production of IL-1 and TNF (eq. 2-4)");
  d.add("tgf_half", &P::tgf_half_ng_per_ml, "ng/mL", "TGF-beta1 that halves production of IL-1 and TNF (eq. 2-4)");
}

Cytokines::Cytokines(const core::ParameterLibrary& library) : p_(library.read<CytokinesParameters>("cytokines")) {}
CytokinesTransport::CytokinesTransport(const core::ParameterLibrary& library)
    : p_(library.read<CytokinesParameters>("cytokines")) {}

std::span<const FieldUse> Cytokines::uses() const {
  static constexpr FieldUse uses[] = {
      {FieldId::il1_alpha_stored, Access::read_write},
      {FieldId::il1_alpha, Access::read_write},
      {FieldId::il1_beta, Access::read_write},
      {FieldId::tnf, Access::read_write},
      {FieldId::il6, Access::write},
      {FieldId::il8, Access::write},
      {FieldId::mcp1, Access::write},
      {FieldId::il10, Access::read_write},
      {FieldId::damage_signal, Access::read},
      {FieldId::neutrophils, Access::read},
      {FieldId::macrophages_m1, Access::read},
      {FieldId::macrophages_m2, Access::read},
      {FieldId::fibroblasts, Access::read},
      {FieldId::myofibroblasts, Access::read},
      {FieldId::tgf_beta1, Access::read},
      {FieldId::keratinocytes, Access::read},
      {FieldId::viable_epidermis, Access::read},
      {FieldId::papillary_dermis, Access::read},
      {FieldId::reticular_dermis, Access::read},
      {FieldId::fibroblast_capacity, Access::read},
  };
  return uses;
}

void Cytokines::add_rates(const TissueTile& at, RateTile& rates) const {
  add_basal(at, rates);
  add_il1_and_tnf(at, rates);
  add_responses(at, rates);
}

// Basal production of the cells that are there keeps the stated level in whole tissue; decay acts everywhere.
void Cytokines::add_basal(const TissueTile& at, RateTile& rates) const {
  const struct {
    FieldId field;
    double level_ng_per_ml, decay_per_day;
  } rows[] = {{FieldId::il6, p_.il6_basal_ng_per_ml, p_.il6_decay_per_day},
              {FieldId::il8, p_.il8_basal_ng_per_ml, p_.il8_decay_per_day},
              {FieldId::mcp1, p_.mcp1_basal_ng_per_ml, p_.mcp1_decay_per_day},
              {FieldId::il10, p_.il10_basal_ng_per_ml, p_.il10_decay_per_day}};
  const double *epidermis = at[FieldId::viable_epidermis], *packing = at[FieldId::keratinocytes],
               *papillary = at[FieldId::papillary_dermis], *reticular = at[FieldId::reticular_dermis],
               *f = at[FieldId::fibroblasts], *y = at[FieldId::myofibroblasts],
               *of_site = at[FieldId::fibroblast_capacity];
  for (const auto& row : rows) {
    double *production = rates.production(row.field), *loss = rates.loss(row.field);
    const double basal = row.level_ng_per_ml * row.decay_per_day;
#pragma omp simd
    for (std::size_t v = 0; v < at.size(); ++v) {
      production[v] += basal * cytokines::living(epidermis[v], packing[v], papillary[v] + reticular[v],
                                                 positive(f[v]) + positive(y[v]), of_site[v]);
      loss[v] += row.decay_per_day;
    }
  }
}

// What starts inflammation, and what IL-10 and TGF-beta1 restrain: their basal production too.
void Cytokines::add_il1_and_tnf(const TissueTile& at, RateTile& rates) const {
  const double *damage = at[FieldId::damage_signal], *n = at[FieldId::neutrophils], *m1 = at[FieldId::macrophages_m1],
               *m2 = at[FieldId::macrophages_m2], *packing = at[FieldId::keratinocytes], *il10 = at[FieldId::il10],
               *tgf = at[FieldId::tgf_beta1], *stored = at[FieldId::il1_alpha_stored],
               *epidermis = at[FieldId::viable_epidermis], *papillary = at[FieldId::papillary_dermis],
               *reticular = at[FieldId::reticular_dermis], *f = at[FieldId::fibroblasts],
               *y = at[FieldId::myofibroblasts], *of_site = at[FieldId::fibroblast_capacity];
  double *to_store = rates.production(FieldId::il1_alpha_stored), *store_loss = rates.loss(FieldId::il1_alpha_stored),
         *to_alpha = rates.production(FieldId::il1_alpha), *alpha_loss = rates.loss(FieldId::il1_alpha),
         *to_beta = rates.production(FieldId::il1_beta), *beta_loss = rates.loss(FieldId::il1_beta),
         *to_tnf = rates.production(FieldId::tnf), *tnf_loss = rates.loss(FieldId::tnf);
  const double store = p_.il1_alpha_turnover_per_day * p_.il1_alpha_store_pg, packed = at.skin().keratinocytes_per_mm3,
               basal_beta = p_.il1_beta_decay_per_day * p_.il1_beta_basal_ng_per_ml,
               basal_tnf = p_.tnf_decay_per_day * p_.tnf_basal_ng_per_ml;
#pragma omp simd
  for (std::size_t v = 0; v < at.size(); ++v) {
    const double living = cytokines::living(epidermis[v], packing[v], papillary[v] + reticular[v],
                                            positive(f[v]) + positive(y[v]), of_site[v]);
    const double calm = cytokines::restraint(il10[v], tgf[v], p_.il10_half_ng_per_ml, p_.tgf_half_ng_per_ml);
    const double release = p_.il1_alpha_release_per_day * positive(damage[v]);
    to_store[v] += calm * store * keratinocytes_per_mm3(packed, epidermis[v], packing[v]);
    store_loss[v] += p_.il1_alpha_turnover_per_day + release;
    to_alpha[v] += release * positive(stored[v]);
    alpha_loss[v] += p_.il1_alpha_decay_per_day;
    const double neutrophils = positive(n[v]), inflamed = positive(m1[v]);
    const double woken = positive(m2[v]) * hill1(damage[v], p_.damage_half);
    to_beta[v] += calm * (basal_beta * living + p_.il1_by_neutrophil_pg_per_day * neutrophils +
                          p_.il1_by_m1_pg_per_day * (inflamed + woken));
    beta_loss[v] += p_.il1_beta_decay_per_day;
    to_tnf[v] += calm * (basal_tnf * living + p_.tnf_by_neutrophil_pg_per_day * neutrophils +
                         p_.tnf_by_m1_pg_per_day * inflamed);
    tnf_loss[v] += p_.tnf_decay_per_day;
  }
}

// What injured cells, fibroblasts that answer to IL-1 and TNF, and macrophages make.
void Cytokines::add_responses(const TissueTile& at, RateTile& rates) const {
  const double *damage = at[FieldId::damage_signal], *m1 = at[FieldId::macrophages_m1],
               *m2 = at[FieldId::macrophages_m2], *f = at[FieldId::fibroblasts], *y = at[FieldId::myofibroblasts],
               *alpha = at[FieldId::il1_alpha], *beta = at[FieldId::il1_beta], *tnf = at[FieldId::tnf];
  double *to_il6 = rates.production(FieldId::il6), *to_il8 = rates.production(FieldId::il8),
         *to_mcp1 = rates.production(FieldId::mcp1), *to_il10 = rates.production(FieldId::il10);
  const double response = at.skin().injury_response;
#pragma omp simd
  for (std::size_t v = 0; v < at.size(); ++v) {
    const double signal = positive(damage[v]);
    const double inflammation = positive(alpha[v]) + positive(beta[v]) + positive(tnf[v]);
    const double stimulated = (positive(f[v]) + positive(y[v])) * hill1(inflammation, p_.il1_half_ng_per_ml);
    to_il6[v] += response * p_.il6_by_damage_ng_per_ml_d * signal + p_.il6_by_fibroblast_pg_per_day * stimulated +
                 p_.il6_by_m1_pg_per_day * positive(m1[v]);
    to_il8[v] += p_.il8_by_damage_ng_per_ml_d * signal + p_.il8_by_fibroblast_pg_per_day * stimulated;
    to_mcp1[v] += p_.mcp1_by_damage_ng_per_ml_d * signal + p_.mcp1_by_fibroblast_pg_per_day * stimulated;
    to_il10[v] += p_.il10_by_m2_pg_per_day * positive(m2[v]);
  }
}

std::vector<Transport> CytokinesTransport::transports(const tissue::Tissue& tissue) const {
  std::vector<Transport> out;
  for (FieldId field :
       {FieldId::il1_alpha, FieldId::il1_beta, FieldId::tnf, FieldId::il6, FieldId::il8, FieldId::mcp1, FieldId::il10})
    out.push_back(uniform_transport(tissue, field, p_.diffusivity_mm2_per_day));
  return out;
}

}  // namespace cutis::processes
