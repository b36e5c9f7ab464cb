// Do fibroblasts rest, fill up to their capacity, become activated and come back as stated?
// SPDX-License-Identifier: Apache-2.0
#include "processes/fibroblasts/fibroblasts.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "processes/fibroblasts/formulas.hpp"
#include "processes/rates_for_test.hpp"

using namespace cutis;
using namespace cutis::processes;
using tissue::Tissue;

namespace {

double number(const char* name) { return shipped_parameters().at("fibroblasts", name).value; }

constexpr double resting_per_mm3 = 2000;

/// Resting dermis without factors.
Tissue dermis() {
  Tissue t = tissue::make_tissue({2, 2, 3, 0.02, 0.02});
  fill(t, FieldId::reticular_dermis, 1);
  fill(t, FieldId::fibroblasts, resting_per_mm3);
  fill(t, FieldId::fibroblast_capacity, resting_per_mm3);
  t.skin.reticular_fibres_in_depth = 0.1;
  t.skin.reticular_fibres_along_x = 0.7;
  return t;
}

double net(const Tissue& t, FieldId id, std::size_t v = 0) {
  const TestRates rates{Fibroblasts(shipped_parameters()), t};
  return rates.production(id, v) - rates.loss(id, v) * t[id][v];
}

}  // namespace

TEST_CASE("PDGF, TGF-beta1 and FGF2 drive division, all of second order (eq. 1)") {
  const auto drive = [](double pdgf, double tgf, double fgf2) {
    return fibroblasts::mitogenic_drive(pdgf, tgf, fgf2, {2, 0.5, 1, 0.4, 3});
  };
  CHECK(drive(0, 0, 0) == 0);
  CHECK(drive(2, 0, 0) == Approx(0.5));
  CHECK(drive(0, 1, 0) == Approx(0.25));
  CHECK(drive(0, 0, 3) == Approx(0.2));
  CHECK(drive(4, 2, 3) == Approx(0.8 + 0.4 + 0.2));
  CHECK(drive(1e6, 1e6, 1e6) == Approx(1.9));
  CHECK(drive(1e-3, 0, 0) / drive(0.5e-3, 0, 0) == Approx(4).epsilon(1e-5));
  CHECK(drive(-1, -1, -1) == 0);
}

TEST_CASE("activation is of second order in TGF-beta1 and saturates (eq. 2)") {
  using fibroblasts::activation_per_day;
  CHECK(activation_per_day(0, 0.8, 0.5) == 0);
  CHECK(activation_per_day(0.5, 0.8, 0.5) == Approx(0.4));
  CHECK(activation_per_day(1.0, 0.8, 0.5) == Approx(0.64));
  CHECK(activation_per_day(1e6, 0.8, 0.5) == Approx(0.8));
}

TEST_CASE("without factors the resting density is a fixed point, from both sides (eq. 1)") {
  Tissue t = dermis();
  CHECK(net(t, FieldId::fibroblasts) == Approx(0).margin(1e-12 * resting_per_mm3));
  CHECK(net(t, FieldId::myofibroblasts) == 0);
  fill(t, FieldId::fibroblasts, 1.05 * resting_per_mm3);
  CHECK(net(t, FieldId::fibroblasts) == Approx(-0.05 * resting_per_mm3 * number("turnover")));
  fill(t, FieldId::fibroblasts, 0);
  CHECK(net(t, FieldId::fibroblasts) == Approx(resting_per_mm3 * number("turnover")));
}

TEST_CASE("cells of a void without clot divide without mitogens, as far as neighbours lack (eq. 1)") {
  using namespace fibroblasts;
  CHECK(cells_in_cut(500, 2000, 1) == 500);
  CHECK(cells_in_cut(1200, 2000, 0.5) == 200);
  CHECK(cells_in_cut(900, 2000, 0.5) == 0);
  CHECK(cells_in_cut(500, 2000, 0) == 0);
  CHECK(lacking_share(500, 2000) == 0.75);
  CHECK(lacking_share(2500, 2000) == 0);
  CHECK(lacking_share(0, 0) == 0);
  CHECK(crowding_slope(1400, 2000) == Approx(0.4));  // x (1 - x / 2000) at 1400
  CHECK(crowding_slope(500, 2000) == 0);             // there it rises
  CHECK(crowding_slope(9000, 2000) == 1);
  CHECK(share_outside_clot(0.2, 0.5) == Approx(0.6));
  CHECK(share_outside_clot(0.5, 0.5) == 0);
  CHECK(share_outside_clot(0, 0) == 0);
  Tissue t = dermis();
  fill(t, FieldId::vessel_capacity, 0.5);  // and no vessels: none come back along them
  fill(t, FieldId::fibroblasts, 0.2 * resting_per_mm3);
  CHECK(net(t, FieldId::fibroblasts) == 0);  // nothing was cut
  fill(t, FieldId::track, 1);
  const double fastest = number("growth") * number("growth_when_sparse");
  CHECK(net(t, FieldId::fibroblasts) == Approx(fastest * 0.8 * 0.2 * resting_per_mm3));
  fill(t, FieldId::fibrin, 0.75);
  CHECK(net(t, FieldId::fibroblasts) == Approx(0.25 * fastest * 0.8 * 0.2 * resting_per_mm3));
  fill(t, FieldId::fibrin, 0);
  fill(t, FieldId::myofibroblasts, 0.3 * resting_per_mm3);
  const double back = number("return_share") * number("deactivation") * 0.3 * resting_per_mm3;
  CHECK(net(t, FieldId::fibroblasts) - back == Approx(fastest * 0.5 * 0.2 * resting_per_mm3));
  fill(t, FieldId::myofibroblasts, 0);
  fill(t, FieldId::fibroblasts, 1.5 * resting_per_mm3);
  CHECK(net(t, FieldId::fibroblasts) == 0);
}

