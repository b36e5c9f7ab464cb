// When do vessels sprout, join and regress, and who makes the VEGF that calls them? See README.md.
// SPDX-License-Identifier: Apache-2.0
#include "processes/angiogenesis/angiogenesis.hpp"

#include "processes/angiogenesis/formulas.hpp"
#include "processes/keratinocyte_number.hpp"
#include "processes/uniform_transport.hpp"

namespace cutis::processes {

void AngiogenesisParameters::describe(core::Description<AngiogenesisParameters>& d) {
  using P = AngiogenesisParameters;
  d.add("vegf_diffusivity", &P::vegf_diffusivity_mm2_per_day, "mm2/day", "diffusivity of VEGF (eq. 1)");
  d.add("vegf_decay", &P::vegf_decay_per_day, "1/day", "clearance of VEGF (eq. 1)");
  d.add("vegf_by_fibroblast", &P::vegf_by_fibroblast_pg_per_day, "pg/day", "VEGF of a resting fibroblast (eq. 1)");
  d.add("vegf_by_keratinocyte", &P::vegf_by_keratinocyte_pg_per_day, "pg/day",
        "VEGF of a resting keratinocyte (eq. 1)");
  d.add("vegf_by_macrophage", &P::vegf_by_macrophage_pg_per_day, "pg/day", "VEGF of a monocyte or macrophage (eq. 1)");
  d.add("vegf_by_platelets", &P::vegf_by_platelets_per_day, "1/day", "VEGF of a clot for each PDGF it holds (eq. 1)");
  d.add("hypoxia_induction", &P::hypoxia_induction, "1", "more VEGF without oxygen (eq. 2)");
  d.add("oxygen_half", &P::oxygen_half_mmHg, "mmHg", "oxygen tension at half of that (eq. 2)");
  d.add("injury_induction", &P::injury_induction, "1",
        "most more VEGF of keratinocytes by what injured ones spill (eq. 1)");
  d.add("injury_half", &P::injury_half_ng_per_ml, "ng/mL", "IL-1 alpha that marks half of that (eq. 1)");
  d.add("growth_induction", &P::growth_induction, "1",
        "more VEGF of keratinocytes, for each cell in cycle beyond rest (eq. 1)");
  d.add("vegf_half", &P::vegf_half_ng_per_ml, "ng/mL", "VEGF above rest at half activation (eq. 3)");
  d.add("sprouting", &P::sprouting_per_day, "1/day", "fastest sprouting (eq. 4)");
  d.add("sprout_capacity", &P::sprout_capacity, "1", "most sprouts that fit (eq. 4)");
  d.add("regression", &P::regression_per_day, "1/day", "regression of sprouts without VEGF (eq. 4)");
  d.add("joining", &P::joining_per_day, "1/day", "joining of sprouts to vessels of density 1 (eq. 4, 5)");
  d.add("remodelling", &P::remodelling_per_day, "1/day", "spreading and pruning of perfused vessels (eq. 5)");
  d.add("maturation", &P::maturation_per_day, "1/day", "cover of new vessels by pericytes (eq. 7)");
  d.add("immature_regression", &P::immature_regression_per_day, "1/day",
        "regression of perfused vessels with neither pericytes nor VEGF (eq. 5, 7)");
  d.add("motility", &P::motility_mm2_per_day, "mm2/day", "random motility of sprouts (eq. 4)");
  d.add("chemotaxis", &P::chemotaxis_mm2_per_day, "mm2/day", "chemotaxis to VEGF times its half-saturation (eq. 6)");
  d.add("speed_limit", &P::speed_limit_mm_per_day, "mm/day", "fastest directed motion (eq. 6)");
  d.add("fgf2_sprouting", &P::fgf2_sprouting, "1", "most more sprouting by FGF2 (eq. 4)");
  d.add("fgf2_half", &P::fgf2_half_ng_per_ml, "ng/mL", "FGF2 at half of that (eq. 4)");
}

Angiogenesis::Angiogenesis(const core::ParameterLibrary& library)
    : p_(library.read<AngiogenesisParameters>("angiogenesis")),
      lactate_(library.read<LactateEffectParameters>("lactate_effect")) {}
AngiogenesisTransport::AngiogenesisTransport(const core::ParameterLibrary& library)
    : p_(library.read<AngiogenesisParameters>("angiogenesis")) {}

std::span<const FieldUse> Angiogenesis::uses() const {
  static constexpr FieldUse uses[] = {
      {FieldId::vegf, Access::read_write},
      {FieldId::sprouts, Access::read_write},
      {FieldId::vessels, Access::read_write},
      {FieldId::immature_vessels, Access::read_write},
      {FieldId::oxygen, Access::read},
      {FieldId::il1_alpha, Access::read},
      {FieldId::keratinocyte_cycling, Access::read},
      {FieldId::clot_pdgf, Access::read},
      {FieldId::monocytes, Access::read},
      {FieldId::macrophages_m1, Access::read},
      {FieldId::macrophages_m2, Access::read},
      {FieldId::fibroblasts, Access::read},
      {FieldId::myofibroblasts, Access::read},
      {FieldId::viable_epidermis, Access::read},
      {FieldId::keratinocytes, Access::read},
      {FieldId::vessel_capacity, Access::read},
      {FieldId::vegf_rest, Access::read},
      {FieldId::fgf2, Access::read},
      {FieldId::lactate, Access::read},
      {FieldId::lactate_rest, Access::read},
  };
  return uses;
}

void Angiogenesis::make_vegf(const TissueTile& at, RateTile& rates) const {
  const double *oxygen = at[FieldId::oxygen], *spilled = at[FieldId::il1_alpha],
               *cycling = at[FieldId::keratinocyte_cycling], *clot = at[FieldId::clot_pdgf],
               *m = at[FieldId::monocytes], *m1 = at[FieldId::macrophages_m1], *m2 = at[FieldId::macrophages_m2],
               *f = at[FieldId::fibroblasts], *y = at[FieldId::myofibroblasts],
               *epidermis = at[FieldId::viable_epidermis], *packing = at[FieldId::keratinocytes],
               *lactate = at[FieldId::lactate], *lactate_rest = at[FieldId::lactate_rest];
  double *production = rates.production(FieldId::vegf), *loss = rates.loss(FieldId::vegf);
  const double response = at.skin().injury_response, packed = at.skin().keratinocytes_per_mm3;
#pragma omp simd
  for (std::size_t v = 0; v < at.size(); ++v) {
    const double keratinocytes =
        p_.vegf_by_keratinocyte_pg_per_day * keratinocytes_per_mm3(packed, epidermis[v], packing[v]);
    const double fibroblasts = p_.vegf_by_fibroblast_pg_per_day * (positive(f[v]) + positive(y[v]));
    const double macrophages = p_.vegf_by_macrophage_pg_per_day *
                               lactate_call(lactate[v], lactate_rest[v], lactate_.vegf_l_per_mmol) *
                               (positive(m[v]) + positive(m1[v]) + positive(m2[v]));
    const double hypoxia = angiogenesis::hypoxic_induction(oxygen[v], p_.hypoxia_induction, p_.oxygen_half_mmHg) - 1;
    const double call = hypoxia + p_.injury_induction * hill2(spilled[v], p_.injury_half_ng_per_ml) +
                        p_.growth_induction * positive(cycling[v] - 1);
    production[v] += keratinocytes * (1 + response * call) + fibroblasts * (1 + hypoxia) + macrophages +
                     p_.vegf_by_platelets_per_day * positive(clot[v]);
    loss[v] += p_.vegf_decay_per_day;
  }
}

void Angiogenesis::grow_vessels(const TissueTile& at, RateTile& rates) const {
  const double *vegf = at[FieldId::vegf], *vegf_rest = at[FieldId::vegf_rest], *sprouts = at[FieldId::sprouts],
               *vessels = at[FieldId::vessels], *immature = at[FieldId::immature_vessels],
               *capacity = at[FieldId::vessel_capacity], *fgf2 = at[FieldId::fgf2];
  double *to_sprouts = rates.production(FieldId::sprouts), *sprout_loss = rates.loss(FieldId::sprouts),
         *to_vessels = rates.production(FieldId::vessels), *vessel_loss = rates.loss(FieldId::vessels),
         *to_immature = rates.production(FieldId::immature_vessels),
         *immature_loss = rates.loss(FieldId::immature_vessels), *linearisation = rates.linearisation(FieldId::vessels);
#pragma omp simd
  for (std::size_t v = 0; v < at.size(); ++v) {
    const double active = angiogenesis::activation(vegf[v], vegf_rest[v], p_.vegf_half_ng_per_ml);
    const double sprouting = p_.sprouting_per_day * active *
                             angiogenesis::fgf2_help(fgf2[v], p_.fgf2_sprouting, p_.fgf2_half_ng_per_ml) *
                             (positive(sprouts[v]) + positive(vessels[v]));
    const double joining = angiogenesis::joining_per_day(sprouts[v], vessels[v], p_.joining_per_day);
    to_sprouts[v] += sprouting;
    sprout_loss[v] += sprouting / p_.sprout_capacity + p_.regression_per_day * (1 - active) + joining;
    const double pruning = angiogenesis::pruning_per_day(vessels[v], capacity[v], p_.remodelling_per_day);
    const double regression = p_.immature_regression_per_day * (1 - active);
    const double joined = joining * positive(sprouts[v]);
    to_vessels[v] += joined;
    vessel_loss[v] += pruning + regression * angiogenesis::immature_share(immature[v], vessels[v]);
    to_immature[v] += joined;
    immature_loss[v] += angiogenesis::surplus_pruning_per_day(pruning, capacity[v], p_.remodelling_per_day) +
                        regression + p_.maturation_per_day;
    if (capacity[v] > 0) {
      to_vessels[v] += p_.remodelling_per_day * positive(vessels[v]);
      linearisation[v] += pruning;  // its slope: without it turns of the group crawl where the capacity is small
    }
  }
}

void Angiogenesis::add_rates(const TissueTile& at, RateTile& rates) const {
  make_vegf(at, rates);
  grow_vessels(at, rates);
}

void Angiogenesis::balance_rest(tissue::Tissue& tissue) const { tissue[FieldId::vegf_rest] = tissue[FieldId::vegf]; }

std::vector<Transport> AngiogenesisTransport::transports(const tissue::Tissue& tissue) const {
  Transport sprouts = uniform_transport(tissue, FieldId::sprouts, p_.motility_mm2_per_day);
  const grid::Values& capacity = tissue[FieldId::vessel_capacity];
  for (std::size_t v = 0; v < capacity.size(); ++v)
    if (capacity[v] <= 0) sprouts.diffusivity_mm2_per_day[v] = 0;
  sprouts.chemotaxis =
      Chemotaxis{FieldId::vegf, p_.chemotaxis_mm2_per_day, p_.vegf_half_ng_per_ml, p_.speed_limit_mm_per_day};
  return {uniform_transport(tissue, FieldId::vegf, p_.vegf_diffusivity_mm2_per_day), sprouts};
}

}  // namespace cutis::processes
