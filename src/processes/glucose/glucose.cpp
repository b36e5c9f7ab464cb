// What is the glucose of interstitial fluid, fed by perfused vessels and used by cells? See README.md.
// SPDX-License-Identifier: Apache-2.0
#include "processes/glucose/glucose.hpp"

#include <utility>

#include "processes/blood_exchange.hpp"
#include "processes/glucose/formulas.hpp"
#include "processes/uniform_transport.hpp"
#include "tissue/perfusion.hpp"

namespace cutis::processes {

void GlucoseParameters::describe(core::Description<GlucoseParameters>& d) {
  using P = GlucoseParameters;
  d.add("diffusivity", &P::diffusivity_mm2_per_day, "mm2/day", "diffusivity of glucose in interstitial fluid (eq. 1)");
  d.add("blood", &P::blood_mmol_per_l, "mmol/L", "glucose of blood (eq. 2, 4)");
  d.add("blood_flow", &P::blood_flow_per_day, "1/day", "blood that flows through its volume of resting skin (eq. 2)");
  d.add("fluid_share", &P::fluid_share, "1", "share of tissue in which glucose is solved (eq. 1)");
  d.add("uptake_epidermis", &P::uptake_epidermis_mmol_per_l_d, "mmol/L/day", "most uptake of viable epidermis (eq. 3)");
  d.add("uptake_fibroblast", &P::uptake_fibroblast_pmol_per_d, "pmol/day", "most uptake of a fibroblast (eq. 3)");
  d.add("uptake_leukocyte", &P::uptake_leukocyte_pmol_per_d, "pmol/day",
        "most uptake of a neutrophil or macrophage (eq. 3)");
  d.add("uptake_half", &P::uptake_half_mmol_per_l, "mmol/L", "glucose at half uptake (eq. 3)");
}

Glucose::Glucose(const core::ParameterLibrary& library) : p_(library.read<GlucoseParameters>("glucose")) {}
GlucoseTransport::GlucoseTransport(const core::ParameterLibrary& library)
    : p_(library.read<GlucoseParameters>("glucose")) {}

std::span<const FieldUse> Glucose::uses() const {
  static constexpr FieldUse uses[] = {
      {FieldId::glucose, Access::read_write},    {FieldId::vessels, Access::read},
      {FieldId::vasodilation, Access::read},     {FieldId::inflow_lost, Access::read},
      {FieldId::viable_epidermis, Access::read}, {FieldId::keratinocytes, Access::read},
      {FieldId::fibroblasts, Access::read},      {FieldId::myofibroblasts, Access::read},
      {FieldId::neutrophils, Access::read},      {FieldId::macrophages_m1, Access::read},
      {FieldId::macrophages_m2, Access::read},
  };
  return uses;
}

void Glucose::add_rates(const TissueTile& at, RateTile& rates) const {
  const double *g = at[FieldId::glucose], *vessels = at[FieldId::vessels], *dilation = at[FieldId::vasodilation],
               *lost = at.surface(FieldId::inflow_lost), *epidermis = at[FieldId::viable_epidermis],
               *packing = at[FieldId::keratinocytes], *f = at[FieldId::fibroblasts], *y = at[FieldId::myofibroblasts],
               *n = at[FieldId::neutrophils], *m1 = at[FieldId::macrophages_m1], *m2 = at[FieldId::macrophages_m2];
  const FieldRates to = rates[FieldId::glucose];
  const bool flows = at.components().blood && at.components().flow;
  const double flow = flows ? p_.blood_flow_per_day : 0.0;
  const glucose::Uptake uptake{p_.uptake_epidermis_mmol_per_l_d, p_.uptake_fibroblast_pmol_per_d,
                               p_.uptake_leukocyte_pmol_per_d};
#pragma omp simd
  for (std::size_t v = 0; v < at.size(); ++v) {
    const double supply = exchange_with_blood_per_day(
        vessels[v], tissue::flow_above_rest(positive(dilation[v]), lost[v]), flow, p_.fluid_share);
    const double most = glucose::most_mmol_per_l_d(epidermis[v] * positive(packing[v]), positive(f[v]) + positive(y[v]),
                                                   positive(n[v]) + positive(m1[v]) + positive(m2[v]), uptake) /
                        p_.fluid_share;
    to.production[v] += supply * p_.blood_mmol_per_l;
    to.loss[v] += supply + uptake_per_day(g[v], most, p_.uptake_half_mmol_per_l);
    to.linearisation[v] += positive(g[v]) * uptake_slope(g[v], most, p_.uptake_half_mmol_per_l);
  }
}

void Glucose::balance_rest(tissue::Tissue& tissue) const { tissue[FieldId::glucose_rest] = tissue[FieldId::glucose]; }

std::vector<Transport> GlucoseTransport::transports(const tissue::Tissue& tissue) const {
  Transport glucose = uniform_transport(tissue, FieldId::glucose, p_.diffusivity_mm2_per_day);
  // Cultured skin has no blood, but a medium below.
  const double feeding = tissue.components.flow ? p_.diffusivity_mm2_per_day / tissue.grid.depth_mm() : 0.0;
  glucose.bottom = {feeding, p_.blood_mmol_per_l};
  std::vector<Transport> out;
  out.push_back(std::move(glucose));
  return out;
}

}  // namespace cutis::processes
