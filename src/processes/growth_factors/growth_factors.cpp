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
}

GrowthFactors::GrowthFactors(const core::ParameterLibrary& library) : p_(library.read<GrowthFactorsParameters>("growth_factors")) {}
GrowthFactorsTransport::GrowthFactorsTransport(const core::ParameterLibrary& library)
    : p_(library.read<GrowthFactorsParameters>("growth_factors")) {}

std::span<const FieldUse> GrowthFactors::uses() const {
  static constexpr FieldUse uses[] = {
      {FieldId::pdgf, Access::write},
      {FieldId::kgf, Access::write},
      {FieldId::monocytes, Access::read},
      {FieldId::macrophages_m1, Access::read},
      {FieldId::macrophages_m2, Access::read},
      {FieldId::fibroblasts, Access::read},
      {FieldId::myofibroblasts, Access::read},
  };
  return uses;
}

void GrowthFactors::add_rates(const TissueTile& at, RateTile& rates) const {
  const double *monocytes = at[FieldId::monocytes], *m1 = at[FieldId::macrophages_m1],
               *m2 = at[FieldId::macrophages_m2], *f = at[FieldId::fibroblasts], *y = at[FieldId::myofibroblasts];
  double *to_pdgf = rates.production(FieldId::pdgf), *pdgf_loss = rates.loss(FieldId::pdgf),
         *to_kgf = rates.production(FieldId::kgf), *kgf_loss = rates.loss(FieldId::kgf);
#pragma omp simd
  for (std::size_t v = 0; v < at.size(); ++v) {
    const double inflammatory = positive(monocytes[v]) + positive(m1[v]), repair = positive(m2[v]);
    const double resting = positive(f[v]), activated = positive(y[v]);
    to_pdgf[v] += p_.pdgf_by_macrophage_pg_per_day * inflammatory + p_.pdgf_by_m2_pg_per_day * repair;
    pdgf_loss[v] += growth_factors::clearance_per_day(resting + activated, p_.pdgf_decay_per_day,
                                                      p_.pdgf_uptake_mm3_per_day);
    to_kgf[v] += p_.kgf_by_fibroblast_pg_per_day * resting + p_.kgf_by_myofibroblast_pg_per_day * activated +
                 p_.kgf_by_macrophage_pg_per_day * (inflammatory + repair);
    kgf_loss[v] += p_.kgf_decay_per_day;
  }
}

std::vector<Transport> GrowthFactorsTransport::transports(const tissue::Tissue& tissue) const {
  return {uniform_transport(tissue, FieldId::pdgf, p_.pdgf_diffusivity_mm2_per_day),
          uniform_transport(tissue, FieldId::kgf, p_.kgf_diffusivity_mm2_per_day)};
}

}  // namespace cutis::processes
