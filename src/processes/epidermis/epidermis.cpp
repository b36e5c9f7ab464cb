// How does the epidermis close, renew itself and thicken? See README.md.
// SPDX-License-Identifier: Apache-2.0
#include "processes/epidermis/epidermis.hpp"

#include <utility>

#include "processes/epidermis/formulas.hpp"
#include "processes/uniform_transport.hpp"
#include "tissue/keratinocyte_renewal.hpp"

namespace cutis::processes {

void EpidermisParameters::describe(core::Description<EpidermisParameters>& d) {
  using P = EpidermisParameters;
  d.add("spread", &P::spread_mm2_per_day, "mm2/day", "spread of keratinocytes over a gap (eq. 1)");
  d.add("filling", &P::filling_per_day, "1/day", "filling of free space (eq. 1)");
  d.add("turnover", &P::turnover_per_day, "1/day", "renewal of nucleated keratinocytes at rest (eq. 2)");
  d.add("growth_factor_drive", &P::growth_factor_drive, "1",
        "most rise of renewal by keratinocyte growth factors (eq. 2)");
  d.add("kgf_half", &P::kgf_half_ng_per_ml, "ng/mL", "growth factors at half effect (eq. 2, 3)");
  d.add("arrest_half", &P::arrest_half, "1", "damage signal that halves renewal (eq. 2)");
  d.add("pool_growth", &P::pool_growth_per_day, "1/day", "growth of the progenitor pool under growth factors (eq. 3)");
  d.add("pool_most", &P::pool_most, "1", "largest progenitor pool (eq. 3)");
  d.add("pool_memory", &P::pool_memory_d, "day", "time in which the pool returns to rest (eq. 3)");
}

Epidermis::Epidermis(const core::ParameterLibrary& library) : p_(library.read<EpidermisParameters>("epidermis")) {}
EpidermisTransport::EpidermisTransport(const core::ParameterLibrary& library)
    : p_(library.read<EpidermisParameters>("epidermis")) {}

std::span<const FieldUse> Epidermis::uses() const {
  static constexpr FieldUse uses[] = {
      {FieldId::keratinocytes, Access::read_write},
      {FieldId::epidermal_progenitors, Access::read_write},
      {FieldId::kgf, Access::read},
      {FieldId::damage_signal, Access::read},
      {FieldId::viable_epidermis, Access::read},
  };
  return uses;
}

void Epidermis::add_rates(const TissueTile& at, RateTile& rates) const {
  const double *packing = at[FieldId::keratinocytes], *pool = at[FieldId::epidermal_progenitors],
               *kgf = at[FieldId::kgf], *damage = at[FieldId::damage_signal],
               *epidermis = at[FieldId::viable_epidermis];
  double *growth = rates.production(FieldId::keratinocytes), *loss = rates.loss(FieldId::keratinocytes),
         *to_pool = rates.production(FieldId::epidermal_progenitors),
         *pool_loss = rates.loss(FieldId::epidermal_progenitors),
         *linearisation = rates.linearisation(FieldId::keratinocytes);
  const double turnover = p_.turnover_per_day * at.skin().epidermal_renewal;
#pragma omp simd
  for (std::size_t v = 0; v < at.size(); ++v) {
    if (epidermis[v] <= 0) continue;
    const double cells = positive(packing[v]), target = tissue::renewed_packing(pool[v]);
    const double response = hill4(kgf[v], p_.kgf_half_ng_per_ml);
    const double renewal =
        epidermis::renewal_per_day(response, damage[v], turnover, p_.growth_factor_drive, p_.arrest_half);
    growth[v] += cells * (renewal + p_.filling_per_day * epidermis::free_share(cells, target));
    loss[v] += tissue::renewal_loss_per_day(renewal, cells, pool[v]);
    linearisation[v] += p_.filling_per_day * epidermis::filling_stiffness(cells, target);
    to_pool[v] += p_.pool_growth_per_day * response * p_.pool_most + 1 / p_.pool_memory_d;
    pool_loss[v] += p_.pool_growth_per_day * response + 1 / p_.pool_memory_d;
  }
}

std::vector<Transport> EpidermisTransport::transports(const tissue::Tissue& tissue) const {
  Transport keratinocytes = uniform_transport(tissue, FieldId::keratinocytes, 0.0);
  const grid::Values& epidermis = tissue[FieldId::viable_epidermis];
  for (std::size_t v = 0; v < epidermis.size(); ++v)
    if (epidermis[v] > 0) keratinocytes.diffusivity_mm2_per_day[v] = p_.spread_mm2_per_day;
  std::vector<Transport> out;
  out.push_back(std::move(keratinocytes));
  return out;
}

}  // namespace cutis::processes
