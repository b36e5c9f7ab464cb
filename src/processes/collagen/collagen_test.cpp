// Is collagen at rest where it should be, made by the cells that are there, and cut without loss of mass?
// SPDX-License-Identifier: Apache-2.0
#include "processes/collagen/collagen.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <random>

#include "processes/collagen/formulas.hpp"
#include "processes/collagen/orientation.hpp"
#include "processes/rates_for_test.hpp"

using namespace cutis;
using namespace cutis::processes;
using tissue::Tissue;

namespace {

double number(const char* name) { return shipped_parameters().at("collagen", name).value; }

constexpr FieldId pools[] = {FieldId::collagen3,
                             FieldId::collagen1_immature,
                             FieldId::collagen1_mature,
                             FieldId::mature_cross_links,
                             FieldId::thick_fibrils,
                             FieldId::collagen_fragments,
                             FieldId::picp,
                             FieldId::piiinp};

/// The lively tissue, uncut or with a share of each voxel cut out once.
Tissue lively(double cut) {
  Tissue t = lively_tissue();
  fill(t, FieldId::track, cut);
  return t;
}

/// The uncut one with its own rest constants.
Tissue settled() {
  Tissue t = lively(0);
  Collagen(shipped_parameters()).balance_rest(t);
  return t;
}

double synthesis(const Tissue& t) {
  const TestRates rates{Collagen(shipped_parameters()), t};
  return rates.production(FieldId::collagen3);
}

}  // namespace

TEST_CASE("matrix is missing in proportion, never in excess (eq. 1)") {
  using collagen::missing_share;
  CHECK(missing_share(160, 160) == 0);
  CHECK(missing_share(40, 160) == Approx(0.75));
  CHECK(missing_share(0, 160) == 1);
  CHECK(missing_share(200, 160) == 0);
  CHECK(missing_share(0, 0) == 0);
}

TEST_CASE("what a voxel lacks or holds belongs to the part that was cut out (eq. 1, 2)") {
  using collagen::share_of_cut;
  CHECK(share_of_cut(0.2, 0) == 0);
  CHECK(share_of_cut(0.2, 0.4) == 0.5);
  CHECK(share_of_cut(0.4, 0.4) == 1);
  CHECK(share_of_cut(0.5, 0.4) == 1);
}

TEST_CASE("cells beyond those of the whole part stand in the cut one, never more densely (eq. 2)") {
  using collagen::cells_in_cut;
  CHECK(cells_in_cut(1000, 1000, 0) == 0);
  CHECK(cells_in_cut(600, 1000, 0.4) == 0);  // right after the cut
  CHECK(cells_in_cut(800, 1000, 0.4) == Approx(0.25));
  CHECK(cells_in_cut(1000, 1000, 0.4) == Approx(0.4));
  CHECK(cells_in_cut(5000, 1000, 0.4) == 0.4);
  CHECK(cells_in_cut(7, 1000, 1) == 1);
  CHECK(cells_in_cut(0, 1000, 0.4) == 0);
}

TEST_CASE("cytokines restrain synthesis, a clot puts it off, room raises it (eq. 3)") {
  CHECK(collagen::restraint(0, 0.06) == 1);
  CHECK(collagen::restraint(0.06, 0.06) == Approx(0.5));
  CHECK(collagen::share_outside_clot(0) == 1);
  CHECK(collagen::share_outside_clot(0.25) == 0.75);
  CHECK(collagen::share_outside_clot(1.5) == 0);
  CHECK(collagen::made_in_gaps(0, 5) == 0);
  CHECK(collagen::made_in_gaps(0.5, 5) == Approx(3));
  CHECK(collagen::made_in_gaps(1, 5) == Approx(6));
}

TEST_CASE("activated cells raise the share that stays to at most all (eq. 5)") {
  using collagen::retained_share;
  CHECK(collagen::retention_factor(0, 500) == 1);
  CHECK(collagen::retention_factor(0.1, 500) == Approx(51));
  CHECK(retained_share(0.01) == 0.01);
  CHECK(retained_share(3) == 1);
}