TEST_CASE("the void of a voxel cut by half grows as half a voxel of void (eq. 1)") {
  Tissue t = dermis();
  fill(t, FieldId::vessel_capacity, 0.5);
  fill(t, FieldId::track, 1);
  fill(t, FieldId::fibroblasts, 0.4 * resting_per_mm3);
  const double whole_void = net(t, FieldId::fibroblasts);
  fill(t, FieldId::track, 0.5);
  fill(t, FieldId::fibroblasts, 0.5 * resting_per_mm3);
  CHECK(net(t, FieldId::fibroblasts) == 0);  // right after the cut
  fill(t, FieldId::fibroblasts, 0.7 * resting_per_mm3);
  CHECK(net(t, FieldId::fibroblasts) == Approx(0.5 * whole_void));
}

TEST_CASE("a few cells alone fill their place to the resting density and no further; the error halves with the step") {
  Tissue t = dermis();
  fill(t, FieldId::vessel_capacity, 0.5);
  fill(t, FieldId::track, 1);
  fill(t, FieldId::fibroblasts, 0.01 * resting_per_mm3);
  const Fibroblasts process{shipped_parameters()};
  const double pace = number("growth") * number("growth_when_sparse");
  const double exact = resting_per_mm3 / (1 + 99 * std::exp(-10 * pace));  // logistic
  const auto error = [&](int steps) { return advanced(process, t, 10, steps)[FieldId::fibroblasts][3] - exact; };
  CHECK(error(4000) == Approx(0).margin(0.01 * exact));
  CHECK(error(400) / error(800) == Approx(2).epsilon(0.1));
  CHECK(advanced(process, t, 100, 2000)[FieldId::fibroblasts][3] == Approx(resting_per_mm3).epsilon(1e-6));
}

TEST_CASE("cells come back along vessels, perfused or growing, and with all of them as at rest (eq. 1)") {
  CHECK(fibroblasts::supplied_share(0.5, 0, 0.5) == 1);
  CHECK(fibroblasts::supplied_share(0.1, 0.15, 0.5) == Approx(0.5));
  CHECK(fibroblasts::supplied_share(2, 1, 0.5) == 1);
  CHECK(fibroblasts::supplied_share(0, 0, 0) == 1);
  Tissue t = dermis();
  fill(t, FieldId::vessel_capacity, 0.5);
  fill(t, FieldId::fibroblasts, 0);
  CHECK(net(t, FieldId::fibroblasts) == 0);
  fill(t, FieldId::sprouts, 0.25);
  CHECK(net(t, FieldId::fibroblasts) == Approx(0.5 * resting_per_mm3 * number("turnover")));
}

TEST_CASE("division stops where fibroblasts and myofibroblasts fill the capacity (eq. 1)") {
  Tissue t = dermis();
  fill(t, FieldId::fibroblasts, 0.75 * number("capacity"));
  fill(t, FieldId::myofibroblasts, 0.25 * number("capacity"));
  const double without = net(t, FieldId::fibroblasts);
  fill(t, FieldId::pdgf, 10 * number("pdgf_half"));
  CHECK(net(t, FieldId::fibroblasts) == Approx(without).epsilon(1e-12));
  fill(t, FieldId::myofibroblasts, 0);
  const double room = net(t, FieldId::fibroblasts);
  fill(t, FieldId::pdgf, 0);
  CHECK(room > net(t, FieldId::fibroblasts));
}

TEST_CASE("myofibroblasts gain what fibroblasts lose by activation; a share of them comes back (eq. 1, 2)") {
  const Tissue t = lively_tissue();
  core::ParameterLibrary slow = shipped_parameters(), fast = shipped_parameters();
  slow.set("fibroblasts", "activation", shipped_parameters().at("fibroblasts", "activation").low);
  fast.set("fibroblasts", "activation", shipped_parameters().at("fibroblasts", "activation").high);
  const TestRates few{Fibroblasts(slow), t}, many{Fibroblasts(fast), t};
  Tissue empty = t;
  fill(empty, FieldId::myofibroblasts, 0);
  const TestRates with{Fibroblasts(shipped_parameters()), t}, without{Fibroblasts(shipped_parameters()), empty};
  for (std::size_t v = 0; v < t.grid.size(); ++v) {
    const double lost =
        (many.loss(FieldId::fibroblasts, v) - few.loss(FieldId::fibroblasts, v)) * t[FieldId::fibroblasts][v];
    const double gained = many.production(FieldId::myofibroblasts, v) - few.production(FieldId::myofibroblasts, v);
    REQUIRE(lost > 0);
    REQUIRE(gained == Approx(lost).epsilon(1e-10));
    const double deactivated = with.loss(FieldId::myofibroblasts, v) * t[FieldId::myofibroblasts][v];
    const double back = with.production(FieldId::fibroblasts, v) - without.production(FieldId::fibroblasts, v);
    REQUIRE(back == Approx(number("return_share") * deactivated).epsilon(1e-10));
  }
}

