// Does @name@ do what its README says?
// SPDX-License-Identifier: Apache-2.0
#include "processes/@name@/@name@.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "processes/@name@/formulas.hpp"
#include "processes/rates_for_test.hpp"

using namespace cutis;
using namespace cutis::processes;

namespace {

core::ParameterLibrary library() { return core::ParameterLibrary::load(CUTIS_SOURCE_DIR "/data"); }

}  // namespace

TEST_CASE("@name@: loss at a point worked by hand (eq. 1)") {
  CHECK(@name@::loss(4.0, 0.25) == Approx(1.0));
  CHECK(@name@::loss(-1e-9, 0.25) == 0);
}

TEST_CASE("@name@: the engine gets the rates of the equation") {
  const tissue::Tissue tissue = lively_tissue();
  const TestRates rates{@Class@(library()), tissue};
  const double decay_per_day = library().read<@Class@Parameters>("@name@").decay_per_day;
  for (std::size_t v = 0; v < tissue.grid.size(); ++v) {
    const double value = tissue[FieldId::@field@][v];
    CHECK(rates.loss(FieldId::@field@, v) * value == Approx(@name@::loss(value, decay_per_day)));
  }
}

TEST_CASE("@name@: exponential decay; the error halves with the step") {
  const double decay_per_day = library().read<@Class@Parameters>("@name@").decay_per_day;
  tissue::Tissue tissue = lively_tissue();
  fill(tissue, FieldId::@field@, 1.0);
  const auto error = [&](int steps) {
    return advanced(@Class@(library()), tissue, 1 / decay_per_day, steps)[FieldId::@field@][3] - std::exp(-1.0);
  };
  CHECK(error(100) / error(200) == Approx(2).epsilon(0.02));
}

TEST_CASE("@name@ keeps its contract and every parameter matters") {
  CHECK(broken_contract(@Class@(library()), lively_tissue()).empty());
  CHECK(idle_parameters<@Class@>(library(), "@name@", lively_tissue()).empty());
}