TEST_CASE("propeptides leave whole skin by lymph, a void a little (eq. 10, 11)") {
  CHECK(share_by_lymph(0, 0.03) == 1);
  CHECK(share_by_lymph(1, 0.03) == Approx(0.03));
  CHECK(share_by_lymph(0.5, 0.03) == Approx(0.515));
}

TEST_CASE("free MMP raises a loss in proportion (eq. 6-9)") {
  using collagen::protease_factor;
  CHECK(protease_factor(0, 60) == 1);
  CHECK(protease_factor(60, 60) == 2);
  CHECK(protease_factor(90, 60) == Approx(2.5));
  CHECK(protease_factor(-3, 60) == 1);
}

TEST_CASE("balance_rest puts all pools and propeptides at rest") {
  const Tissue t = settled();
  const TestRates rates{Collagen(shipped_parameters()), t};
  for (FieldId pool : pools)
    for (std::size_t v = 0; v < t.grid.size(); ++v)
      REQUIRE(rates.production(pool, v) == Approx(rates.loss(pool, v) * t[pool][v]).epsilon(1e-12));
}

TEST_CASE("balance_rest keeps what is known of the site, and gives dead tissue no synthesis") {
  Tissue t = lively(0);
  const grid::Values iii = t[FieldId::collagen3], mature = t[FieldId::collagen1_mature];
  t[FieldId::fibroblasts][4] = t[FieldId::myofibroblasts][4] = 0;
  Collagen(shipped_parameters()).balance_rest(t);
  CHECK(t[FieldId::collagen3] == iii);
  CHECK(t[FieldId::collagen1_mature] == mature);
  CHECK(t[FieldId::collagen_capacity][4] == 0);
  CHECK(t[FieldId::collagen1_retention][4] == 0);
  CHECK(t[FieldId::collagen_capacity][5] > 0);
  CHECK(t[FieldId::collagen_rest][5] == iii[5] + t[FieldId::collagen1_immature][5] + mature[5]);
}

TEST_CASE("fragments gain what pools lose by cutting, mature collagen what immature loses by cross-linking") {
  Tissue t = lively(0.5);
  fill(t, FieldId::mmp, 25);
  const TestRates rates{Collagen(shipped_parameters()), t};
  for (std::size_t v = 0; v < t.grid.size(); ++v) {
    const double linked = number("cross_linking") * t[FieldId::lysyl_oxidase][v] * t[FieldId::collagen1_immature][v];
    const double cut = rates.loss(FieldId::collagen3, v) * t[FieldId::collagen3][v] +
                       rates.loss(FieldId::collagen1_immature, v) * t[FieldId::collagen1_immature][v] - linked +
                       rates.loss(FieldId::collagen1_mature, v) * t[FieldId::collagen1_mature][v];
    REQUIRE(rates.production(FieldId::collagen_fragments, v) == Approx(cut).epsilon(1e-12));
    REQUIRE(rates.production(FieldId::collagen1_mature, v) == Approx(linked).epsilon(1e-12));
  }
}

TEST_CASE("synthesis needs cells and oxygen; activated cells and room raise it, inflammation lowers it (eq. 3, 4)") {
  Tissue t = settled();
  const double now = synthesis(t);
  Tissue activated = t, inflamed = t, cut = t;
  fill(activated, FieldId::myofibroblasts, 2 * t[FieldId::myofibroblasts].back());
  CHECK(synthesis(activated) > now);
  fill(inflamed, FieldId::il1_beta, 1);
  CHECK(synthesis(inflamed) < 0.5 * now);
  for (FieldId pool : {FieldId::collagen3, FieldId::collagen1_immature, FieldId::collagen1_mature}) fill(cut, pool, 0);
  fill(cut, FieldId::track, 1);
  fill(cut, FieldId::fibrin, 0);
  CHECK(synthesis(cut) == Approx((1 + number("synthesis_in_void")) * now));
  fill(t, FieldId::oxygen, number("oxygen_half"));
  const double half = synthesis(t);
  fill(t, FieldId::oxygen, 1e9);
  CHECK(synthesis(t) == Approx(2 * half).epsilon(1e-6));
  fill(t, FieldId::oxygen, 0);
  CHECK(synthesis(t) == 0);
  fill(t, FieldId::oxygen, 40);
  for (FieldId cells : {FieldId::fibroblasts, FieldId::myofibroblasts}) fill(t, cells, 0);
  CHECK(synthesis(t) == 0);
}

