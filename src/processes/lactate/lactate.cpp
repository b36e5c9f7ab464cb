// What is the lactate of interstitial fluid, made from glucose and carried off by blood? See README.md.
// SPDX-License-Identifier: Apache-2.0
#include "processes/lactate/lactate.hpp"

#include <utility>

#include "core/units.hpp"
#include "processes/blood_exchange.hpp"
#include "processes/lactate/formulas.hpp"
#include "processes/uniform_transport.hpp"
#include "tissue/perfusion.hpp"

namespace cutis::processes {
namespace {

/// A parameter of a process whose use of fuel lactate follows.
double number_of(const core::ParameterLibrary& library, const char* process, const char* name, const char* unit) {
  const core::Parameter& parameter = library.at(process, name);
  return core::convert(parameter.value, parameter.unit, unit);
}

}  // namespace

void LactateParameters::describe(core::Description<LactateParameters>& d) {
  using P = LactateParameters;
  d.add("diffusivity", &P::diffusivity_mm2_per_day, "mm2/day", "diffusivity of lactate in interstitial fluid (eq. 1)");
  d.add("blood", &P::blood_mmol_per_l, "mmol/L", "lactate of blood (eq. 2)");
  d.add("below", &P::below_mmol_per_l, "mmol/L", "lactate of the tissue below the block (eq. 4)");
  d.add("exchange", &P::exchange_per_day, "1/day", "exchange of resting skin with blood (eq. 2)");
  d.add("share_fibroblast", &P::share_fibroblast, "1",
        "share of its glucose that a fibroblast turns into lactate (eq. 3)");
  d.add("share_activated", &P::share_activated, "1",
        "share of its glucose that an activated fibroblast turns into lactate (eq. 3)");
  d.add("share_leukocyte", &P::share_leukocyte, "1",
        "share of its glucose that a neutrophil or macrophage turns into lactate (eq. 3)");
}

FuelParameters::FuelParameters(const core::ParameterLibrary& library)
    : fluid_share(number_of(library, "glucose", "fluid_share", "1")),
      epidermis_mmol_per_l_d(number_of(library, "glucose", "uptake_epidermis", "mmol/L/day")),
      fibroblast_pmol_per_d(number_of(library, "glucose", "uptake_fibroblast", "pmol/day")),
      leukocyte_pmol_per_d(number_of(library, "glucose", "uptake_leukocyte", "pmol/day")),
      glucose_half_mmol_per_l(number_of(library, "glucose", "uptake_half", "mmol/L")),
      oxygen_half_mmHg(number_of(library, "oxygen", "uptake_half", "mmHg")) {}

Lactate::Lactate(const core::ParameterLibrary& library)
    : p_(library.read<LactateParameters>("lactate")), fuel_(library) {}
LactateTransport::LactateTransport(const core::ParameterLibrary& library)
    : p_(library.read<LactateParameters>("lactate")), fluid_share_(number_of(library, "glucose", "fluid_share", "1")) {}

std::span<const FieldUse> Lactate::uses() const {
  static constexpr FieldUse uses[] = {
      {FieldId::lactate, Access::write},         {FieldId::glucose, Access::read},
      {FieldId::oxygen, Access::read},           {FieldId::vessels, Access::read},
      {FieldId::vasodilation, Access::read},     {FieldId::inflow_lost, Access::read},
      {FieldId::viable_epidermis, Access::read}, {FieldId::keratinocytes, Access::read},
      {FieldId::fibroblasts, Access::read},      {FieldId::myofibroblasts, Access::read},
      {FieldId::neutrophils, Access::read},      {FieldId::macrophages_m1, Access::read},
      {FieldId::macrophages_m2, Access::read},
  };
  return uses;
}

void Lactate::add_rates(const TissueTile& at, RateTile& rates) const {
  const double *glucose = at[FieldId::glucose], *oxygen = at[FieldId::oxygen], *vessels = at[FieldId::vessels],
               *dilation = at[FieldId::vasodilation], *lost = at.surface(FieldId::inflow_lost),
               *epidermis = at[FieldId::viable_epidermis], *packing = at[FieldId::keratinocytes],
               *f = at[FieldId::fibroblasts], *y = at[FieldId::myofibroblasts], *n = at[FieldId::neutrophils],
               *m1 = at[FieldId::macrophages_m1], *m2 = at[FieldId::macrophages_m2];
  double *production = rates.production(FieldId::lactate), *loss = rates.loss(FieldId::lactate);
  const bool flows = at.components().blood && at.components().flow;
  const double exchange = flows ? p_.exchange_per_day : 0.0;
#pragma omp simd
  for (std::size_t v = 0; v < at.size(); ++v) {
    const double carried = exchange_with_blood_per_day(
        vessels[v], tissue::flow_above_rest(positive(dilation[v]), lost[v]), exchange, fuel_.fluid_share);
    const double in_epidermis = fuel_.epidermis_mmol_per_l_d * epidermis[v] * positive(packing[v]);
    const lactate::Use resting =
        lactate::use_of_cells(positive(f[v]), fuel_.fibroblast_pmol_per_d, p_.share_fibroblast);
    const lactate::Use activated =
        lactate::use_of_cells(positive(y[v]), fuel_.fibroblast_pmol_per_d, p_.share_activated);
    const lactate::Use leukocytes = lactate::use_of_cells(positive(n[v]) + positive(m1[v]) + positive(m2[v]),
                                                          fuel_.leukocyte_pmol_per_d, p_.share_leukocyte);
    const lactate::Use most{in_epidermis + resting.all + activated.all + leukocytes.all,
                            in_epidermis + resting.burnt + activated.burnt + leukocytes.burnt};
    const double made = lactate::made_mmol_per_l_d(most, hill1(glucose[v], fuel_.glucose_half_mmol_per_l),
                                                   hill1(oxygen[v], fuel_.oxygen_half_mmHg));
    production[v] += carried * p_.blood_mmol_per_l + made / fuel_.fluid_share;
    loss[v] += carried;
  }
}

void Lactate::balance_rest(tissue::Tissue& tissue) const { tissue[FieldId::lactate_rest] = tissue[FieldId::lactate]; }

std::vector<Transport> LactateTransport::transports(const tissue::Tissue& tissue) const {
  Transport lactate = uniform_transport(tissue, FieldId::lactate, p_.diffusivity_mm2_per_day);
  // Cultured skin has no blood, but a medium below, which brings no lactate.
  if (tissue.components.flow)
    lactate.bottom = tissue.components.blood
                         ? FaceExchange{lactate::exchange_below_mm_per_day(p_.diffusivity_mm2_per_day,
                                                                           p_.exchange_per_day, fluid_share_),
                                        p_.below_mmol_per_l}
                         : FaceExchange{p_.diffusivity_mm2_per_day / tissue.grid.depth_mm(), 0.0};
  std::vector<Transport> out;
  out.push_back(std::move(lactate));
  return out;
}

}  // namespace cutis::processes
