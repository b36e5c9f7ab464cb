// Is rest the steady state, are slow pools left as they are, and is it found where long steps do not converge?
// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>
#include <cmath>

#include "engine/engine.hpp"
#include "engine/engine_for_test.hpp"

using namespace cutis;
using namespace cutis::engine;
using namespace cutis::engine::for_test;

namespace {

const grid::SerialExchange serial;

/// Fibres that enzymes (mmp) take in a century; their synthesis keeps what the site has.
class Fibres final : public processes::LocalProcess {
 public:
  std::string_view name() const override { return "fibres"; }
  std::span<const processes::FieldUse> uses() const override {
    static constexpr processes::FieldUse uses[] = {{FieldId::elastin, processes::Access::read_write},
                                                   {FieldId::mmp, processes::Access::read},
                                                   {FieldId::elastin_capacity, processes::Access::read}};
    return uses;
  }
  void add_rates(const TissueTile& at, RateTile& rates) const override {
    for (std::size_t v = 0; v < at.size(); ++v) {
      rates.production(FieldId::elastin)[v] += at[FieldId::elastin_capacity][v];
      rates.loss(FieldId::elastin)[v] += loss_per_day * at[FieldId::mmp][v];
    }
  }
  void balance_rest(tissue::Tissue& tissue) const override {
    for (std::size_t v = 0; v < tissue.grid.size(); ++v)
      tissue[FieldId::elastin_capacity][v] = loss_per_day * tissue[FieldId::mmp][v] * tissue[FieldId::elastin][v];
  }

 private:
  static constexpr double loss_per_day = 1.0 / 36500;
};

}  // namespace

TEST_CASE("rest is the steady state, and slow pools with a balanced synthesis stay as the site has them") {
  processes::ProcessSet set;
  add_reaction(set, "enzymes",
               [](const TissueTile& at, RateTile& rates) {
                 for (std::size_t v = 0; v < at.size(); ++v) {
                   rates.production(FieldId::mmp)[v] += 6;
                   rates.loss(FieldId::mmp)[v] += 2;
                 }
               },
               {{FieldId::mmp, processes::Access::read_write}});
  set.local.push_back(std::make_unique<Fibres>());
  tissue::Tissue tissue = tissue::make_tissue({1, 1, 4, 0.02, 0.02});
  fill(tissue, FieldId::elastin, 5);
  Engine engine(tissue, set, serial, {});
  engine.settle(tissue);
  for (const double mmp : tissue[FieldId::mmp]) CHECK(mmp == Approx(3).epsilon(1e-5));
  for (const double elastin : tissue[FieldId::elastin]) CHECK(elastin == Approx(5).epsilon(1e-8));
  CHECK(tissue.time == 0);
}

// Each holds the other down so steeply that sweeps of the steady balance go round in a circle.
TEST_CASE("rest is found by shorter steps where the steady one does not converge") {
  processes::ProcessSet set;
  add_reaction(set, "feedback",
               [](const TissueTile& at, RateTile& rates) {
                 for (std::size_t v = 0; v < at.size(); ++v) {
                   const double held = std::pow(at[FieldId::mmp][v], 4);
                   rates.production(FieldId::mmp)[v] += 2 / (1 + held);
                   rates.loss(FieldId::mmp)[v] += 1;
                 }
               },
               {{FieldId::mmp, processes::Access::read_write}});
  tissue::Tissue tissue = tissue::make_tissue({1, 1, 1, 0.02, 0.02});
  fill(tissue, FieldId::mmp, 0.2);
  Engine engine(tissue, set, serial, {});
  engine.settle(tissue);
  CHECK(engine.statistics().sweeps > 120);                    // two steady steps went round for 60 sweeps each
  CHECK(tissue[FieldId::mmp][0] == Approx(1).epsilon(1e-3));  // 2 / (1 + 1) = 1
}
