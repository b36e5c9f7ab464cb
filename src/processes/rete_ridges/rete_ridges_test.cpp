// Do rete ridges stay at rest, come back over a junction that holds, and grow with the basal layer?
// SPDX-License-Identifier: Apache-2.0
#include "processes/rete_ridges/rete_ridges.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "processes/cut.hpp"
#include "processes/rates_for_test.hpp"
#include "processes/rete_ridges/formulas.hpp"

using namespace cutis;
using namespace cutis::processes;
using tissue::Tissue;

namespace {

double number(const char* name) { return shipped_parameters().at("rete_ridges", name).value; }

/// One whole voxel of epidermis, then two through which the junction runs, then dermis; basal cells a little above 1.
Tissue skin() {
  Tissue t = tissue::make_tissue({2, 2, 5, 0.02, 0.02});
  const double epidermis[] = {1, 0.75, 0.25, 0, 0};
  for (std::size_t v = 0; v < t.grid.size(); ++v) {
    const double share = epidermis[v / t.grid.plane()];
    t[FieldId::viable_epidermis][v] = share;
    t[FieldId::papillary_dermis][v] = 1 - share;
    t[FieldId::basal_keratinocytes][v] = share > 0 ? 1.02 : 0;
    t[FieldId::collagen7][v] = share > 0 && share < 1 ? 1 : 0;
  }
  fill(t, FieldId::rete_ridges, 1);
  ReteRidges(shipped_parameters()).balance_rest(t);
  return t;
}

Tissue after(const Tissue& t, double days) { return advanced(ReteRidges(shipped_parameters()), t, days, 4000); }
double height_after(const Tissue& t, double days) { return after(t, days)[FieldId::rete_ridges][0]; }

}  // namespace

TEST_CASE("the target follows basal cells over those at rest and is never negative (eq. 3)") {
  using rete_ridges::target_height;
  CHECK(target_height(1, 1, 1) == 1);
  CHECK(target_height(1, 1.5, 1) == Approx(1.5));
  CHECK(target_height(1.4, 1.5, 2) == Approx(2));
  CHECK(target_height(1, 0.2, 2) == 0);
  CHECK(target_height(0.5, 1.5, 1) == Approx(1.25));  // half of the ridges are there to be lengthened
  CHECK(target_height(-1e-9, 1.5, 1) == 1);
  CHECK(rete_ridges::remodelling_per_day(0.25, 0.008) == Approx(0.002));
}

TEST_CASE("at rest the height stays 1, whatever packing the site rests at") {
  CHECK(height_after(skin(), 365) == Approx(1).epsilon(1e-9));
}

TEST_CASE("ridges that were lost come back by first order, all of 95 % within a year") {
  Tissue t = skin();
  fill(t, FieldId::rete_ridges, 0);
  CHECK(height_after(t, 42) == Approx(1 - std::exp(-number("remodelling") * 42)).epsilon(1e-3));
  CHECK(height_after(t, 42) < 0.35);
  CHECK(height_after(t, 365) == Approx(0.95).margin(0.005));
}

TEST_CASE("nothing comes back without basal cells or without collagen VII; half of it at half the pace") {
  Tissue t = skin();
  fill(t, FieldId::rete_ridges, 0.2);
  for (FieldId id : {FieldId::basal_keratinocytes, FieldId::collagen7}) {
    Tissue bare = t;
    fill(bare, id, 0);
    CHECK(height_after(bare, 365) == 0.2);
  }
  const double now = TestRates{ReteRidges(shipped_parameters()), t}.loss(FieldId::rete_ridges);
  fill(t, FieldId::collagen7, 0.5);
  CHECK(TestRates{ReteRidges(shipped_parameters()), t}.loss(FieldId::rete_ridges) == Approx(now / 2));
}

TEST_CASE("a crowded basal layer does not hurry ridges that are not there") {
  Tissue t = skin(), crowded = t;
  for (double& basal : crowded[FieldId::basal_keratinocytes]) basal *= 1.8;
  fill(t, FieldId::rete_ridges, 0);
  fill(crowded, FieldId::rete_ridges, 0);
  CHECK(height_after(crowded, 10) < 1.05 * height_after(t, 10));
}

TEST_CASE("half as many basal cells again make taller ridges, slowly") {
  Tissue t = skin();
  for (double& basal : t[FieldId::basal_keratinocytes]) basal *= 1.5;
  CHECK(height_after(t, 30) < 1.15);
  CHECK(height_after(t, 2000) == Approx(1 + 0.5 * number("height_by_packing")));
}

TEST_CASE("a wound flattens ridges by the share of the junction that it cuts; beside it nothing changes (eq. 4)") {
  Tissue t = skin();
  const auto voxel = [&](int k) { return t.grid.index(1, 1, k); };
  // Voxels 1 and 2 hold the junction alike: 0.75 x 0.25. Voxels 0 and 3 hold none.
  flatten_ridges(t, std::vector<tissue::CutShare>{{voxel(3), 1, 1}, {voxel(0), 1, 1}, {voxel(1), 0.5, 1}});
  CHECK(t[FieldId::rete_ridges][3] == Approx(0.75));
  CHECK(t[FieldId::rete_ridges][0] == 1);
  flatten_ridges(t, std::vector<tissue::CutShare>{{voxel(2), 1, 1}, {voxel(1), 1, 1}}, 0.8);
  CHECK(t[FieldId::rete_ridges][3] == Approx(0.75 * 0.2));
  flatten_ridges(t, std::vector<tissue::CutShare>{{voxel(2), 0, 1}});  // near, not cut
  CHECK(t[FieldId::rete_ridges][3] == Approx(0.75 * 0.2));
}

TEST_CASE("a column without a junction keeps what it has") {
  Tissue t = skin();
  fill(t, FieldId::papillary_dermis, 0);
  fill(t, FieldId::rete_ridges, 0.4);
  CHECK(height_after(t, 100) == 0.4);
}

TEST_CASE("rete ridges keep their contract, and no parameter is idle") {
  Tissue t = lively_tissue();
  CHECK(broken_contract(ReteRidges(shipped_parameters()), t).empty());
  t = skin();
  for (double& basal : t[FieldId::basal_keratinocytes]) basal *= 1.1;
  fill(t, FieldId::basal_rest, 1);
  const auto rates_with = [&](const char* name, double value) {
    core::ParameterLibrary library = shipped_parameters();
    library.set("rete_ridges", name, value);
    return TestRates{ReteRidges(library), t};
  };
  for (const char* name : {"remodelling", "height_by_packing"}) {
    const core::Parameter parameter = shipped_parameters().at("rete_ridges", name);
    CHECK_FALSE(rates_with(name, parameter.low) == rates_with(name, parameter.high));
  }
}