TEST_CASE("want of glucose lowers synthesis by Monod's law over that at rest (eq. 3)") {
  Tissue t = settled();
  const double rest = t[FieldId::glucose_rest].front(), before = synthesis(t);
  fill(t, FieldId::glucose, 0.1);
  const double half = shipped_parameters().at("glucose_need", "half").value;
  CHECK(synthesis(t) == Approx(before * 0.1 / (half + 0.1) * (half + rest) / rest));
}

TEST_CASE("lactate above rest raises synthesis, lactate at rest or below leaves it (eq. 3)") {
  Tissue t = settled();
  const double before = synthesis(t), slope = shipped_parameters().at("lactate_effect", "collagen").value;
  fill(t, FieldId::lactate_rest, 1);
  fill(t, FieldId::lactate, 4);
  CHECK(synthesis(t) == Approx(before * (1 + 3 * slope)));
  fill(t, FieldId::lactate, 0);
  CHECK(synthesis(t) == Approx(before));
}

TEST_CASE("TGF-beta1 does not act on synthesis but through the cells that it activates") {
  Tissue t = settled();
  const TestRates before{Collagen(shipped_parameters()), t};
  fill(t, FieldId::tgf_beta1, 10);
  CHECK(TestRates(Collagen(shipped_parameters()), t) == before);
}

TEST_CASE("resting and activated cells each make their share of type III (eq. 4)") {
  Tissue t = settled();
  fill(t, FieldId::collagen1_retention, 1);
  const auto share_iii = [&] {
    const TestRates rates{Collagen(shipped_parameters()), t};
    const double iii = rates.production(FieldId::collagen3);
    return iii / (iii + rates.production(FieldId::collagen1_immature));
  };
  fill(t, FieldId::myofibroblasts, 0);
  CHECK(share_iii() == Approx(number("share_iii_rest")));
  fill(t, FieldId::fibroblasts, 0);
  fill(t, FieldId::myofibroblasts, 100);
  CHECK(share_iii() == Approx(number("share_iii_wound")));
}

TEST_CASE("new matrix of a void holds as much type III as was stated, be its cells activated or not (source)") {
  Tissue t = settled();
  fill(t, FieldId::track, 1);
  for (FieldId pool : {FieldId::collagen3, FieldId::collagen1_immature, FieldId::collagen1_mature}) fill(t, pool, 0);
  const auto share_iii = [&] {
    const TestRates rates{Collagen(shipped_parameters()), t};
    const double iii = rates.production(FieldId::collagen3), i = rates.production(FieldId::collagen1_immature);
    return iii / (iii + i);
  };
  CHECK(share_iii() == Approx(0.33).epsilon(0.1));
  fill(t, FieldId::myofibroblasts, 0);
  CHECK(share_iii() == Approx(0.3).epsilon(0.01));
}

