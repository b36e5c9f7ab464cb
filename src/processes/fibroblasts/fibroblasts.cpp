// How do fibroblasts multiply, migrate, become activated and remember it? See README.md.
// SPDX-License-Identifier: Apache-2.0
#include "processes/fibroblasts/fibroblasts.hpp"

#include <utility>

#include "processes/fibroblasts/formulas.hpp"
#include "processes/uniform_transport.hpp"
#include "tissue/fibre_orientation.hpp"

namespace cutis::processes {

void FibroblastsParameters::describe(core::Description<FibroblastsParameters>& d) {
  using P = FibroblastsParameters;
  d.add("growth", &P::growth_per_day, "1/day", "fastest proliferation (eq. 1)");
  d.add("pdgf_half", &P::pdgf_half_ng_per_ml, "ng/mL", "PDGF at half proliferation (eq. 1, 3)");
  d.add("tgf_growth_half", &P::tgf_growth_half_ng_per_ml, "ng/mL", "TGF-beta1 at half of its growth effect (eq. 1)");
  d.add("tgf_growth", &P::tgf_growth, "1", "growth effect of TGF-beta1 against PDGF (eq. 1)");
  d.add("fgf2_growth_half", &P::fgf2_growth_half_ng_per_ml, "ng/mL", "FGF2 at half of its growth effect (eq. 1)");
  d.add("fgf2_growth", &P::fgf2_growth, "1", "growth effect of FGF2 against PDGF (eq. 1)");
  d.add("capacity", &P::capacity_per_mm3, "mm-3", "most fibroblasts that fit (eq. 1)");
  d.add("turnover", &P::turnover_per_day, "1/day", "return to the resting density (eq. 1)");
  d.add("activation", &P::activation_per_day, "1/day", "fastest activation (eq. 1, 2)");
  d.add("activation_half", &P::activation_half_ng_per_ml, "ng/mL", "TGF-beta1 at half activation (eq. 1, 2)");
  d.add("deactivation", &P::deactivation_per_day, "1/day", "loss of the activated state (eq. 1, 2)");
  d.add("return_share", &P::return_share, "1", "share of deactivated cells that live on as fibroblasts (eq. 1)");
  d.add("diffusivity", &P::diffusivity_mm2_per_day, "mm2/day", "random motility (eq. 1, 2)");
  d.add("chemotaxis", &P::chemotaxis_mm2_per_day, "mm2/day", "chemotaxis to PDGF times its half-saturation (eq. 3)");
  d.add("speed_limit", &P::speed_limit_mm_per_day, "mm/day", "fastest directed motion (eq. 3)");
  d.add("fibronectin_half", &P::fibronectin_half_ug_per_mm3, "ug/mm3", "fibronectin at half activation (eq. 2)");
  d.add("contact_guidance", &P::contact_guidance, "1", "share of random motility that follows fibres (eq. 4)");
  d.add("growth_when_sparse", &P::growth_when_sparse, "1",
        "growth effect of other factors of wound fluid against PDGF, on cells without neighbours (eq. 1)");
}

Fibroblasts::Fibroblasts(const core::ParameterLibrary& library)
    : p_(library.read<FibroblastsParameters>("fibroblasts")),
      glucose_(library.read<GlucoseNeedParameters>("glucose_need")) {}
FibroblastsTransport::FibroblastsTransport(const core::ParameterLibrary& library)
    : p_(library.read<FibroblastsParameters>("fibroblasts")) {}

std::span<const FieldUse> Fibroblasts::uses() const {
  static constexpr FieldUse uses[] = {
      {FieldId::fibroblasts, Access::read_write},
      {FieldId::myofibroblasts, Access::read_write},
      {FieldId::pdgf, Access::read},
      {FieldId::tgf_beta1, Access::read},
      {FieldId::fgf2, Access::read},
      {FieldId::fibroblast_capacity, Access::read},
      {FieldId::vessels, Access::read},
      {FieldId::sprouts, Access::read},
      {FieldId::vessel_capacity, Access::read},
      {FieldId::fibronectin, Access::read},
      {FieldId::fibrin, Access::read},
      {FieldId::track, Access::read},
      {FieldId::glucose, Access::read},
      {FieldId::glucose_rest, Access::read},
  };
  return uses;
}

void Fibroblasts::add_rates(const TissueTile& at, RateTile& rates) const {
  const double *f = at[FieldId::fibroblasts], *y = at[FieldId::myofibroblasts], *pdgf = at[FieldId::pdgf],
               *tgf = at[FieldId::tgf_beta1], *fgf2 = at[FieldId::fgf2], *rest = at[FieldId::fibroblast_capacity],
               *vessels = at[FieldId::vessels], *sprouts = at[FieldId::sprouts],
               *vessels_of_site = at[FieldId::vessel_capacity], *fibronectin = at[FieldId::fibronectin],
               *fibrin = at[FieldId::fibrin], *cut = at[FieldId::track], *glucose = at[FieldId::glucose],
               *glucose_rest = at[FieldId::glucose_rest];
  double *to_f = rates.production(FieldId::fibroblasts), *f_loss = rates.loss(FieldId::fibroblasts),
         *f_slope = rates.linearisation(FieldId::fibroblasts), *to_y = rates.production(FieldId::myofibroblasts),
         *y_loss = rates.loss(FieldId::myofibroblasts);
  const fibroblasts::Mitogens mitogens{p_.pdgf_half_ng_per_ml, p_.tgf_growth, p_.tgf_growth_half_ng_per_ml,
                                       p_.fgf2_growth, p_.fgf2_growth_half_ng_per_ml};
  const double fastest_filling = p_.growth_per_day * p_.growth_when_sparse;
#pragma omp simd
  for (std::size_t v = 0; v < at.size(); ++v) {
    const double resting = positive(f[v]), activated = positive(y[v]);
    const double fed = glucose_supply(glucose[v], glucose_rest[v], glucose_.half_mmol_per_l);
    const double growth = p_.growth_per_day * fed * fibroblasts::mitogenic_drive(pdgf[v], tgf[v], fgf2[v], mitogens);
    const double activation =
        fibroblasts::activation_per_day(tgf[v], p_.activation_per_day, p_.activation_half_ng_per_ml) *
        hill1(fibronectin[v], p_.fibronectin_half_ug_per_mm3);
    const double turnover =
        p_.turnover_per_day * fibroblasts::supplied_share(vessels[v], sprouts[v], vessels_of_site[v]);
    const double cells = resting + activated, room = cut[v] * rest[v],
                 in_cut = fibroblasts::cells_in_cut(cells, rest[v], cut[v]),
                 filling = fastest_filling * fed * fibroblasts::share_outside_clot(fibrin[v], cut[v]);
    const double dividing = cells > 0 ? in_cut * resting / cells : 0.0;
    to_f[v] += growth * resting + filling * fibroblasts::lacking_share(in_cut, room) * dividing + turnover * rest[v] +
               p_.return_share * p_.deactivation_per_day * activated;
    f_loss[v] += growth * cells / p_.capacity_per_mm3 + turnover + activation;
    f_slope[v] += filling * fibroblasts::crowding_slope(in_cut, room);
    to_y[v] += activation * resting;
    y_loss[v] += p_.deactivation_per_day;
  }
}

namespace {

/// Eq. 4. Fibres of the site, as the anatomy has them: it changes at events only, so media are not made anew.
void guide(Transport& transport, const tissue::Tissue& tissue, double contact_guidance) {
  const grid::Values &papillary = tissue[FieldId::papillary_dermis], &reticular = tissue[FieldId::reticular_dermis],
                     &pierced = tissue[FieldId::track];
  transport.along_x.resize(pierced.size());
  transport.along_y.resize(pierced.size());
  for (std::size_t v = 0; v < pierced.size(); ++v) {
    const tissue::FibreOrientation fibres =
        mixed(tissue::orientation_at_rest(tissue.skin, papillary[v], reticular[v]), tissue::isotropic, pierced[v]);
    transport.along_x[v] = fibroblasts::guided_motility(fibres.x, contact_guidance);
    transport.along_y[v] = fibroblasts::guided_motility(fibres.y, contact_guidance);
  }
}

}  // namespace

std::vector<Transport> FibroblastsTransport::transports(const tissue::Tissue& tissue) const {
  Transport fibroblasts = dermal_transport(tissue, FieldId::fibroblasts, p_.diffusivity_mm2_per_day);
  fibroblasts.chemotaxis =
      Chemotaxis{FieldId::pdgf, p_.chemotaxis_mm2_per_day, p_.pdgf_half_ng_per_ml, p_.speed_limit_mm_per_day};
  std::vector<Transport> out;
  out.push_back(std::move(fibroblasts));
  out.push_back(dermal_transport(tissue, FieldId::myofibroblasts, p_.diffusivity_mm2_per_day));
  for (Transport& transport : out) guide(transport, tissue, p_.contact_guidance);
  return out;
}

}  // namespace cutis::processes
