// Is lactate made from glucose and carried off as stated, and do cells answer to it but not at rest?
// SPDX-License-Identifier: Apache-2.0
#include "processes/lactate/lactate.hpp"

#include <catch2/catch.hpp>

#include "processes/lactate/formulas.hpp"
#include "processes/lactate_effect.hpp"
#include "processes/rates_for_test.hpp"

using namespace cutis;
using namespace cutis::processes;
using tissue::Tissue;

namespace {

double number(const char* name, const char* process = "lactate") {
  return shipped_parameters().at(process, name).value;
}
double of_glucose(const char* name) { return number(name, "glucose"); }

/// Tissue with plenty of oxygen and glucose and no lactate.
Tissue fed() {
  Tissue t = tissue::make_tissue({2, 2, 3, 0.02, 0.02});
  fill(t, FieldId::oxygen, 1e12);
  fill(t, FieldId::glucose, 1e12);
  return t;
}

double net(const Tissue& t) {
  const TestRates rates{Lactate(shipped_parameters()), t};
  return rates.production(FieldId::lactate) - rates.loss(FieldId::lactate) * t[FieldId::lactate].front();
}

Transport movement(const Tissue& t) { return LactateTransport(shipped_parameters()).transports(t).at(0); }

}  // namespace

TEST_CASE("blood pulls lactate towards its own as it flows (eq. 2)") {
  Tissue t = fed();
  fill(t, FieldId::vessels, 0.5);
  fill(t, FieldId::lactate, number("blood"));
  CHECK(net(t) == Approx(0).margin(1e-9));
  fill(t, FieldId::lactate, number("blood") + 2);
  const double renewal = number("exchange") / of_glucose("fluid_share");
  CHECK(net(t) == Approx(-0.5 * renewal * 2));
  fill(t, FieldId::vasodilation, 3);
  CHECK(net(t) == Approx(-0.5 * 4 * renewal * 2));
  fill(t, FieldId::inflow_lost, 1);
  CHECK(net(t) == Approx(0).margin(1e-9));
  fill(t, FieldId::inflow_lost, 0);
  for (bool tissue::Components::*part : {&tissue::Components::blood, &tissue::Components::flow}) {
    Tissue without = t;
    without.components.*part = false;
    CHECK(net(without) == 0);
  }
}

TEST_CASE("each kind of cell turns its share of glucose into lactate, two for one (eq. 3)") {
  const double phi = of_glucose("fluid_share"), fibroblast = of_glucose("uptake_fibroblast"),
               leukocyte = of_glucose("uptake_leukocyte");
  Tissue t = fed();
  fill(t, FieldId::fibroblasts, 2000);  // 1000 pmol per mm3 are 1 mmol/L
  CHECK(net(t) == Approx(2 * number("share_fibroblast") * 2 * fibroblast / phi));
  fill(t, FieldId::fibroblasts, 0);
  fill(t, FieldId::myofibroblasts, 1000);
  CHECK(net(t) == Approx(2 * number("share_activated") * fibroblast / phi));
  fill(t, FieldId::myofibroblasts, 0);
  for (FieldId cells : {FieldId::neutrophils, FieldId::macrophages_m1, FieldId::macrophages_m2}) {
    Tissue inflamed = t;
    fill(inflamed, cells, 1000);
    CHECK(net(inflamed) == Approx(2 * number("share_leukocyte") * leukocyte / phi));
    fill(inflamed, FieldId::glucose, of_glucose("uptake_half"));
    CHECK(net(inflamed) == Approx(number("share_leukocyte") * leukocyte / phi));
  }
  fill(t, FieldId::viable_epidermis, 0.5);
  fill(t, FieldId::keratinocytes, 1.5);
  CHECK(net(t) == Approx(0).margin(1e-6));
}

TEST_CASE(
    "without oxygen all glucose becomes lactate, with half of the oxygen that cells can use half of what they burn") {
  const double phi = of_glucose("fluid_share");
  Tissue t = fed();
  fill(t, FieldId::fibroblasts, 1000);
  fill(t, FieldId::viable_epidermis, 1);
  fill(t, FieldId::keratinocytes, 1);
  const double fed_rate = net(t);
  fill(t, FieldId::oxygen, 0);
  const double all = 2 * (of_glucose("uptake_fibroblast") + of_glucose("uptake_epidermis")) / phi;
  CHECK(net(t) == Approx(all));
  fill(t, FieldId::oxygen, number("uptake_half", "oxygen"));
  CHECK(net(t) == Approx((all + fed_rate) / 2));
  fill(t, FieldId::glucose, 0);
  CHECK(net(t) == 0);
}

TEST_CASE("the tissue below goes on like the block, nothing leaves through the corneum (eq. 4)") {
  Tissue t = fed();
  CHECK_FALSE(movement(t).quasi_steady);
  CHECK(movement(t).top.velocity_mm_per_day == 0);
  CHECK(movement(t).bottom.outside == number("below"));
  const double k = number("exchange") / of_glucose("fluid_share"), v = movement(t).bottom.velocity_mm_per_day;
  CHECK(v * v == Approx(number("diffusivity") * k));
  t.components.blood = false;
  CHECK(movement(t).bottom.velocity_mm_per_day == Approx(number("diffusivity") / 0.06));
  CHECK(movement(t).bottom.outside == 0);
  t.components.flow = false;
  CHECK(closed(movement(t)));
}

TEST_CASE("what lactate calls for grows above rest and is exactly what it is otherwise at rest and below (eq. 6)") {
  CHECK(lactate_call(1.2, 1.2, 0.3) == 1);
  CHECK(lactate_call(0.4, 1.2, 0.3) == 1);
  CHECK(lactate_call(3.2, 1.2, 0.3) == Approx(1.6));
}

TEST_CASE("rest keeps what resting skin has") {
  Tissue t = lively_tissue();
  Lactate(shipped_parameters()).balance_rest(t);
  CHECK(t[FieldId::lactate_rest] == t[FieldId::lactate]);
}

TEST_CASE("exchange, share and effects follow from what the sources measured") {
  CHECK(number("exchange") == Approx(0.570 / (1.001 - 0.673) * 1440 / 100).epsilon(0.01));
  // Half of 5.7 umol of lactate per L and min over the glucose that 3300 fibroblasts per mm3 are taken to use.
  CHECK(number("share_fibroblast") ==
        Approx(5.7e-3 * 1440 / 2 / (3.3 * of_glucose("uptake_fibroblast"))).epsilon(0.02));
  CHECK(number("vegf", "lactate_effect") == Approx(std::log(2.0) / 2.5).epsilon(0.02));
  CHECK(number("collagen", "lactate_effect") == Approx(std::log(1.5) / 2.5).epsilon(0.02));
}

TEST_CASE("lactate keeps its contract and every parameter matters") {
  CHECK(broken_contract(Lactate(shipped_parameters()), lively_tissue()).empty());
  const auto idle = idle_parameters<Lactate, LactateTransport>(shipped_parameters(), "lactate", lively_tissue());
  CHECK(idle == std::vector<std::string>{});
}