TEST_CASE(
    "a bed filled in part makes what its filled part and its gaps make, and keeps collagen I as they do (eq. 3-5)") {
  Tissue t = settled();
  fill(t, FieldId::fibrin, 0);
  t[FieldId::fibroblast_capacity] = t[FieldId::fibroblasts];
  const auto made = [&](double cut, double filled) {
    Tissue bed = t;
    fill(bed, FieldId::track, cut);
    for (FieldId id : {FieldId::collagen3, FieldId::collagen1_immature, FieldId::collagen1_mature})
      for (double& value : bed[id]) value *= filled;
    const TestRates rates{Collagen(shipped_parameters()), bed};
    return std::pair{rates.production(FieldId::collagen3), rates.production(FieldId::collagen1_immature)};
  };
  for (double active : {0.0, 50.0}) {
    fill(t, FieldId::myofibroblasts, active);
    const auto whole = made(0, 1), empty = made(1, 0), part = made(1, 0.7);
    CHECK(part.first == Approx(0.7 * whole.first + 0.3 * empty.first));
    CHECK(part.second == Approx(0.7 * whole.second + 0.3 * empty.second));
  }
}

TEST_CASE("a voxel cut by half makes at once what its whole half made, and frees no more propeptide") {
  Tissue t = settled();
  fill(t, FieldId::fibrin, 0);
  t[FieldId::fibroblast_capacity] = t[FieldId::fibroblasts];
  fill(t, FieldId::myofibroblasts, 0);
  const TestRates whole{Collagen(shipped_parameters()), t};
  for (FieldId id : {FieldId::fibroblasts, FieldId::collagen3, FieldId::collagen1_immature, FieldId::collagen1_mature})
    for (double& value : t[id]) value *= 0.5;
  fill(t, FieldId::track, 0.5);
  fill(t, FieldId::fibrin, 0.5);
  const TestRates halved{Collagen(shipped_parameters()), t};
  for (FieldId id : {FieldId::collagen3, FieldId::collagen1_immature, FieldId::picp, FieldId::piiinp})
    CHECK(halved.production(id) == Approx(0.5 * whole.production(id)));
}

TEST_CASE("MMP doubles each loss at its stated level; without MMP immature collagen is not cut (eq. 6-8)") {
  Tissue t = settled();
  fill(t, FieldId::mmp9, 0);
  fill(t, FieldId::mmp, 0);
  const TestRates none{Collagen(shipped_parameters()), t};
  CHECK(none.loss(FieldId::collagen3) == Approx(number("loss_iii")));
  CHECK(none.loss(FieldId::collagen1_immature) == number("cross_linking"));
  CHECK(none.loss(FieldId::collagen1_mature) == Approx(number("loss_mature")));
  fill(t, FieldId::mmp, number("mmp_on_iii"));
  CHECK(TestRates(Collagen(shipped_parameters()), t).loss(FieldId::collagen3) == Approx(2 * number("loss_iii")));
  fill(t, FieldId::mmp, number("mmp_on_mature"));
  CHECK(TestRates(Collagen(shipped_parameters()), t).loss(FieldId::collagen1_mature) ==
        Approx(2 * number("loss_mature")));
}

TEST_CASE("mature collagen has a half-life of 15 years, immature one of 15 days (sources)") {
  CHECK(std::log(2.0) / number("loss_mature") / 365.25 == Approx(15).epsilon(0.01));
  CHECK(std::log(2.0) / number("cross_linking") == Approx(15).epsilon(0.01));
}

TEST_CASE("MMP-9 cuts new collagen as its share of MMP-1, and no mature collagen (eq. 6-9)") {
  CHECK(collagen::acting_on_new(10, 40, 0.1) == Approx(14));
  CHECK(collagen::acting_on_new(-1, -40, 0.1) == 0);
  Tissue t = settled();
  const double enough = number("mmp_on_iii") / number("mmp9_on_new");
  const auto losses = [&](double mmp, double mmp9) {
    fill(t, FieldId::mmp, mmp);
    fill(t, FieldId::mmp9, mmp9);
    return TestRates(Collagen(shipped_parameters()), t);
  };
  const TestRates none = losses(0, 0), by_9 = losses(0, enough), by_1 = losses(number("mmp_on_iii"), 0);
  CHECK(by_9.loss(FieldId::collagen3) == Approx(2 * none.loss(FieldId::collagen3)));
  CHECK(by_9.loss(FieldId::collagen1_immature) == Approx(by_1.loss(FieldId::collagen1_immature)));
  CHECK(by_9.loss(FieldId::collagen1_mature) == none.loss(FieldId::collagen1_mature));
  const double cut = number("loss_iii") * (t[FieldId::collagen3][0] + t[FieldId::collagen1_immature][0]);
  CHECK(by_9.production(FieldId::collagen_fragments) - none.production(FieldId::collagen_fragments) == Approx(cut));
}

