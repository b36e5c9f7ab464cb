// Does oxygen fall by its exact course when a cuff stops the blood?
// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>
#include <cmath>

#include "engine/engine_for_test.hpp"
#include "processes/cuff/cuff.hpp"
#include "processes/oxygen/formulas.hpp"
#include "processes/oxygen/oxygen.hpp"
#include "processes/rates_for_test.hpp"

using namespace cutis;
using namespace cutis::engine;
using for_test::Notebook;
using tissue::FieldId;

namespace {

constexpr double start_mmHg = 40;

tissue::Tissue sealed_dermis(double vessels) {
  tissue::Tissue t = tissue::make_tissue({8, 8, 4, 0.02, 0.02});
  t.skin.capillary_loops_per_mm2 = 84;
  t.skin.capillary_radius_mm = 0.004;
  t.components.air_oxygen = false;
  for_test::fill(t, FieldId::vessels, vessels);
  for_test::fill(t, FieldId::papillary_dermis, 1);
  for_test::fill(t, FieldId::fibroblasts, processes::shipped_parameters().at("oxygen", "cells_at_uptake").value);
  for_test::fill(t, FieldId::oxygen, start_mmHg);
  return t;
}

/// Seconds until uptake M p / (K + p) has brought the tension down: (p_0 - p + K ln(p_0 / p)) / M.
double exact_s(const core::ParameterLibrary& library, double tension_mmHg) {
  const double most = library.at("oxygen", "uptake_dermis").value / 86400;
  const double half = library.at("oxygen", "uptake_half").value;
  return (start_mmHg - tension_mmHg + half * std::log(start_mmHg / tension_mmHg)) / most;
}

/// 30 s after a cuff was tightened, in steps of that many seconds.
tissue::Tissue after_30_s(const core::ParameterLibrary& library, int step_s, double vessels) {
  processes::ProcessSet set;
  set.local.push_back(std::make_unique<processes::Oxygen>(library));
  set.transport.push_back(std::make_unique<processes::OxygenTransport>(library));
  set.event.push_back(std::make_unique<processes::Cuff>());
  Numerics numerics;
  numerics.tolerance = 0.2;  // the outputs below set the steps
  numerics.first_step_d = 1;
  Schedule schedule;
  schedule.events = {{0, "cuff", tissue::Cuff{true}}};
  for (int second = step_s; second <= 30; second += step_s) schedule.outputs.push_back(1000 * second);
  schedule.end = 30000;
  tissue::Tissue t = sealed_dermis(vessels);
  const grid::SerialExchange exchange;
  Engine engine(t, set, exchange, numerics);
  Notebook notes(FieldId::oxygen);
  engine.run(t, schedule, notes);
  return t;
}

/// Oxygen dissolved and bound, as tension of tissue.
double all_oxygen(const core::ParameterLibrary& library, double tension_mmHg, double desaturation) {
  const auto number = [&](const char* name) { return library.at("oxygen", name).value; };
  const processes::oxygen::Blood blood =
      processes::oxygen::blood(number("blood_tension"), number("arterial_tension"), number("half_saturation"),
                               number("hill_exponent"), number("empty_slope"));
  return tension_mmHg +
         processes::oxygen::bound_share(0, desaturation, blood) *
             processes::oxygen::store_mmHg(84, 0.004, number("capillary_haematocrit"), number("blood_capacity"));
}

}  // namespace

TEST_CASE("without blood and air oxygen falls as uptake alone has it") {
  const core::ParameterLibrary library = processes::shipped_parameters();
  const double tension = after_30_s(library, 1, 0)[FieldId::oxygen].front();
  CHECK(tension < start_mmHg - 10);
  CHECK(exact_s(library, tension) == Approx(30).epsilon(1e-4));
}

TEST_CASE("blood that stands in vessels gives its store, and what both hold falls by what is taken up") {
  const core::ParameterLibrary library = processes::shipped_parameters();
  const tissue::Tissue t = after_30_s(library, 1, 1);
  const double tension = t[FieldId::oxygen].front(), desaturation = t[FieldId::blood_desaturation].front();
  CHECK(tension > after_30_s(library, 1, 0)[FieldId::oxygen].front() + 2);
  CHECK(desaturation > 0.1);
  const double taken = all_oxygen(library, start_mmHg, 0) - all_oxygen(library, tension, desaturation);
  const double most = library.at("oxygen", "uptake_dermis").value / 86400 * 30;
  const double half = library.at("oxygen", "uptake_half").value;
  CHECK(taken < most * start_mmHg / (half + start_mmHg));
  CHECK(taken > most * tension / (half + tension));
}
