// Which chemokine calls T lymphocytes, how many come, and how do they go? See README.md.
// SPDX-License-Identifier: Apache-2.0
#include "processes/lymphocytes/lymphocytes.hpp"

#include "processes/lymphocytes/formulas.hpp"
#include "processes/recruiting_vessels.hpp"
#include "processes/uniform_transport.hpp"

namespace cutis::processes {

void LymphocytesParameters::describe(core::Description<LymphocytesParameters>& d) {
  using P = LymphocytesParameters;
  d.add("cxcl10_basal_level", &P::cxcl10_basal_ng_per_ml, "ng/mL",
        "CXCL10 of resting skin without macrophages (eq. 1)");
  d.add("cxcl10_decay", &P::cxcl10_decay_per_day, "1/day", "decay of CXCL10 (eq. 1)");
  d.add("cxcl10_diffusivity", &P::cxcl10_diffusivity_mm2_per_day, "mm2/day", "diffusivity of CXCL10 (eq. 1)");
  d.add("cxcl10_by_m1", &P::cxcl10_by_m1_pg_per_day, "pg/day",
        "CXCL10 of an M1 macrophage without interferon-gamma (eq. 1)");
  d.add("interferon_gain", &P::interferon_gain, "1", "most that interferon-gamma of T cells adds to it, fold (eq. 1)");
  d.add("interferon_half", &P::interferon_half_per_mm3, "mm-3", "T cells at half of that (eq. 1)");
  d.add("resting", &P::resting_per_mm3, "mm-3", "T cells that pass through resting dermis (eq. 3)");
  d.add("recruitment", &P::recruitment_per_mm3_d, "1/mm3/day",
        "most recruitment through mean papillary vessels (eq. 2)");
  d.add("cxcl10_half", &P::cxcl10_half_ng_per_ml, "ng/mL", "CXCL10 at half recruitment (eq. 2)");
  d.add("loss", &P::loss_per_day, "1/day", "apoptosis and exit through lymph (eq. 2, 3)");
  d.add("diffusivity", &P::diffusivity_mm2_per_day, "mm2/day", "random motility (eq. 2)");
}

Lymphocytes::Lymphocytes(const core::ParameterLibrary& library)
    : p_(library.read<LymphocytesParameters>("lymphocytes")) {}
LymphocytesTransport::LymphocytesTransport(const core::ParameterLibrary& library)
    : p_(library.read<LymphocytesParameters>("lymphocytes")) {}

std::span<const FieldUse> Lymphocytes::uses() const {
  static constexpr FieldUse uses[] = {
      {FieldId::cxcl10, Access::read_write},     {FieldId::t_lymphocytes, Access::read_write},
      {FieldId::macrophages_m1, Access::read},   {FieldId::vessels, Access::read},
      {FieldId::vessel_capacity, Access::read},  {FieldId::viable_epidermis, Access::read},
      {FieldId::papillary_dermis, Access::read}, {FieldId::reticular_dermis, Access::read},
  };
  return uses;
}

void Lymphocytes::add_rates(const TissueTile& at, RateTile& rates) const {
  const double *cxcl10 = at[FieldId::cxcl10], *cells = at[FieldId::t_lymphocytes], *m1 = at[FieldId::macrophages_m1],
               *vessels = at[FieldId::vessels], *of_site = at[FieldId::vessel_capacity],
               *epidermis = at[FieldId::viable_epidermis], *papillary = at[FieldId::papillary_dermis],
               *reticular = at[FieldId::reticular_dermis];
  double *to_cxcl10 = rates.production(FieldId::cxcl10), *cxcl10_loss = rates.loss(FieldId::cxcl10),
         *to_cells = rates.production(FieldId::t_lymphocytes), *cell_loss = rates.loss(FieldId::t_lymphocytes);
  const bool immune = at.components().immune_cells;
  const double recruitment = immune && at.components().blood ? p_.recruitment_per_mm3_d : 0.0;
  const double passing = immune ? p_.loss_per_day * p_.resting_per_mm3 : 0.0;
  const double basal = p_.cxcl10_basal_ng_per_ml * p_.cxcl10_decay_per_day;
#pragma omp simd
  for (std::size_t v = 0; v < at.size(); ++v) {
    const double dermis = papillary[v] + reticular[v];
    to_cxcl10[v] += basal * (epidermis[v] + dermis) +
                    p_.cxcl10_by_m1_pg_per_day * positive(m1[v]) *
                        lymphocytes::interferon_gain(cells[v], p_.interferon_gain, p_.interferon_half_per_mm3);
    cxcl10_loss[v] += p_.cxcl10_decay_per_day;
    to_cells[v] += passing * dermis +
                   recruitment * lymphocytes::recruitment_share(cxcl10[v], recruiting_vessels(vessels[v], of_site[v]),
                                                                p_.cxcl10_half_ng_per_ml);
    cell_loss[v] += p_.loss_per_day;
  }
}

std::vector<Transport> LymphocytesTransport::transports(const tissue::Tissue& tissue) const {
  return {uniform_transport(tissue, FieldId::cxcl10, p_.cxcl10_diffusivity_mm2_per_day),
          dermal_transport(tissue, FieldId::t_lymphocytes, p_.diffusivity_mm2_per_day)};
}

}  // namespace cutis::processes