TEST_CASE("gelatinase doubles the clearance of fragments at its stated level (eq. 9)") {
  Tissue t = settled();
  fill(t, FieldId::mmp9, 0);
  const TestRates none{Collagen(shipped_parameters()), t};
  CHECK(none.loss(FieldId::collagen_fragments) == Approx(number("fragment_clearance")));
  fill(t, FieldId::mmp9, number("mmp9_on_fragments"));
  const TestRates some{Collagen(shipped_parameters()), t};
  CHECK(some.loss(FieldId::collagen_fragments) == Approx(2 * number("fragment_clearance")));
}

TEST_CASE("one propeptide comes free for each molecule that is secreted (eq. 10, 11)") {
  CHECK(collagen::propeptides_freed(3, 0.5) == 1.5e6);
  Tissue t = settled();
  fill(t, FieldId::collagen1_mature, 0);
  const TestRates rates{Collagen(shipped_parameters()), t};
  const auto per_mass = [&](FieldId propeptide, FieldId collagen) {
    return rates.production(propeptide) / rates.production(collagen);
  };
  CHECK(per_mass(FieldId::picp, FieldId::collagen1_immature) == Approx(1e6 * number("picp_mass_share")));
  CHECK(per_mass(FieldId::piiinp, FieldId::collagen3) == Approx(1e6 * number("piiinp_mass_share")));
  for (FieldId cells : {FieldId::fibroblasts, FieldId::myofibroblasts}) fill(t, cells, 0);
  CHECK(TestRates(Collagen(shipped_parameters()), t).production(FieldId::picp) == 0);
}

TEST_CASE("fragments alone decay exponentially; the error halves with the step") {
  Tissue t = tissue::make_tissue({2, 2, 3, 0.02, 0.02});
  fill(t, FieldId::collagen_fragments, 10);
  const Collagen process{shipped_parameters()};
  const double exact = 10 * std::exp(-14 * number("fragment_clearance"));
  const auto error = [&](int steps) { return advanced(process, t, 14, steps)[FieldId::collagen_fragments][3] - exact; };
  CHECK(error(2000) == Approx(0).margin(1e-3 * exact));
  CHECK(error(200) / error(400) == Approx(2).epsilon(0.02));
}

TEST_CASE("collagen keeps its contract; every parameter matters at rest but the two of a void") {
  CHECK(broken_contract(Collagen(shipped_parameters()), lively(0.5)).empty());
  CHECK(idle_parameters<Collagen>(shipped_parameters(), "collagen", lively(0.5)) ==
        std::vector<std::string>{"retention_in_void", "synthesis_in_void"});
}

namespace {

constexpr FieldId fibre_shares[] = {FieldId::new_collagen_along_x, FieldId::new_collagen_along_y,
                                    FieldId::mature_collagen_along_x, FieldId::mature_collagen_along_y};

/// Resting reticular dermis with cells, oxygen and a site's fibres.
Tissue dermis() {
  Tissue t = tissue::make_tissue({2, 2, 3, 0.02, 0.02});
  t.skin.papillary_fibres_in_depth = 0.4;
  t.skin.reticular_fibres_in_depth = 0.1;
  t.skin.reticular_fibres_along_x = 0.7;
  for (auto [id, value] : {std::pair{FieldId::reticular_dermis, 1.0},
                           {FieldId::fibroblasts, 3000.0},
                           {FieldId::fibroblast_capacity, 3000.0},
                           {FieldId::oxygen, 40.0},
                           {FieldId::lysyl_oxidase, 1.0},
                           {FieldId::collagen3, 20.0},
                           {FieldId::collagen1_mature, 145.0},
                           {FieldId::mmp, 1.0}})
    fill(t, id, value);
  Collagen(shipped_parameters()).balance_rest(t);
  return t;
}

/// The same with all of its collagen gone, and this share of activated cells.
Tissue wound_bed(double activated_over_rest) {
  Tissue t = dermis();
  for (FieldId pool : {FieldId::collagen3, FieldId::collagen1_immature, FieldId::collagen1_mature}) fill(t, pool, 0);
  fill(t, FieldId::myofibroblasts, activated_over_rest * 3000);
  return t;
}

}  // namespace

