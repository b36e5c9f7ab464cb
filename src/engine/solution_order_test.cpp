// Are fields solved after what they depend on, and together with what depends on them?
// SPDX-License-Identifier: Apache-2.0
#include "engine/solution_order.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "engine/engine_for_test.hpp"
#include "processes/catalog.hpp"

using namespace cutis;
using namespace cutis::engine;
using namespace cutis::engine::for_test;
using processes::Access;

namespace {

const auto nothing = [](const TissueTile&, RateTile&) {};

void add(processes::ProcessSet& set, std::vector<FieldId> reads, std::vector<FieldId> writes) {
  std::vector<processes::FieldUse> uses;
  for (FieldId id : reads) uses.push_back({id, Access::read});
  for (FieldId id : writes) uses.push_back({id, Access::write});
  add_reaction(set, "test", nothing, std::move(uses));
}

/// Which component solves that field, or -1.
int place_of(const std::vector<Component>& order, FieldId id) {
  for (std::size_t n = 0; n < order.size(); ++n)
    for (const FieldGroup& group : order[n])
      for (const auto* list : {&group.pointwise, &group.moving})
        if (std::find(list->begin(), list->end(), id) != list->end()) return static_cast<int>(n);
  return -1;
}

}  // namespace

TEST_CASE("a chain is solved from its source on, whatever the order of the catalogue") {
  processes::ProcessSet set;
  add(set, {FieldId::tnf}, {FieldId::il6});
  add(set, {FieldId::il1_beta}, {FieldId::tnf});
  add(set, {}, {FieldId::il1_beta});
  const auto order = solution_order(set, {});
  REQUIRE(order.size() == 3);
  CHECK(place_of(order, FieldId::il1_beta) == 0);
  CHECK(place_of(order, FieldId::tnf) == 1);
  CHECK(place_of(order, FieldId::il6) == 2);
  CHECK(place_of(order, FieldId::mmp) == -1);  // nobody moves it: it is not solved
}

TEST_CASE("what feeds each other, also through others, is one component; a listener comes after") {
  processes::ProcessSet set;
  add(set, {FieldId::mmp}, {FieldId::timp});  // listens only
  add(set, {FieldId::il6}, {FieldId::il1_beta});
  add(set, {FieldId::il1_beta}, {FieldId::tnf});
  add(set, {FieldId::tnf}, {FieldId::il6, FieldId::mmp});
  const auto order = solution_order(set, {});
  REQUIRE(order.size() == 2);
  CHECK(order[0].size() == 3);
  CHECK(place_of(order, FieldId::mmp) == 0);
  CHECK(place_of(order, FieldId::timp) == 1);
}

TEST_CASE("processes that write one field are one group, and a moving field depends on what directs it") {
  processes::ProcessSet set;
  add(set, {}, {FieldId::fibroblasts});
  add(set, {}, {FieldId::pdgf, FieldId::kgf});
  add(set, {FieldId::track}, {FieldId::clot_pdgf, FieldId::pdgf});  // anatomy is no input: it does not change in a step
  const std::vector<MovingRead> moving = {{FieldId::fibroblasts, {FieldId::fibroblasts, FieldId::pdgf}},
                                          {FieldId::damage_signal, {}}};
  const auto order = solution_order(set, moving);
  REQUIRE(order.size() == 3);
  CHECK(place_of(order, FieldId::pdgf) < place_of(order, FieldId::fibroblasts));
  CHECK(place_of(order, FieldId::clot_pdgf) == place_of(order, FieldId::kgf));
  CHECK(place_of(order, FieldId::damage_signal) >= 0);
  const FieldGroup& clot = order[static_cast<std::size_t>(place_of(order, FieldId::pdgf))].front();
  CHECK(clot.processes.size() == 2);
  CHECK(clot.inputs.empty());
}

TEST_CASE("of the shipped processes, collagen listens to oxygen, and the cascade is one component") {
  const auto library = core::ParameterLibrary::load(CUTIS_SOURCE_DIR "/data");
  const processes::ProcessSet set = processes::make_processes(library);
  const auto order = solution_order(set, {});
  CHECK(place_of(order, FieldId::oxygen) < place_of(order, FieldId::collagen3));
  CHECK(place_of(order, FieldId::mmp) < place_of(order, FieldId::collagen3));
  for (FieldId id : {FieldId::il1_beta, FieldId::neutrophils, FieldId::macrophages_m1, FieldId::tgf_beta1})
    CHECK(place_of(order, id) == place_of(order, FieldId::damage_signal));
  CHECK(order[static_cast<std::size_t>(place_of(order, FieldId::channel_area))].front().surface_only);
}