TEST_CASE("myofibroblasts are forgotten exponentially once TGF-beta1 is gone; the error halves with the step") {
  Tissue t = dermis();
  fill(t, FieldId::myofibroblasts, 1000);
  const Fibroblasts process{shipped_parameters()};
  const double exact = 1000 * std::exp(-7 * number("deactivation"));
  const auto error = [&](int steps) { return advanced(process, t, 7, steps)[FieldId::myofibroblasts][3] - exact; };
  CHECK(error(2000) == Approx(0).margin(1e-3 * exact));
  CHECK(error(100) / error(200) == Approx(2).epsilon(0.02));
}

TEST_CASE("no cells come from nothing outside dermis") {
  Tissue t = lively_tissue();
  for (FieldId id : {FieldId::fibroblasts, FieldId::myofibroblasts, FieldId::fibroblast_capacity}) fill(t, id, 0);
  CHECK(net(t, FieldId::fibroblasts) == 0);
  CHECK(net(t, FieldId::myofibroblasts) == 0);
}

TEST_CASE("both move in dermis only; fibroblasts follow PDGF (eq. 3)") {
  Tissue t = dermis();
  t[FieldId::reticular_dermis][1] = 0.4;
  const auto moves = FibroblastsTransport(shipped_parameters()).transports(t);
  REQUIRE(moves.size() == 2);
  for (const Transport& move : moves) {
    CHECK(move.diffusivity_mm2_per_day[0] == number("diffusivity"));
    CHECK(move.diffusivity_mm2_per_day[1] == 0);
    CHECK(closed(move));
  }
  REQUIRE(moves[0].chemotaxis);
  CHECK(moves[0].chemotaxis->attractant == FieldId::pdgf);
  CHECK(moves[0].chemotaxis->half_saturation == number("pdgf_half"));
  CHECK_FALSE(moves[1].chemotaxis);
}

TEST_CASE("cells move more along fibres than across, and alike where needles went (eq. 4)") {
  CHECK(fibroblasts::guided_motility(1.0 / 3, 0.3) == Approx(1));
  CHECK(fibroblasts::guided_motility(1, 0.3) == Approx(1.6));
  CHECK(fibroblasts::guided_motility(0, 0.3) == Approx(0.7));
  Tissue t = dermis();
  t[FieldId::track][2] = 1;
  const double kappa = number("contact_guidance");
  for (const Transport& move : FibroblastsTransport(shipped_parameters()).transports(t)) {
    CHECK(move.along_x[0] == Approx(1 + kappa * (3 * 0.63 - 1)));
    CHECK(move.along_y[0] == Approx(1 + kappa * (3 * 0.27 - 1)));
    CHECK(move.along_x[2] == Approx(1));
    CHECK(move.along_y[2] == Approx(1));
  }
}

TEST_CASE("activation wants fibronectin (eq. 2)") {
  Tissue t = dermis();
  fill(t, FieldId::tgf_beta1, 1);
  CHECK(net(t, FieldId::myofibroblasts) == 0);
  fill(t, FieldId::fibronectin, number("fibronectin_half"));
  const double half = net(t, FieldId::myofibroblasts);
  CHECK(half > 0);
  fill(t, FieldId::fibronectin, 1e6);
  CHECK(net(t, FieldId::myofibroblasts) == Approx(2 * half).epsilon(1e-6));
}

TEST_CASE("cells divide as they have glucose, with mitogens and without neighbours (eq. 1)") {
  Tissue t = lively_tissue();
  fill(t, FieldId::track, 0.9);
  fill(t, FieldId::fibrin, 0.1);
  const auto growth = [&](double glucose) {
    fill(t, FieldId::glucose, glucose);
    return TestRates(Fibroblasts(shipped_parameters()), t).production(FieldId::fibroblasts, 3);
  };
  const double rest = t[FieldId::glucose_rest][3], without = growth(0), whole = growth(rest);
  CHECK(whole > without);
  const double half = shipped_parameters().at("glucose_need", "half").value;
  CHECK((growth(0.1) - without) / (whole - without) == Approx(0.1 / (half + 0.1) * (half + rest) / rest));
}

TEST_CASE("fibroblasts keep their contract and every parameter matters") {
  CHECK(broken_contract(Fibroblasts(shipped_parameters()), lively_tissue()).empty());
  Tissue sparse = lively_tissue();
  for (double& at_rest : sparse[FieldId::fibroblast_capacity]) at_rest *= 100;
  const auto idle = idle_parameters<Fibroblasts, FibroblastsTransport>(shipped_parameters(), "fibroblasts", sparse);
  CHECK(idle.empty());
}