TEST_CASE("lysyl oxidase links collagen I in proportion, and without it none (eq. 7, 8)") {
  Tissue t = settled();
  const auto linked = [&](double lox) {
    fill(t, FieldId::lysyl_oxidase, lox);
    return TestRates(Collagen(shipped_parameters()), t).production(FieldId::collagen1_mature);
  };
  CHECK(linked(1) == Approx(number("cross_linking") * t[FieldId::collagen1_immature][0]));
  CHECK(linked(3) == Approx(3 * linked(1)));
  CHECK(linked(0) == 0);
  Collagen(shipped_parameters()).balance_rest(t);
  CHECK(t[FieldId::collagen1_immature][0] == 0);
}

TEST_CASE("cross-links ripen while the collagen lasts and go with what of it is lost (eq. 17)") {
  CHECK(collagen::ripe_share(3, 1) == 0.75);
  Tissue t = dermis();
  const double ripe = t[FieldId::mature_cross_links][0] / t[FieldId::collagen1_mature][0];
  CHECK(ripe > 0.5);
  fill(t, FieldId::mmp, 100);
  const TestRates cut{Collagen(shipped_parameters()), t};
  CHECK(cut.loss(FieldId::mature_cross_links) - cut.loss(FieldId::collagen1_mature) ==
        Approx(number("cross_link_maturation")));
  Tissue young = dermis();
  fill(young, FieldId::mature_cross_links, 0);
  const Tissue later = advanced(Collagen(shipped_parameters()), young, 182, 400);
  CHECK(later[FieldId::mature_cross_links][0] ==
        Approx(182 * number("cross_link_maturation") * young[FieldId::collagen1_mature][0]).epsilon(0.05));
}

TEST_CASE("fibrils thicken while the collagen lasts and go with what of it is lost (eq. 18)") {
  Tissue t = dermis();
  CHECK(t[FieldId::thick_fibrils][0] / t[FieldId::collagen1_mature][0] > 0.95);
  fill(t, FieldId::mmp, 100);
  const TestRates cut{Collagen(shipped_parameters()), t};
  CHECK(cut.loss(FieldId::thick_fibrils) - cut.loss(FieldId::collagen1_mature) == Approx(number("fibril_growth")));
}

TEST_CASE("collagen of skin is as thick as it gets at 12 months (source, rats)") {
  Tissue young = dermis();
  fill(young, FieldId::thick_fibrils, 0);
  const Tissue later = advanced(Collagen(shipped_parameters()), young, 365, 400);
  CHECK(later[FieldId::thick_fibrils][0] / later[FieldId::collagen1_mature][0] == Approx(0.95).margin(0.02));
}

TEST_CASE("resting skin holds about 0.55 mol HHL per mol of collagen (source)") {
  const Tissue t = dermis();
  const double all = t[FieldId::collagen3][0] + t[FieldId::collagen1_immature][0] + t[FieldId::collagen1_mature][0];
  CHECK(t[FieldId::mature_cross_links][0] / all == Approx(0.55).margin(0.02));
}

