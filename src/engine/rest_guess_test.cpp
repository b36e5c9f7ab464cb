// Does the guess of rest fill in what is not known, leave what is, and lead to the same rest?
// SPDX-License-Identifier: Apache-2.0
#include "engine/rest_guess.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "engine/engine.hpp"
#include "engine/engine_for_test.hpp"

using namespace cutis;
using namespace cutis::engine;
using namespace cutis::engine::for_test;

namespace {

const grid::SerialExchange serial;

/// Papillary dermis in the lower half, deeper in every other column, makes an enzyme that spreads and is lost.
struct Layered {
  processes::ProcessSet set;
  tissue::Tissue skin = tissue::make_tissue({8, 4, 10, 0.02, 0.02});

  Layered() {
    const grid::Grid& grid = skin.grid;
    for (int k = 0; k < grid.nz; ++k)
      for (int j = 0; j < grid.ny; ++j)
        for (int i = 0; i < grid.nx; ++i) skin[FieldId::papillary_dermis][grid.index(i, j, k)] = k >= 5 + i % 2 ? 1 : 0;
    skin[FieldId::elastin] = skin[FieldId::papillary_dermis];
    add_reaction(set, "enzyme",
                 [](const TissueTile& at, RateTile& rates) {
                   for (std::size_t v = 0; v < at.size(); ++v) {
                     rates.production(FieldId::mmp)[v] += 6 * at[FieldId::papillary_dermis][v];
                     rates.loss(FieldId::mmp)[v] += 2;
                   }
                 },
                 {{FieldId::mmp, processes::Access::read_write}});
    add_motion(set, FieldId::mmp, grid::Values(grid.size(), 0.01));
  }
};

}  // namespace

TEST_CASE("a column has the block's means at each depth") {
  const Layered layered;
  const tissue::Tissue column = mean_column(layered.skin);
  REQUIRE(column[FieldId::papillary_dermis].size() == 10);
  CHECK(column[FieldId::papillary_dermis][4] == 0);
  CHECK(column[FieldId::papillary_dermis][5] == 0.5);
  CHECK(column[FieldId::papillary_dermis][6] == 1);
}

TEST_CASE("the guess fills in what is alike everywhere, leaves the rest, and shortens the search for the same rest") {
  Layered from_nothing, guessed;
  Engine plain(from_nothing.skin, from_nothing.set, serial, {});
  plain.settle(from_nothing.skin);
  const tissue::Tissue before = guessed.skin;
  CHECK(guess_rest(guessed.skin, guessed.set, {}));
  CHECK(guessed.skin[FieldId::elastin] == before[FieldId::elastin]);
  CHECK(guessed.skin[FieldId::papillary_dermis] == before[FieldId::papillary_dermis]);
  const double *guess = guessed.skin[FieldId::mmp].data(), *rest = from_nothing.skin[FieldId::mmp].data();
  double worst = 0;
  for (std::size_t v = 0; v < guessed.skin.grid.size(); ++v) worst = std::max(worst, std::abs(guess[v] - rest[v]));
  CHECK(worst > 1e-3);  // columns differ from their mean
  CHECK(worst < 0.5);   // of up to 3
  Engine shorter(guessed.skin, guessed.set, serial, {});
  shorter.settle(
      guessed.skin, [] {}, true);
  for (std::size_t v = 0; v < guessed.skin.grid.size(); ++v)
    CHECK(guessed.skin[FieldId::mmp][v] == Approx(from_nothing.skin[FieldId::mmp][v]).epsilon(1e-4));
  CHECK(shorter.statistics().multigrid_cycles <= plain.statistics().multigrid_cycles);
}

TEST_CASE("nothing is guessed where the column finds no rest at once") {
  processes::ProcessSet set;
  add_reaction(set, "feedback",
               [](const TissueTile& at, RateTile& rates) {
                 for (std::size_t v = 0; v < at.size(); ++v) {
                   rates.production(FieldId::mmp)[v] += 2 / (1 + std::pow(at[FieldId::mmp][v], 4));
                   rates.loss(FieldId::mmp)[v] += 1;
                 }
               },
               {{FieldId::mmp, processes::Access::read_write}});
  tissue::Tissue skin = tissue::make_tissue({2, 2, 1, 0.02, 0.02});
  fill(skin, FieldId::mmp, 0.2);
  CHECK_FALSE(guess_rest(skin, set, {}));
  for (const double mmp : skin[FieldId::mmp]) CHECK(mmp == 0.2);
}
