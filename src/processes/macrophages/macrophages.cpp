// How do monocytes come, act as M1 and turn into M2? See README.md.
// SPDX-License-Identifier: Apache-2.0
#include "processes/macrophages/macrophages.hpp"

#include "processes/macrophages/formulas.hpp"
#include "processes/recruiting_vessels.hpp"
#include "processes/uniform_transport.hpp"

namespace cutis::processes {

void MacrophagesParameters::describe(core::Description<MacrophagesParameters>& d) {
  using P = MacrophagesParameters;
  d.add("resident", &P::resident_per_mm3, "mm-3", "resident macrophages of resting dermis (eq. 4)");
  d.add("recruitment", &P::recruitment_per_mm3_d, "1/mm3/day",
        "most recruitment of monocytes through mean papillary vessels (eq. 1)");
  d.add("mcp1_half", &P::mcp1_half_ng_per_ml, "ng/mL", "MCP-1 at half recruitment (eq. 1)");
  d.add("monocyte_time", &P::monocyte_time_d, "day",
        "time a recruited monocyte takes to act as a macrophage (eq. 1, 2)");
  d.add("m1_death", &P::m1_death_per_day, "1/day", "death and exit of M1 (eq. 2)");
  d.add("m2_death", &P::m2_death_per_day, "1/day", "death and exit of M2 (eq. 3, 4)");
  d.add("switch", &P::switch_per_day, "1/day", "M1 to M2 without a cue (eq. 2)");
  d.add("switch_by_efferocytosis", &P::switch_by_efferocytosis_per_day, "1/day",
        "most M1 to M2 by eating apoptotic neutrophils (eq. 2)");
  d.add("apoptotic_half", &P::apoptotic_half_per_mm3, "mm-3", "apoptotic neutrophils at half of it (eq. 2)");
  d.add("diffusivity", &P::diffusivity_mm2_per_day, "mm2/day",
        "random motility of monocytes and macrophages (eq. 1-3)");
}

Macrophages::Macrophages(const core::ParameterLibrary& library)
    : p_(library.read<MacrophagesParameters>("macrophages")) {}
MacrophagesTransport::MacrophagesTransport(const core::ParameterLibrary& library)
    : p_(library.read<MacrophagesParameters>("macrophages")) {}

std::span<const FieldUse> Macrophages::uses() const {
  static constexpr FieldUse uses[] = {
      {FieldId::monocytes, Access::read_write},
      {FieldId::macrophages_m1, Access::read_write},
      {FieldId::macrophages_m2, Access::write},
      {FieldId::mcp1, Access::read},
      {FieldId::vessels, Access::read},
      {FieldId::vessel_capacity, Access::read},
      {FieldId::neutrophils_apoptotic, Access::read},
      {FieldId::papillary_dermis, Access::read},
      {FieldId::reticular_dermis, Access::read},
  };
  return uses;
}

void Macrophages::add_rates(const TissueTile& at, RateTile& rates) const {
  const double *monocytes = at[FieldId::monocytes], *m1 = at[FieldId::macrophages_m1], *mcp1 = at[FieldId::mcp1],
               *vessels = at[FieldId::vessels], *of_site = at[FieldId::vessel_capacity],
               *dead = at[FieldId::neutrophils_apoptotic], *papillary = at[FieldId::papillary_dermis],
               *reticular = at[FieldId::reticular_dermis];
  double *to_monocytes = rates.production(FieldId::monocytes), *monocyte_loss = rates.loss(FieldId::monocytes),
         *to_m1 = rates.production(FieldId::macrophages_m1), *m1_loss = rates.loss(FieldId::macrophages_m1),
         *to_m2 = rates.production(FieldId::macrophages_m2), *m2_loss = rates.loss(FieldId::macrophages_m2);
  const bool immune = at.components().immune_cells;
  const double recruitment = immune && at.components().blood ? p_.recruitment_per_mm3_d : 0.0;
  const double residents = immune ? p_.m2_death_per_day * p_.resident_per_mm3 : 0.0;
#pragma omp simd
  for (std::size_t v = 0; v < at.size(); ++v) {
    const double maturing = 1 / p_.monocyte_time_d;
    const double turning = macrophages::switch_per_day(dead[v], p_.switch_per_day, p_.switch_by_efferocytosis_per_day,
                                                       p_.apoptotic_half_per_mm3);
    to_monocytes[v] +=
        recruitment * recruiting_vessels(vessels[v], of_site[v]) * hill2(mcp1[v], p_.mcp1_half_ng_per_ml);
    monocyte_loss[v] += maturing;
    to_m1[v] += maturing * positive(monocytes[v]);
    m1_loss[v] += p_.m1_death_per_day + turning;
    to_m2[v] += turning * positive(m1[v]) + residents * (papillary[v] + reticular[v]);
    m2_loss[v] += p_.m2_death_per_day;
  }
}

std::vector<Transport> MacrophagesTransport::transports(const tissue::Tissue& tissue) const {
  return {dermal_transport(tissue, FieldId::monocytes, p_.diffusivity_mm2_per_day),
          dermal_transport(tissue, FieldId::macrophages_m1, p_.diffusivity_mm2_per_day),
          dermal_transport(tissue, FieldId::macrophages_m2, p_.diffusivity_mm2_per_day)};
}

}  // namespace cutis::processes