TEST_CASE("orientation at points worked by hand (eq. 12-15)") {
  using namespace collagen;
  CHECK(share_mature(10, 30) == Approx(0.75));
  CHECK(share_mature(10, -1) == 0);
  CHECK(share_mature(0, 0) == 0);
  CHECK(pull(900, 3000, 0.3) == Approx(0.5));
  CHECK(pull(0, 3000, 0.3) == 0);
  CHECK(pull(900, 0, 0.3) == 0);
  CHECK(taut_share(0, 1) == 0);
  CHECK(taut_share(0.5, 1) == 0.5);
  CHECK(taut_share(0, 0.4) == Approx(0.6));
  CHECK(taut_share(0.5, 0.4) == Approx(0.8));
  CHECK(void_share(0.7, 0) == Approx(1.0 / 3));
  CHECK(void_share(0.7, 0.5) == Approx((1.0 / 3 + 0.7) / 2));
  CHECK(laid_share(0.7, 0.1, 1.0 / 3, 0, 0.1) == Approx(0.64));
  CHECK(laid_share(0.7, 0.1, 1.0 / 3, 1, 0.1) == Approx(1.0 / 3));
  CHECK(renewal_per_day(2, 40) == Approx(0.05));
  CHECK(renewal_per_day(0, 0) == 0);
}

TEST_CASE("fibres of the site: flat in reticular, upright in papillary dermis, between at the border") {
  const tissue::SkinConstants skin = dermis().skin;
  CHECK(orientation_at_rest(skin, 0, 1).x == Approx(0.63));
  CHECK(orientation_at_rest(skin, 0, 1).y == Approx(0.27));
  CHECK(orientation_at_rest(skin, 1, 0).x == Approx(0.3));
  CHECK(orientation_at_rest(skin, 1, 0).z() == Approx(0.4));
  CHECK(orientation_at_rest(skin, 0.2, 0.2).z() == Approx(0.25));
}

TEST_CASE("balance_rest lays fibres as the site has them, and there they stay") {
  const Tissue t = dermis();
  CHECK(t[FieldId::new_collagen_along_x][0] == Approx(0.63));
  CHECK(t[FieldId::mature_collagen_along_y][0] == Approx(0.27));
  const TestRates rates{Collagen(shipped_parameters()), t};
  for (FieldId share : fibre_shares) {
    REQUIRE(rates.loss(share) > 0);
    REQUIRE(rates.production(share) == Approx(rates.loss(share) * t[share][0]).epsilon(1e-12));
  }
}

TEST_CASE("what is lost takes all directions alike; what matures keeps its direction (eq. 15, 16)") {
  Tissue t = dermis();
  fill(t, FieldId::new_collagen_along_x, 0.1);
  const TestRates rates{Collagen(shipped_parameters()), t};
  const auto net = [&](FieldId id) { return rates.production(id) - rates.loss(id) * t[id][0]; };
  const double matured = rates.production(FieldId::collagen1_mature), mature = t[FieldId::collagen1_mature][0],
               along = t[FieldId::mature_collagen_along_x][0];
  const double mass_along_x = net(FieldId::mature_collagen_along_x) * mature + along * net(FieldId::collagen1_mature);
  const double lost = rates.loss(FieldId::collagen1_mature) * mature;
  CHECK(mass_along_x == Approx(0.1 * matured - along * lost).epsilon(1e-6));
}

