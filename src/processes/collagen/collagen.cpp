// How is collagen made, matured, cut and cleared? See README.md.
// SPDX-License-Identifier: Apache-2.0
#include "processes/collagen/collagen.hpp"

#include "processes/collagen/formulas.hpp"
#include "processes/collagen/orientation.hpp"

namespace cutis::processes {

void CollagenParameters::describe(core::Description<CollagenParameters>& d) {
  using P = CollagenParameters;
  d.add("cytokine_half", &P::cytokine_half_ng_per_ml, "ng/mL", "IL-1 beta plus TNF that halves synthesis (eq. 2)");
  d.add("activated_synthesis", &P::activated_synthesis, "1",
        "synthesis of an activated against a resting fibroblast (eq. 3)");
  d.add("synthesis_in_void", &P::synthesis_in_void, "1", "most rise of synthesis where matrix is missing (eq. 2)");
  d.add("share_iii_rest", &P::share_iii_rest, "1", "share of type III in what resting fibroblasts make (eq. 3)");
  d.add("share_iii_wound", &P::share_iii_wound, "1", "share of type III in what activated ones make (eq. 3)");
  d.add("oxygen_half", &P::oxygen_half_mmHg, "mmHg", "oxygen tension at half of prolyl hydroxylation (eq. 2)");
  d.add("loss_iii", &P::loss_iii_per_day, "1/day", "turnover of type III at rest (eq. 5, 6)");
  d.add("cross_linking", &P::cross_linking_per_day, "1/day",
        "cross-linking of immature collagen I by resting lysyl oxidase (eq. 7, 8)");
  d.add("cross_link_maturation", &P::cross_link_maturation_per_day, "1/day",
        "maturation of divalent cross-links of collagen I to trivalent ones (eq. 17)");
  d.add("fibril_growth", &P::fibril_growth_per_day, "1/day", "growth of fibrils of linked collagen I (eq. 18)");
  d.add("loss_mature", &P::loss_mature_per_day, "1/day", "turnover of mature collagen I (eq. 7)");
  d.add("retention_by_activated", &P::retention_by_activated, "1",
        "rise of the share of new collagen I that stays, per activated cell over resting density (eq. 4)");
  d.add("retention_in_void", &P::retention_in_void, "1", "share of new collagen I that stays in a void (eq. 4)");
  d.add("mmp_on_iii", &P::mmp_on_iii_ng_per_ml, "ng/mL",
        "MMP-1 that doubles the loss of type III and immature I (eq. 5, 6)");
  d.add("mmp_on_mature", &P::mmp_on_mature_ng_per_ml, "ng/mL", "MMP-1 that doubles the loss of mature I (eq. 7)");
  d.add("mmp9_on_new", &P::mmp9_on_new, "1",
        "cutting of type III and immature I by MMP-9 over that by as much MMP-1 (eq. 6, 7)");
  d.add("fragment_clearance", &P::fragment_clearance_per_day, "1/day", "clearance of fragments without MMP-9 (eq. 8)");
  d.add("mmp9_on_fragments", &P::mmp9_on_fragments_ng_per_ml, "ng/mL",
        "MMP-9 that doubles the clearance of fragments (eq. 8)");
  d.add("picp_mass_share", &P::picp_mass_share, "1", "mass of PICP over that of its collagen molecule (eq. 9)");
  d.add("piiinp_mass_share", &P::piiinp_mass_share, "1", "mass of PIIINP over that of its collagen molecule (eq. 10)");
  d.add("propeptide_clearance", &P::propeptide_clearance_per_day, "1/day",
        "clearance of both propeptides in whole skin (eq. 10, 11)");
  d.add("clearance_without_lymph", &P::clearance_without_lymph, "1",
        "share of that clearance without lymph vessels (eq. 10, 11)");
}

void FibreOrientationParameters::describe(core::Description<FibreOrientationParameters>& d) {
  using P = FibreOrientationParameters;
  d.add("tension_guidance", &P::tension_guidance, "1",
        "share of new fibres that resting tension, not the matrix around them, directs (eq. 14)");
  d.add("pull_half", &P::pull_half, "1",
        "activated over resting cells that align half of the fibres of a void (eq. 13)");
}

Collagen::Collagen(const core::ParameterLibrary& library)
    : p_(library.read<CollagenParameters>("collagen")),
      orientation_(library.read<FibreOrientationParameters>("fibre_orientation")),
      glucose_(library.read<GlucoseNeedParameters>("glucose_need")),
      lactate_(library.read<LactateEffectParameters>("lactate_effect")) {}

std::span<const FieldUse> Collagen::uses() const {
  static constexpr FieldUse uses[] = {
      {FieldId::collagen3, Access::read_write},
      {FieldId::collagen1_immature, Access::read_write},
      {FieldId::collagen1_mature, Access::read_write},
      {FieldId::new_collagen_along_x, Access::read_write},
      {FieldId::new_collagen_along_y, Access::read_write},
      {FieldId::mature_collagen_along_x, Access::read_write},
      {FieldId::mature_collagen_along_y, Access::read_write},
      {FieldId::mature_cross_links, Access::write},
      {FieldId::thick_fibrils, Access::write},
      {FieldId::collagen_fragments, Access::write},
      {FieldId::picp, Access::write},
      {FieldId::piiinp, Access::write},
      {FieldId::fibroblasts, Access::read},
      {FieldId::myofibroblasts, Access::read},
      {FieldId::fibroblast_capacity, Access::read},
      {FieldId::il1_beta, Access::read},
      {FieldId::tnf, Access::read},
      {FieldId::fibrin, Access::read},
      {FieldId::lysyl_oxidase, Access::read},
      {FieldId::mmp, Access::read},
      {FieldId::mmp9, Access::read},
      {FieldId::oxygen, Access::read},
      {FieldId::glucose, Access::read},
      {FieldId::glucose_rest, Access::read},
      {FieldId::lactate, Access::read},
      {FieldId::lactate_rest, Access::read},
      {FieldId::collagen_capacity, Access::read},
      {FieldId::collagen1_retention, Access::read},
      {FieldId::collagen_rest, Access::read},
      {FieldId::track, Access::read},
      {FieldId::papillary_dermis, Access::read},
      {FieldId::reticular_dermis, Access::read},
  };
  return uses;
}

// Eq. 2-5: cells in whole matrix, and those that stand where it was cut out. A call would keep the loop below from
// running over vectors.
[[gnu::always_inline]] inline Collagen::Drive Collagen::drive(const Makers& cells, double let_stay) const {
  const double resting = positive(cells.fibroblasts), activated = positive(cells.activated);
  const double in_cut = collagen::cells_in_cut(resting + activated, cells.at_rest, cells.cut);
  const double building = in_cut * collagen::share_outside_clot(cells.clot);
  const double in_matrix = 1 - in_cut + building * (1 - cells.missing),
               in_gaps = building * collagen::made_in_gaps(cells.missing, p_.synthesis_in_void);
  const double pace = collagen::restraint(cells.cytokines_ng_per_ml, p_.cytokine_half_ng_per_ml) *
                      hill1(cells.oxygen_mmHg, p_.oxygen_half_mmHg) * cells.fed;
  const double made = pace * (resting + p_.activated_synthesis * activated);
  const double iii = pace * (p_.share_iii_rest * resting + p_.share_iii_wound * p_.activated_synthesis * activated);
  const double all = in_matrix + in_gaps;
  const double kept = in_matrix * collagen::retained_share(let_stay) + in_gaps * p_.retention_in_void;
  return {all * iii, all * (made - iii), kept * (made - iii)};
}

inline double Collagen::retention(const Makers& cells) const {
  return collagen::retention_factor(cells.at_rest > 0 ? cells.activated / cells.at_rest : 0.0,
                                    p_.retention_by_activated);
}

inline Collagen::Losses Collagen::losses(double mmp_ng_per_ml, double mmp9_ng_per_ml) const {
  const double on_new = collagen::acting_on_new(mmp_ng_per_ml, mmp9_ng_per_ml, p_.mmp9_on_new);
  const double labile = collagen::protease_factor(on_new, p_.mmp_on_iii_ng_per_ml);
  return {p_.loss_iii_per_day * labile, p_.loss_iii_per_day * (labile - 1),
          p_.loss_mature_per_day * collagen::protease_factor(mmp_ng_per_ml, p_.mmp_on_mature_ng_per_ml)};
}

void Collagen::add_rates(const TissueTile& at, RateTile& rates) const {
  const double *f = at[FieldId::fibroblasts], *y = at[FieldId::myofibroblasts],
               *cells_at_rest = at[FieldId::fibroblast_capacity], *il1 = at[FieldId::il1_beta], *tnf = at[FieldId::tnf],
               *fibrin = at[FieldId::fibrin], *lox = at[FieldId::lysyl_oxidase], *mmp = at[FieldId::mmp],
               *mmp9 = at[FieldId::mmp9], *oxygen = at[FieldId::oxygen], *glucose = at[FieldId::glucose],
               *glucose_rest = at[FieldId::glucose_rest], *lactate = at[FieldId::lactate],
               *lactate_rest = at[FieldId::lactate_rest], *capacity = at[FieldId::collagen_capacity],
               *let_stay = at[FieldId::collagen1_retention], *at_rest = at[FieldId::collagen_rest],
               *track = at[FieldId::track], *iii = at[FieldId::collagen3], *immature = at[FieldId::collagen1_immature],
               *mature = at[FieldId::collagen1_mature];
  const double *papillary = at[FieldId::papillary_dermis], *reticular = at[FieldId::reticular_dermis],
               *new_x = at[FieldId::new_collagen_along_x], *new_y = at[FieldId::new_collagen_along_y],
               *mature_x = at[FieldId::mature_collagen_along_x], *mature_y = at[FieldId::mature_collagen_along_y];
  double *turn_new_x = rates.production(FieldId::new_collagen_along_x),
         *new_x_loss = rates.loss(FieldId::new_collagen_along_x),
         *turn_new_y = rates.production(FieldId::new_collagen_along_y),
         *new_y_loss = rates.loss(FieldId::new_collagen_along_y),
         *turn_mature_x = rates.production(FieldId::mature_collagen_along_x),
         *mature_x_loss = rates.loss(FieldId::mature_collagen_along_x),
         *turn_mature_y = rates.production(FieldId::mature_collagen_along_y),
         *mature_y_loss = rates.loss(FieldId::mature_collagen_along_y);
  double *to_iii = rates.production(FieldId::collagen3), *iii_loss = rates.loss(FieldId::collagen3),
         *to_immature = rates.production(FieldId::collagen1_immature),
         *immature_loss = rates.loss(FieldId::collagen1_immature),
         *to_mature = rates.production(FieldId::collagen1_mature), *mature_loss = rates.loss(FieldId::collagen1_mature),
         *to_cross_links = rates.production(FieldId::mature_cross_links),
         *cross_link_loss = rates.loss(FieldId::mature_cross_links),
         *to_thick = rates.production(FieldId::thick_fibrils), *thick_loss = rates.loss(FieldId::thick_fibrils),
         *to_fragments = rates.production(FieldId::collagen_fragments),
         *fragment_loss = rates.loss(FieldId::collagen_fragments), *to_picp = rates.production(FieldId::picp),
         *picp_loss = rates.loss(FieldId::picp), *to_piiinp = rates.production(FieldId::piiinp),
         *piiinp_loss = rates.loss(FieldId::piiinp);
  const tissue::FibreOrientation in_reticular = tissue::reticular_orientation(at.skin()),
                                 in_papillary = tissue::papillary_orientation(at.skin());
  const double tension_x = at.skin().reticular_fibres_along_x, tension_y = 1 - tension_x;
#pragma omp simd
  for (std::size_t v = 0; v < at.size(); ++v) {
    const double missing = collagen::missing_share(iii[v] + immature[v] + mature[v], at_rest[v]);
    const Makers cells{f[v],
                       y[v],
                       cells_at_rest[v],
                       positive(il1[v]) + positive(tnf[v]),
                       oxygen[v],
                       glucose_supply(glucose[v], glucose_rest[v], glucose_.half_mmol_per_l) *
                           lactate_call(lactate[v], lactate_rest[v], lactate_.collagen_l_per_mmol),
                       track[v],
                       collagen::share_of_cut(fibrin[v], track[v]),
                       collagen::share_of_cut(missing, track[v])};
    const Drive made = drive(cells, let_stay[v] * retention(cells));
    const double secreted_iii = capacity[v] * made.iii, secreted_i = capacity[v] * made.i_kept;
    const Losses loss = losses(mmp[v], mmp9[v]);
    to_iii[v] += secreted_iii;
    iii_loss[v] += loss.iii;
    to_immature[v] += secreted_i;
    const double linking = p_.cross_linking_per_day * positive(lox[v]);
    immature_loss[v] += linking + loss.cut_immature;
    to_mature[v] += linking * positive(immature[v]);
    mature_loss[v] += loss.mature;
    to_cross_links[v] += p_.cross_link_maturation_per_day * positive(mature[v]);
    cross_link_loss[v] += p_.cross_link_maturation_per_day + loss.mature;
    to_thick[v] += p_.fibril_growth_per_day * positive(mature[v]);
    thick_loss[v] += p_.fibril_growth_per_day + loss.mature;
    to_fragments[v] +=
        loss.iii * positive(iii[v]) + loss.cut_immature * positive(immature[v]) + loss.mature * positive(mature[v]);
    fragment_loss[v] +=
        p_.fragment_clearance_per_day * collagen::protease_factor(mmp9[v], p_.mmp9_on_fragments_ng_per_ml);
    const double cleared = p_.propeptide_clearance_per_day * share_by_lymph(track[v], p_.clearance_without_lymph);
    to_picp[v] += collagen::propeptides_freed(secreted_i, p_.picp_mass_share);
    picp_loss[v] += cleared;
    to_piiinp[v] += collagen::propeptides_freed(secreted_iii, p_.piiinp_mass_share);
    piiinp_loss[v] += cleared;
    const double upper = tissue::papillary_share(papillary[v], reticular[v]),
                 old = collagen::share_mature(iii[v] + immature[v], mature[v]),
                 taut = collagen::taut_share(collagen::pull(cells.activated, cells.at_rest, orientation_.pull_half),
                                             missing);
    const double laid_x = collagen::laid_share(tissue::mixed(positive(new_x[v]), positive(mature_x[v]), old),
                                               tissue::mixed(in_reticular.x, in_papillary.x, upper),
                                               collagen::void_share(tension_x, taut), missing,
                                               orientation_.tension_guidance),
                 laid_y = collagen::laid_share(tissue::mixed(positive(new_y[v]), positive(mature_y[v]), old),
                                               tissue::mixed(in_reticular.y, in_papillary.y, upper),
                                               collagen::void_share(tension_y, taut), missing,
                                               orientation_.tension_guidance);
    const double renewed = collagen::renewal_per_day(secreted_iii + secreted_i, iii[v] + immature[v]),
                 matured = collagen::renewal_per_day(linking * immature[v], mature[v]);
    collagen::turn(turn_new_x[v], new_x_loss[v], renewed, laid_x);
    collagen::turn(turn_new_y[v], new_y_loss[v], renewed, laid_y);
    collagen::turn(turn_mature_x[v], mature_x_loss[v], matured, positive(new_x[v]));
    collagen::turn(turn_mature_y[v], mature_y_loss[v], matured, positive(new_y[v]));
  }
}

// Rest of skin that was never cut: type III fixes the synthesis of the site, mature collagen I fixes the share that
// stays; the immature pool, mature cross-links, thick fibrils, fragments and propeptides follow, and with them what
// counts as complete matrix.
void Collagen::balance_rest(tissue::Tissue& tissue) const {
  for (std::size_t v = 0; v < tissue.grid.size(); ++v) {
    const Makers cells{
        tissue[FieldId::fibroblasts][v], tissue[FieldId::myofibroblasts][v], tissue[FieldId::fibroblast_capacity][v],
        positive(tissue[FieldId::il1_beta][v]) + positive(tissue[FieldId::tnf][v]), tissue[FieldId::oxygen][v]};
    const double iii = tissue[FieldId::collagen3][v], mature = tissue[FieldId::collagen1_mature][v];
    const Losses loss = losses(tissue[FieldId::mmp][v], tissue[FieldId::mmp9][v]);
    const Drive made = drive(cells, 0);
    const double linking = p_.cross_linking_per_day * tissue[FieldId::lysyl_oxidase][v];
    const double immature = linking > 0 ? loss.mature * mature / linking : 0.0;
    const double secreted_iii = loss.iii * iii, secreted_i = (linking + loss.cut_immature) * immature;
    const bool alive = made.iii > 0 && secreted_iii > 0;
    const double capacity = alive ? secreted_iii / made.iii : 0;
    const tissue::FibreOrientation fibres = tissue::orientation_at_rest(
        tissue.skin, tissue[FieldId::papillary_dermis][v], tissue[FieldId::reticular_dermis][v]);
    tissue[FieldId::new_collagen_along_x][v] = tissue[FieldId::mature_collagen_along_x][v] = fibres.x;
    tissue[FieldId::new_collagen_along_y][v] = tissue[FieldId::mature_collagen_along_y][v] = fibres.y;
    tissue[FieldId::collagen_capacity][v] = capacity;
    tissue[FieldId::collagen1_retention][v] = alive ? secreted_i / (capacity * made.i * retention(cells)) : 0;
    tissue[FieldId::collagen1_immature][v] = immature;
    tissue[FieldId::mature_cross_links][v] =
        collagen::ripe_share(p_.cross_link_maturation_per_day, loss.mature) * mature;
    tissue[FieldId::thick_fibrils][v] = collagen::ripe_share(p_.fibril_growth_per_day, loss.mature) * mature;
    tissue[FieldId::collagen_rest][v] = iii + immature + mature;
    tissue[FieldId::collagen_fragments][v] =
        (loss.iii * iii + loss.cut_immature * immature + loss.mature * mature) /
        (p_.fragment_clearance_per_day *
         collagen::protease_factor(tissue[FieldId::mmp9][v], p_.mmp9_on_fragments_ng_per_ml));
    tissue[FieldId::picp][v] =
        alive ? collagen::propeptides_freed(secreted_i, p_.picp_mass_share) / p_.propeptide_clearance_per_day : 0;
    tissue[FieldId::piiinp][v] =
        alive ? collagen::propeptides_freed(secreted_iii, p_.piiinp_mass_share) / p_.propeptide_clearance_per_day : 0;
  }
}

}  // namespace cutis::processes
