// How does the epidermis close, renew itself and thicken? See README.md.
// SPDX-License-Identifier: Apache-2.0
#include "processes/epidermis/epidermis.hpp"

#include <utility>

#include "processes/epidermis/formulas.hpp"
#include "processes/keratinocyte_edge.hpp"
#include "processes/uniform_transport.hpp"
#include "tissue/keratinocyte_renewal.hpp"

namespace cutis::processes {

void EpidermisParameters::describe(core::Description<EpidermisParameters>& d) {
  using P = EpidermisParameters;
  d.add("spread", &P::spread_mm2_per_day, "mm2/day", "spread of keratinocytes over a gap (eq. 1, 2)");
  d.add("filling", &P::filling_per_day, "1/day", "filling of free space (eq. 1, 2)");
  d.add("division", &P::division_per_day, "1/day", "divisions of a basal keratinocyte at rest (eq. 3)");
  d.add("arrest_half", &P::arrest_half, "1", "damage signal that halves divisions (eq. 3)");
  d.add("cycle_entry", &P::cycle_entry_per_day, "1/day", "rate at which recruited cells come into cycle (eq. 4)");
  d.add("growth_factor_drive", &P::growth_factor_drive, "1", "most recruitment by keratinocyte growth factors (eq. 4)");
  d.add("kgf_half", &P::kgf_half_ng_per_ml, "ng/mL", "growth factors at half effect (eq. 4, 5)");
  d.add("edge_drive", &P::edge_drive, "1", "most recruitment at a free edge (eq. 4)");
  d.add("pool_growth", &P::pool_growth_per_day, "1/day", "growth of the progenitor pool under growth factors (eq. 5)");
  d.add("pool_most", &P::pool_most, "1", "largest progenitor pool (eq. 5)");
  d.add("pool_memory", &P::pool_memory_d, "day", "time in which the pool returns to rest (eq. 5)");
}

Epidermis::Epidermis(const core::ParameterLibrary& library)
    : p_(library.read<EpidermisParameters>("epidermis")),
      glucose_(library.read<GlucoseNeedParameters>("glucose_need")) {}
EpidermisTransport::EpidermisTransport(const core::ParameterLibrary& library)
    : p_(library.read<EpidermisParameters>("epidermis")) {}

std::span<const FieldUse> Epidermis::uses() const {
  static constexpr FieldUse uses[] = {
      {FieldId::keratinocytes, Access::read_write},
      {FieldId::basal_keratinocytes, Access::read_write},
      {FieldId::keratinocyte_cycling, Access::read_write},
      {FieldId::epidermal_progenitors, Access::read_write},
      {FieldId::kgf, Access::read},
      {FieldId::damage_signal, Access::read},
      {FieldId::viable_epidermis, Access::read},
      {FieldId::glucose, Access::read},
      {FieldId::glucose_rest, Access::read},
  };
  return uses;
}

void Epidermis::add_rates(const TissueTile& at, RateTile& rates) const {
  renew(at, rates);
  recruit(at, rates);
}

void Epidermis::renew(const TissueTile& at, RateTile& rates) const {
  const double *nucleated = at[FieldId::keratinocytes], *basal = at[FieldId::basal_keratinocytes],
               *cycling = at[FieldId::keratinocyte_cycling], *pool = at[FieldId::epidermal_progenitors],
               *damage = at[FieldId::damage_signal], *epidermis = at[FieldId::viable_epidermis],
               *glucose = at[FieldId::glucose], *glucose_rest = at[FieldId::glucose_rest];
  const FieldRates cells = rates[FieldId::keratinocytes], progenitors = rates[FieldId::basal_keratinocytes];
  const double share = at.skin().basal_share, division = p_.division_per_day * at.skin().epidermal_renewal;
#pragma omp simd
  for (std::size_t v = 0; v < at.size(); ++v) {
    if (epidermis[v] <= 0) continue;
    const double k = positive(nucleated[v]), b = positive(basal[v]), target = tissue::renewed_packing(pool[v]);
    const double free = epidermis::free_share(k, target);
    const double divisions = epidermis::divisions_per_day(cycling[v], damage[v], free, division, p_.arrest_half) *
                             glucose_supply(glucose[v], glucose_rest[v], glucose_.half_mmol_per_l);
    const double suprabasal = tissue::suprabasal(k, b, share);
    const double cornified = share * division * tissue::cornification(suprabasal, pool[v]);
    const double slope = share * division * tissue::cornification_slope(suprabasal, pool[v], share);
    const double loss = k > 0 ? cornified / k : 0.0;
    cells.production[v] += p_.filling_per_day * free * k + share * divisions * b;
    cells.loss[v] += loss;
    cells.linearisation[v] += p_.filling_per_day * epidermis::filling_stiffness(k, target) + positive(slope - loss);
    progenitors.production[v] += (p_.filling_per_day * free + divisions) * b;
    progenitors.loss[v] += tissue::departure_per_day(divisions, b, pool[v]);
  }
}

void Epidermis::recruit(const TissueTile& at, RateTile& rates) const {
  const double *nucleated = at[FieldId::keratinocytes], *pool = at[FieldId::epidermal_progenitors],
               *kgf = at[FieldId::kgf], *epidermis = at[FieldId::viable_epidermis];
  const FieldRates cycling = rates[FieldId::keratinocyte_cycling], progenitors = rates[FieldId::epidermal_progenitors];
#pragma omp simd
  for (std::size_t v = 0; v < at.size(); ++v) {
    if (epidermis[v] <= 0) continue;
    const double response = hill4(kgf[v], p_.kgf_half_ng_per_ml);
    const double edge = free_edge(epidermis::free_share(positive(nucleated[v]), tissue::renewed_packing(pool[v])));
    cycling.production[v] +=
        p_.cycle_entry_per_day * epidermis::recruited(response, edge, p_.growth_factor_drive, p_.edge_drive);
    cycling.loss[v] += p_.cycle_entry_per_day;
    progenitors.production[v] += p_.pool_growth_per_day * response * p_.pool_most + 1 / p_.pool_memory_d;
    progenitors.loss[v] += p_.pool_growth_per_day * response + 1 / p_.pool_memory_d;
  }
}

std::vector<Transport> EpidermisTransport::transports(const tissue::Tissue& tissue) const {
  const grid::Values& epidermis = tissue[FieldId::viable_epidermis];
  std::vector<Transport> out;
  for (FieldId cells : {FieldId::keratinocytes, FieldId::basal_keratinocytes}) {
    Transport spread = uniform_transport(tissue, cells, 0.0);
    for (std::size_t v = 0; v < epidermis.size(); ++v)
      if (epidermis[v] > 0) spread.diffusivity_mm2_per_day[v] = p_.spread_mm2_per_day;
    out.push_back(std::move(spread));
  }
  return out;
}

}  // namespace cutis::processes
