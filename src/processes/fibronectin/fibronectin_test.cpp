// Is fibronectin made and lost as stated, and does what plasma brings give way to what cells make?
// SPDX-License-Identifier: Apache-2.0
#include "processes/fibronectin/fibronectin.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "processes/fibronectin/formulas.hpp"
#include "processes/rates_for_test.hpp"

using namespace cutis;
using namespace cutis::processes;
using tissue::Tissue;

namespace {

double number(const char* name) { return shipped_parameters().at("fibronectin", name).value; }

Tissue clot() {
  Tissue t = tissue::make_tissue({2, 2, 3, 0.02, 0.02});
  fill(t, FieldId::fibronectin, 0.17);
  return t;
}

}  // namespace

TEST_CASE("synthesis and loss at points worked by hand (eq. 1)") {
  using namespace fibronectin;
  CHECK(made_ug_per_mm3_d(3000, 0, 5, 4) == Approx(0.015));
  CHECK(made_ug_per_mm3_d(1000, 500, 5, 4) == Approx(0.015));
  CHECK(made_ug_per_mm3_d(-1, -1, 5, 4) == 0);
  CHECK(loss_per_day(0, 0.3, 1e-4) == 0.3);
  CHECK(loss_per_day(2000, 0.3, 1e-4) == Approx(0.5));
  CHECK(loss_per_day(-5, 0.3, 1e-4) == 0.3);
}

TEST_CASE("without cells what plasma brought decays exponentially; the error halves with the step") {
  const Fibronectin process{shipped_parameters()};
  const double exact = 0.17 * std::exp(-7 * number("turnover"));
  const auto error = [&](int steps) { return advanced(process, clot(), 7, steps)[FieldId::fibronectin][3] - exact; };
  CHECK(error(100) / error(200) == Approx(2).epsilon(0.02));
}

TEST_CASE("cells settle it at synthesis over loss, activated ones at more") {
  const Fibronectin process{shipped_parameters()};
  Tissue t = clot();
  fill(t, FieldId::fibroblasts, 3000);
  const double resting = advanced(process, t, 200, 400)[FieldId::fibronectin][0];
  CHECK(resting == Approx(3000e-6 * number("by_fibroblast") / number("turnover")).epsilon(1e-6));
  fill(t, FieldId::fibroblasts, 0);
  fill(t, FieldId::myofibroblasts, 3000);
  CHECK(advanced(process, t, 200, 400)[FieldId::fibronectin][0] ==
        Approx(number("activated_synthesis") * resting).epsilon(1e-6));
}

TEST_CASE("fibronectin keeps its contract and every parameter matters") {
  CHECK(broken_contract(Fibronectin(shipped_parameters()), lively_tissue()).empty());
  CHECK(idle_parameters<Fibronectin>(shipped_parameters(), "fibronectin", lively_tissue()).empty());
}