TEST_CASE("shares stay shares, whatever happens to the pools and however long the step") {
  std::mt19937 random(5);
  std::uniform_real_distribution<> unit(0, 1);
  const Collagen process{shipped_parameters()};
  for (int trial = 0; trial < 200; ++trial) {
    Tissue t = dermis();
    for (std::size_t v = 0; v < t.grid.size(); ++v) {
      for (FieldId id : {FieldId::collagen3, FieldId::collagen1_immature, FieldId::collagen1_mature})
        t[id][v] *= trial % 3 == 0 ? 0 : 2 * unit(random);
      t[FieldId::myofibroblasts][v] = 1e4 * unit(random);
      t[FieldId::mmp][v] = 100 * unit(random);
      for (std::size_t pool : {0, 2}) {
        t[fibre_shares[pool]][v] = unit(random);
        t[fibre_shares[pool + 1]][v] = (1 - t[fibre_shares[pool]][v]) * unit(random);
      }
    }
    t = advanced(process, t, std::pow(10, 6 * unit(random) - 2), 3);
    for (std::size_t v = 0; v < t.grid.size(); ++v)
      for (std::size_t pool : {0, 2}) {
        REQUIRE(t[fibre_shares[pool]][v] >= 0);
        REQUIRE(t[fibre_shares[pool + 1]][v] >= 0);
        REQUIRE(t[fibre_shares[pool]][v] + t[fibre_shares[pool + 1]][v] <= 1 + 1e-12);
      }
  }
}

TEST_CASE("a void fills without direction, and in the plane along tension where activated cells pull") {
  const Collagen process{shipped_parameters()};
  const Tissue slack = advanced(process, wound_bed(0), 3, 60), pulled = advanced(process, wound_bed(3), 3, 60);
  CHECK(slack[FieldId::new_collagen_along_x][0] == Approx(1.0 / 3).margin(0.02));
  const double x = pulled[FieldId::new_collagen_along_x][0], y = pulled[FieldId::new_collagen_along_y][0];
  CHECK(x > 0.6);
  CHECK(1 - x - y < 0.06);
}

TEST_CASE("gaps of a bed that matrix bridges fill along the tension of the skin, without activated cells (eq. 13)") {
  Tissue bridged = dermis();
  for (FieldId share : fibre_shares) fill(bridged, share, 1.0 / 3);
  Tissue empty = bridged;
  const auto incoming_x = [](Tissue& t, double filled) {
    for (FieldId pool : {FieldId::collagen3, FieldId::collagen1_immature, FieldId::collagen1_mature})
      for (double& value : t[pool]) value *= filled;
    const TestRates rates{Collagen(shipped_parameters()), t};
    return rates.production(FieldId::new_collagen_along_x) / rates.loss(FieldId::new_collagen_along_x);
  };
  CHECK(incoming_x(empty, 0) == Approx(1.0 / 3));
  const double epsilon = shipped_parameters().at("fibre_orientation", "tension_guidance").value;
  const double along_fibres = 1.0 / 3 + epsilon * (0.63 - 1.0 / 3), in_gaps = 1.0 / 3 + 0.6 * (0.7 - 1.0 / 3);
  CHECK(incoming_x(bridged, 0.6) == Approx(0.6 * along_fibres + 0.4 * in_gaps));
}

TEST_CASE("fibres that were turned in complete matrix come back along resting tension, old ones later") {
  Tissue t = dermis();
  for (FieldId share : fibre_shares) fill(t, share, 1.0 / 3);
  const Tissue later = advanced(Collagen(shipped_parameters()), t, 365, 400);
  CHECK(later[FieldId::new_collagen_along_x][0] > 0.34);
  CHECK(later[FieldId::new_collagen_along_x][0] < 0.63);
  CHECK(later[FieldId::mature_collagen_along_x][0] > 1.0 / 3);
  CHECK(later[FieldId::mature_collagen_along_x][0] < later[FieldId::new_collagen_along_x][0]);
}

TEST_CASE("both parameters of orientation matter where matrix is missing") {
  Tissue t = dermis();
  fill(t, FieldId::collagen1_mature, 70);
  fill(t, FieldId::myofibroblasts, 1000);
  fill(t, FieldId::mature_collagen_along_x, 0.2);
  for (const char* name : {"tension_guidance", "pull_half"}) {
    core::ParameterLibrary low = shipped_parameters(), high = shipped_parameters();
    low.set("fibre_orientation", name, low.at("fibre_orientation", name).low);
    high.set("fibre_orientation", name, high.at("fibre_orientation", name).high);
    CHECK_FALSE(TestRates(Collagen(low), t) == TestRates(Collagen(high), t));
  }
}
