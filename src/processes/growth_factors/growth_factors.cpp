// Who makes the growth factors of fibroblasts and keratinocytes? See README.md.
// SPDX-License-Identifier: Apache-2.0
#include "processes/growth_factors/growth_factors.hpp"

#include "processes/growth_factors/formulas.hpp"
#include "processes/uniform_transport.hpp"

namespace cutis::processes {

void GrowthFactorsParameters::describe(core::Description<GrowthFactorsParameters>& d) {
  using P = GrowthFactorsParameters;
  d.add("pdgf_diffusivity", &P::pdgf_diffusivity_mm2_per_day, "mm2/day", "diffusivity of PDGF (eq. 1)");
  d.add("pdgf_decay", &P::pdgf_decay_per_day, "1/day", "clearance of PDGF (eq. 1)");
  d.add("pdgf_uptake", &P::pdgf_uptake_mm3_per_day, "mm3/day", "uptake of PDGF by a fibroblast (eq. 1)");
  d.add("pdgf_by_macrophage", &P::pdgf_by_macrophage_pg_per_day, "pg/day",
        "PDGF of an M1 macrophage or monocyte (eq. 1)");
  d.add("pdgf_by_m2", &P::pdgf_by_m2_pg_per_day, "pg/day", "PDGF of an M2 macrophage (eq. 1)");
  d.add("kgf_diffusivity", &P::kgf_diffusivity_mm2_per_day, "mm2/day",
        "diffusivity of keratinocyte growth factors (eq. 2)");
  d.add("kgf_decay", &P::kgf_decay_per_day, "1/day", "clearance of keratinocyte growth factors (eq. 2)");
  d.add("kgf_by_fibroblast", &P::kgf_by_fibroblast_pg_per_day, "pg/day",
        "keratinocyte growth factors of a resting fibroblast (eq. 2)");
  d.add("kgf_by_myofibroblast", &P::kgf_by_myofibroblast_pg_per_day, "pg/day",
        "keratinocyte growth factors of an activated fibroblast (eq. 2)");
  d.add("kgf_by_macrophage", &P::kgf_by_macrophage_pg_per_day, "pg/day",
        "EGF family (HB-EGF, TGF-alpha) of a macrophage (eq. 2)");
  d.add("kgf_induction", &P::kgf_induction, "1", "most stimulation of resting fibroblasts' KGF by IL-1 (eq. 2)");
  d.add("il1_half", &P::il1_half_ng_per_ml, "ng/mL", "IL-1 at half of that (eq. 2)");
  d.add("fgf2_diffusivity", &P::fgf2_diffusivity_mm2_per_day, "mm2/day", "diffusivity of free FGF2 (eq. 3)");
  d.add("fgf2_decay", &P::fgf2_decay_per_day, "1/day", "clearance of free FGF2 (eq. 3)");
  d.add("fgf2_by_fibroblast", &P::fgf2_by_fibroblast_pg_per_day, "pg/day",
        "FGF2 that a fibroblast binds to its matrix (eq. 4)");
  d.add("fgf2_by_macrophage", &P::fgf2_by_macrophage_pg_per_day, "pg/day", "FGF2 of a macrophage or monocyte (eq. 3)");
  d.add("fgf2_by_platelets", &P::fgf2_by_platelets_per_day, "1/day", "FGF2 of a clot for each PDGF it holds (eq. 3)");
  d.add("fgf2_release", &P::fgf2_release_per_day, "1/day", "release of FGF2 from matrix at rest (eq. 3, 4)");
  d.add("fgf2_release_by_damage", &P::fgf2_release_by_damage_per_day, "1/day",
        "release of FGF2 from matrix by a damage signal of 1 (eq. 3, 4)");
}

GrowthFactors::GrowthFactors(const core::ParameterLibrary& library)
    : p_(library.read<GrowthFactorsParameters>("growth_factors")) {}
GrowthFactorsTransport::GrowthFactorsTransport(const core::ParameterLibrary& library)
    : p_(library.read<GrowthFactorsParameters>("growth_factors")) {}

std::span<const FieldUse> GrowthFactors::uses() const {
  static constexpr FieldUse uses[] = {
      {FieldId::pdgf, Access::write},          {FieldId::kgf, Access::write},
      {FieldId::fgf2, Access::write},          {FieldId::fgf2_bound, Access::read_write},
      {FieldId::damage_signal, Access::read},  {FieldId::clot_pdgf, Access::read},
      {FieldId::il1_alpha, Access::read},      {FieldId::il1_beta, Access::read},
      {FieldId::monocytes, Access::read},      {FieldId::macrophages_m1, Access::read},
      {FieldId::macrophages_m2, Access::read}, {FieldId::fibroblasts, Access::read},
      {FieldId::myofibroblasts, Access::read},
  };
  return uses;
}

void GrowthFactors::add_rates(const TissueTile& at, RateTile& rates) const {
  make_pdgf_and_kgf(at, rates);
  make_fgf2(at, rates);
}

void GrowthFactors::make_pdgf_and_kgf(const TissueTile& at, RateTile& rates) const {
  const double *monocytes = at[FieldId::monocytes], *m1 = at[FieldId::macrophages_m1],
               *m2 = at[FieldId::macrophages_m2], *f = at[FieldId::fibroblasts], *y = at[FieldId::myofibroblasts],
               *alpha = at[FieldId::il1_alpha], *beta = at[FieldId::il1_beta];
  double *to_pdgf = rates.production(FieldId::pdgf), *pdgf_loss = rates.loss(FieldId::pdgf),
         *to_kgf = rates.production(FieldId::kgf), *kgf_loss = rates.loss(FieldId::kgf);
#pragma omp simd
  for (std::size_t v = 0; v < at.size(); ++v) {
    const double inflammatory = positive(monocytes[v]) + positive(m1[v]), repair = positive(m2[v]);
    const double resting = positive(f[v]), activated = positive(y[v]);
    to_pdgf[v] += p_.pdgf_by_macrophage_pg_per_day * inflammatory + p_.pdgf_by_m2_pg_per_day * repair;
    pdgf_loss[v] +=
        growth_factors::clearance_per_day(resting + activated, p_.pdgf_decay_per_day, p_.pdgf_uptake_mm3_per_day);
    const double stimulation = growth_factors::kgf_stimulation(positive(alpha[v]) + positive(beta[v]), p_.kgf_induction,
                                                               p_.il1_half_ng_per_ml);
    to_kgf[v] += p_.kgf_by_fibroblast_pg_per_day * resting * stimulation +
                 p_.kgf_by_myofibroblast_pg_per_day * activated +
                 p_.kgf_by_macrophage_pg_per_day * (inflammatory + repair);
    kgf_loss[v] += p_.kgf_decay_per_day;
  }
}

void GrowthFactors::make_fgf2(const TissueTile& at, RateTile& rates) const {
  const double *damage = at[FieldId::damage_signal], *clot = at[FieldId::clot_pdgf], *bound = at[FieldId::fgf2_bound],
               *monocytes = at[FieldId::monocytes], *m1 = at[FieldId::macrophages_m1],
               *m2 = at[FieldId::macrophages_m2], *f = at[FieldId::fibroblasts], *y = at[FieldId::myofibroblasts];
  double *to_free = rates.production(FieldId::fgf2), *free_loss = rates.loss(FieldId::fgf2),
         *to_bound = rates.production(FieldId::fgf2_bound), *bound_loss = rates.loss(FieldId::fgf2_bound);
#pragma omp simd
  for (std::size_t v = 0; v < at.size(); ++v) {
    const double macrophages = positive(monocytes[v]) + positive(m1[v]) + positive(m2[v]);
    const double release =
        growth_factors::fgf2_release_per_day(damage[v], p_.fgf2_release_per_day, p_.fgf2_release_by_damage_per_day);
    to_free[v] += release * positive(bound[v]) + p_.fgf2_by_macrophage_pg_per_day * macrophages +
                  p_.fgf2_by_platelets_per_day * positive(clot[v]);
    free_loss[v] += p_.fgf2_decay_per_day;
    to_bound[v] += p_.fgf2_by_fibroblast_pg_per_day * (positive(f[v]) + positive(y[v]));
    bound_loss[v] += release;
  }
}

std::vector<Transport> GrowthFactorsTransport::transports(const tissue::Tissue& tissue) const {
  return {uniform_transport(tissue, FieldId::pdgf, p_.pdgf_diffusivity_mm2_per_day),
          uniform_transport(tissue, FieldId::kgf, p_.kgf_diffusivity_mm2_per_day),
          uniform_transport(tissue, FieldId::fgf2, p_.fgf2_diffusivity_mm2_per_day)};
}

}  // namespace cutis::processes
