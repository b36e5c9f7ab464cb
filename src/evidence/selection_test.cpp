// Are rows found by id and family, and are rows that validate kept away from fits?
// SPDX-License-Identifier: Apache-2.0
#include "evidence/selection.hpp"

#include <catch2/catch.hpp>

#include "core/errors.hpp"

using namespace cutis;
using namespace cutis::evidence;

namespace {

std::vector<Study> example() {
  Study fitted, kept;
  fitted.seeds = kept.seeds = {3, 5, 7};
  fitted.rows.resize(2);
  fitted.rows[0].id = "V39a", fitted.rows[1].id = "V39b";
  fitted.rows[0].role = fitted.rows[1].role = "calibration";
  kept.rows.resize(2);
  kept.rows[0].id = "V3", kept.rows[1].id = "N1";
  kept.rows[0].role = "validation", kept.rows[1].role = "input-check";
  kept.rows[1].fast = true;
  return {fitted, kept};
}

std::vector<std::string> ids(const std::vector<Task>& tasks) {
  std::vector<std::string> names;
  for (const Task& task : tasks) names.push_back(task.row->id);
  return names;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("virtual subjects are all drawn, whatever the number of seeds") {
  Row row;
  row.subjects = 4;
  CHECK(seeds_of(example()[0], row, 2) == std::vector<std::uint64_t>{1, 2, 3, 4});
  CHECK(seeds_of(example()[0], Row(), 2) == std::vector<std::uint64_t>{3, 5});
}

TEST_CASE("rows by id, by family, by tier") {
  const auto studies = example();
  CHECK(ids(select(studies, {})) == Names{"V39a", "V39b", "V3", "N1"});
  CHECK(ids(select(studies, {{"V39"}, false, false, 0})) == Names{"V39a", "V39b"});
  CHECK(ids(select(studies, {{"V3"}, false, false, 0})) == Names{"V3"});
  CHECK(ids(select(studies, {{}, true, false, 0})) == Names{"N1"});
  CHECK(select(studies, {{"N1"}, false, false, 2})[0].seeds == std::vector<std::uint64_t>{3, 5});
}

TEST_CASE("an unknown id is refused with the nearest") {
  try {
    select(example(), {{"V39x"}, false, false, 0});
    FAIL("accepted");
  } catch (const core::InputError& error) {
    REQUIRE(error.faults().size() == 1);
    CHECK(error.faults()[0].nearest.substr(0, 3) == "V39");
  }
}

TEST_CASE("with changed parameters only calibration rows are run, and others are refused by name") {
  const auto studies = example();
  CHECK(ids(select(studies, {{}, false, true, 0})) == Names{"V39a", "V39b"});
  CHECK_THROWS_AS(select(studies, {{"V3"}, false, true, 0}), core::InputError);
}

TEST_CASE("settings name process, parameter and a value within its range") {
  core::ParameterLibrary library = core::ParameterLibrary::load(std::string(CUTIS_SOURCE_DIR) + "/data");
  set_parameters(library, {"biopsy.wound_edge=2"});
  CHECK(library.at("biopsy", "wound_edge").value == 2);
  CHECK_THROWS_AS(set_parameters(library, {"biopsy.wound_edge=99"}), core::InputError);
  CHECK_THROWS_AS(set_parameters(library, {"biopsy.wound=2"}), core::InputError);
  CHECK_THROWS_AS(set_parameters(library, {"biopsy.wound_edge"}), core::InputError);
  CHECK_THROWS_AS(set_parameters(library, {"wound_edge=2"}), core::InputError);
  CHECK_THROWS_AS(set_parameters(library, {"biopsy.wound_edge=2x"}), core::InputError);
}
