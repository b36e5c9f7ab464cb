// How is collagen made, matured, cut and cleared? See README.md.
// SPDX-License-Identifier: Apache-2.0
#include "processes/collagen/collagen.hpp"

#include "processes/collagen/formulas.hpp"

namespace cutis::processes {

void CollagenParameters::describe(core::Description<CollagenParameters>& d) {
  using P = CollagenParameters;
  d.add("synthesis_by_tgf", &P::synthesis_by_tgf, "1", "most stimulation of synthesis by TGF-beta1 (eq. 1)");
  d.add("tgf_half", &P::tgf_half_ng_per_ml, "ng/mL", "TGF-beta1 at half stimulation (eq. 1, 2, 4)");
  d.add("activated_synthesis", &P::activated_synthesis, "1",
        "synthesis of an activated against a resting fibroblast (eq. 1)");
  d.add("share_iii_rest", &P::share_iii_rest, "1", "share of type III in new collagen without TGF-beta1 (eq. 2)");
  d.add("share_iii_wound", &P::share_iii_wound, "1", "share of type III in new collagen at high TGF-beta1 (eq. 2)");
  d.add("oxygen_half", &P::oxygen_half_mmHg, "mmHg", "oxygen tension at half of prolyl hydroxylation (eq. 1)");
  d.add("loss_iii", &P::loss_iii_per_day, "1/day", "turnover of type III at rest (eq. 3, 4)");
  d.add("cross_linking", &P::cross_linking_per_day, "1/day", "maturation of immature collagen I (eq. 4, 5)");
  d.add("loss_mature", &P::loss_mature_per_day, "1/day", "turnover of mature collagen I (eq. 5)");
  d.add("retention_by_tgf", &P::retention_by_tgf, "1", "most rise of the share of new collagen I that stays (eq. 4)");
  d.add("mmp_on_iii", &P::mmp_on_iii_ng_per_ml, "ng/mL",
        "MMP-1 that doubles the loss of type III and immature I (eq. 3, 4)");
  d.add("mmp_on_mature", &P::mmp_on_mature_ng_per_ml, "ng/mL", "MMP-1 that doubles the loss of mature I (eq. 5)");
  d.add("fragment_clearance", &P::fragment_clearance_per_day, "1/day", "clearance of fragments without MMP-9 (eq. 6)");
  d.add("mmp9_on_fragments", &P::mmp9_on_fragments_ng_per_ml, "ng/mL",
        "MMP-9 that doubles the clearance of fragments (eq. 6)");
  d.add("picp_mass_share", &P::picp_mass_share, "1", "mass of PICP over that of its collagen molecule (eq. 7)");
  d.add("piiinp_mass_share", &P::piiinp_mass_share, "1", "mass of PIIINP over that of its collagen molecule (eq. 8)");
  d.add("propeptide_clearance", &P::propeptide_clearance_per_day, "1/day", "clearance of both propeptides (eq. 7, 8)");
}

Collagen::Collagen(const core::ParameterLibrary& library) : p_(library.read<CollagenParameters>("collagen")) {}

std::span<const FieldUse> Collagen::uses() const {
  static constexpr FieldUse uses[] = {
      {FieldId::collagen3, Access::read_write},
      {FieldId::collagen1_immature, Access::read_write},
      {FieldId::collagen1_mature, Access::read_write},
      {FieldId::collagen_fragments, Access::write},
      {FieldId::picp, Access::write},
      {FieldId::piiinp, Access::write},
      {FieldId::fibroblasts, Access::read},
      {FieldId::myofibroblasts, Access::read},
      {FieldId::tgf_beta1, Access::read},
      {FieldId::mmp, Access::read},
      {FieldId::mmp9, Access::read},
      {FieldId::oxygen, Access::read},
      {FieldId::collagen_capacity, Access::read},
      {FieldId::collagen1_retention, Access::read},
  };
  return uses;
}

void Collagen::add_rates(const TissueTile& at, RateTile& rates) const {
  const double *f = at[FieldId::fibroblasts], *y = at[FieldId::myofibroblasts], *tgf = at[FieldId::tgf_beta1],
               *mmp = at[FieldId::mmp], *mmp9 = at[FieldId::mmp9], *oxygen = at[FieldId::oxygen],
               *capacity = at[FieldId::collagen_capacity], *retention = at[FieldId::collagen1_retention],
               *iii = at[FieldId::collagen3], *immature = at[FieldId::collagen1_immature],
               *mature = at[FieldId::collagen1_mature];
  double *to_iii = rates.production(FieldId::collagen3), *iii_loss = rates.loss(FieldId::collagen3),
         *to_immature = rates.production(FieldId::collagen1_immature),
         *immature_loss = rates.loss(FieldId::collagen1_immature),
         *to_mature = rates.production(FieldId::collagen1_mature), *mature_loss = rates.loss(FieldId::collagen1_mature),
         *to_fragments = rates.production(FieldId::collagen_fragments),
         *fragment_loss = rates.loss(FieldId::collagen_fragments), *to_picp = rates.production(FieldId::picp),
         *picp_loss = rates.loss(FieldId::picp), *to_piiinp = rates.production(FieldId::piiinp),
         *piiinp_loss = rates.loss(FieldId::piiinp);
#pragma omp simd
  for (std::size_t v = 0; v < at.size(); ++v) {
    const double response = hill1(tgf[v], p_.tgf_half_ng_per_ml);
    const double synthesis = capacity[v] * drive(f[v], y[v], tgf[v], oxygen[v]);
    const double share_iii = p_.share_iii_rest + (p_.share_iii_wound - p_.share_iii_rest) * response;
    const double labile = collagen::protease_factor(mmp[v], p_.mmp_on_iii_ng_per_ml);
    const double cut_mature = p_.loss_mature_per_day * collagen::protease_factor(mmp[v], p_.mmp_on_mature_ng_per_ml);
    const double cut_immature = p_.loss_iii_per_day * (labile - 1);
    const double kept = collagen::retained_share(retention[v], tgf[v], p_.tgf_half_ng_per_ml, p_.retention_by_tgf);
    const double secreted_iii = share_iii * synthesis, secreted_i = (1 - share_iii) * synthesis * kept;
    to_iii[v] += secreted_iii;
    iii_loss[v] += p_.loss_iii_per_day * labile;
    to_immature[v] += secreted_i;
    immature_loss[v] += p_.cross_linking_per_day + cut_immature;
    to_mature[v] += p_.cross_linking_per_day * positive(immature[v]);
    mature_loss[v] += cut_mature;
    to_fragments[v] += p_.loss_iii_per_day * labile * positive(iii[v]) + cut_immature * positive(immature[v]) +
                       cut_mature * positive(mature[v]);
    fragment_loss[v] +=
        p_.fragment_clearance_per_day * collagen::protease_factor(mmp9[v], p_.mmp9_on_fragments_ng_per_ml);
    to_picp[v] += collagen::propeptides_freed(secreted_i, p_.picp_mass_share);
    picp_loss[v] += p_.propeptide_clearance_per_day;
    to_piiinp[v] += collagen::propeptides_freed(secreted_iii, p_.piiinp_mass_share);
    piiinp_loss[v] += p_.propeptide_clearance_per_day;
  }
}

// Synthesis per unit capacity (eq. 1): cells, stimulated, with oxygen.
double Collagen::drive(double fibroblasts, double activated, double tgf, double oxygen) const {
  return collagen::cell_drive(fibroblasts, activated, p_.activated_synthesis) *
         (1 + p_.synthesis_by_tgf * hill1(tgf, p_.tgf_half_ng_per_ml)) * hill1(oxygen, p_.oxygen_half_mmHg);
}

// Where (7) or (8) balances.
double Collagen::propeptide_level(double secreted, double mass_share) const {
  return collagen::propeptides_freed(secreted, mass_share) / p_.propeptide_clearance_per_day;
}

// Rest: type III fixes the synthesis of the site, mature collagen I fixes the share that stays; the immature
// pool, fragments and propeptides follow.
void Collagen::balance_rest(tissue::Tissue& tissue) const {
  for (std::size_t v = 0; v < tissue.grid.size(); ++v) {
    const double response = hill1(tissue[FieldId::tgf_beta1][v], p_.tgf_half_ng_per_ml);
    const double share_iii = p_.share_iii_rest + (p_.share_iii_wound - p_.share_iii_rest) * response;
    const double mmp = tissue[FieldId::mmp][v], iii = tissue[FieldId::collagen3][v],
                 mature = tissue[FieldId::collagen1_mature][v];
    const double labile = collagen::protease_factor(mmp, p_.mmp_on_iii_ng_per_ml);
    const double cut_mature = p_.loss_mature_per_day * collagen::protease_factor(mmp, p_.mmp_on_mature_ng_per_ml);
    const double cut_immature = p_.loss_iii_per_day * (labile - 1);
    const double cells = drive(tissue[FieldId::fibroblasts][v], tissue[FieldId::myofibroblasts][v],
                               tissue[FieldId::tgf_beta1][v], tissue[FieldId::oxygen][v]);
    const double synthesis = p_.loss_iii_per_day * labile * iii / share_iii;
    const double immature = cut_mature * mature / p_.cross_linking_per_day;
    const double kept = (p_.cross_linking_per_day + cut_immature) * immature;
    const bool alive = cells > 0 && synthesis > 0;
    tissue[FieldId::collagen_capacity][v] = alive ? synthesis / cells : 0;
    tissue[FieldId::collagen1_retention][v] =
        alive ? kept / ((1 - share_iii) * synthesis *
                        (1 + p_.retention_by_tgf * hill2(tissue[FieldId::tgf_beta1][v], p_.tgf_half_ng_per_ml)))
              : 0;
    tissue[FieldId::collagen1_immature][v] = immature;
    tissue[FieldId::collagen_fragments][v] =
        (p_.loss_iii_per_day * labile * iii + cut_immature * immature + cut_mature * mature) /
        (p_.fragment_clearance_per_day *
         collagen::protease_factor(tissue[FieldId::mmp9][v], p_.mmp9_on_fragments_ng_per_ml));
    tissue[FieldId::picp][v] = alive ? propeptide_level(kept, p_.picp_mass_share) : 0;
    tissue[FieldId::piiinp][v] = alive ? propeptide_level(share_iii * synthesis, p_.piiinp_mass_share) : 0;
  }
}

}  // namespace cutis::processes
