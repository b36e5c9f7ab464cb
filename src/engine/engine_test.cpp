// Are events and outputs hit exactly, rejected steps counted, and failures named?
// SPDX-License-Identifier: Apache-2.0
#include "engine/engine.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "engine/engine_for_test.hpp"

using namespace cutis;
using namespace cutis::engine;
using namespace cutis::engine::for_test;
using Note = Notebook::Note;

namespace {

const grid::SerialExchange serial;

/// mmp grows by 1 per day.
processes::ProcessSet steady_growth() {
  processes::ProcessSet set;
  add_reaction(set, "growth", [](const TissueTile& at, RateTile& rates) {
    for (std::size_t v = 0; v < at.size(); ++v) rates.production(FieldId::mmp)[v] += 1;
  });
  return set;
}

/// A disturbance adds its factor to mmp.
class Addition final : public processes::EventProcess {
 public:
  std::string_view name() const override { return "addition"; }
  bool applies_to(const tissue::Event& event) const override {
    return std::holds_alternative<tissue::Disturbance>(event.what);
  }
  void apply(const tissue::Event& event, tissue::Tissue& tissue) const override {
    for (double& value : tissue[FieldId::mmp]) value += std::get<tissue::Disturbance>(event.what).factor;
  }
};

tissue::Event addition(core::Ticks time, double what) { return {time, "addition", tissue::Disturbance{what}}; }

std::string failure_of(tissue::Tissue& tissue, const processes::ProcessSet& set) {
  try {
    run_days(tissue, set, {}, 1);
  } catch (const RunError& error) {
    return error.what();
  }
  return "no failure";
}

}  // namespace

TEST_CASE("events and outputs are hit at their tick, and an output sees the tissue before the event") {
  tissue::Tissue tissue = tissue::make_tissue({1, 1, 4, 0.02, 0.02});
  processes::ProcessSet set = steady_growth();
  set.event.push_back(std::make_unique<Addition>());
  Engine engine(tissue, set, serial, {});
  const core::Ticks day = core::ticks_per_day, odd = 12'345'678;
  Schedule schedule;
  schedule.end = 2 * day;
  schedule.outputs = {0, odd, odd + 1, day, 2 * day};
  schedule.events = {addition(0, 10), addition(odd + 1, 20), addition(odd + 2, 30), addition(2 * day, 40)};
  Notebook notebook;
  engine.run(tissue, schedule, notebook);

  const std::vector<std::pair<char, core::Ticks>> order = {{'o', 0},       {'e', 0},       {'o', odd},
                                                           {'o', odd + 1}, {'e', odd + 1}, {'e', odd + 2},
                                                           {'o', day},     {'o', 2 * day}, {'e', 2 * day}};
  const std::vector<double> added = {0, 10, 10, 10, 30, 60, 60, 60, 100};
  REQUIRE(notebook.notes.size() == order.size());
  for (std::size_t n = 0; n < order.size(); ++n) {
    CAPTURE(n);
    CHECK(notebook.notes[n].kind == order[n].first);
    CHECK(notebook.notes[n].time == order[n].second);
    CHECK(notebook.notes[n].value == Approx(added[n] + core::days_from_ticks(order[n].second)).epsilon(1e-9));
  }
  CHECK(tissue.time == schedule.end);
  CHECK(notebook.steps.back() == schedule.end);
}

TEST_CASE("a schedule that ends where the tissue is still gives its outputs and events") {
  tissue::Tissue tissue = tissue::make_tissue({1, 1, 1, 0.02, 0.02});
  processes::ProcessSet set = steady_growth();
  set.event.push_back(std::make_unique<Addition>());
  Engine engine(tissue, set, serial, {});
  Notebook notebook;
  engine.run(tissue, {{addition(0, 5)}, {0}, 0}, notebook);
  CHECK(notebook.notes == std::vector<Note>{{'o', 0, 0}, {'e', 0, 5}});
  CHECK(engine.statistics().steps == 0);
}

TEST_CASE("the same run, split by outputs, ends at the same tick and value") {
  const processes::ProcessSet set = steady_growth();
  for (core::Ticks every : {core::Ticks{1}, core::Ticks{999}}) {
    tissue::Tissue tissue = tissue::make_tissue({1, 1, 1, 0.02, 0.02});
    Engine engine(tissue, set, serial, {});
    Schedule schedule;
    schedule.end = 20 * every;
    for (core::Ticks time = every; time <= schedule.end; time += every) schedule.outputs.push_back(time);
    Notebook notebook;
    engine.run(tissue, schedule, notebook);
    CHECK(notebook.notes.size() == 20);
    CHECK(notebook.notes.back().time == schedule.end);
    CHECK(tissue[FieldId::mmp][0] == Approx(core::days_from_ticks(schedule.end)).epsilon(1e-9));
  }
}

TEST_CASE("a step that is too long is rejected, counted, and the result is right all the same") {
  processes::ProcessSet set;
  add_reaction(set, "decay", [](const TissueTile& at, RateTile& rates) {
    for (std::size_t v = 0; v < at.size(); ++v) rates.loss(FieldId::mmp)[v] += 10;
  });
  tissue::Tissue tissue = tissue::make_tissue({1, 1, 1, 0.02, 0.02});
  fill(tissue, FieldId::mmp, 5);
  Numerics numerics;
  numerics.first_step_d = 0.2;
  const Statistics cost = run_days(tissue, set, numerics, 0.2);
  CHECK(cost.rejected_error >= 1);
  CHECK(cost.rejected_coupling == 0);
  CHECK(cost.steps > 4);
  CHECK(tissue[FieldId::mmp][0] == Approx(5 * std::exp(-2.0)).epsilon(0.01));
}

TEST_CASE("sweeps that do not converge reject the step and are counted") {
  processes::ProcessSet set;
  add_reaction(set, "mutual growth", [](const TissueTile& at, RateTile& rates) {
    for (std::size_t v = 0; v < at.size(); ++v) {
      rates.production(FieldId::mmp)[v] += 5 * at[FieldId::timp][v];
      rates.production(FieldId::timp)[v] += 5 * at[FieldId::mmp][v];
    }
  });
  tissue::Tissue tissue = tissue::make_tissue({1, 1, 1, 0.02, 0.02});
  fill(tissue, FieldId::mmp, 1);
  fill(tissue, FieldId::timp, 1);
  Numerics numerics;
  numerics.first_step_d = 1;  // gamma dt 5 = 1.5 > 1: sweeps diverge
  const Statistics cost = run_days(tissue, set, numerics, 1);
  CHECK(cost.rejected_coupling >= 1);
  CHECK(tissue[FieldId::mmp][0] == Approx(std::exp(5.0)).epsilon(0.02));
}

TEST_CASE("a rate that is not finite ends the run and names process, field and voxel") {
  // The innocent process reads the field that breaks, comes first in the catalogue and must not be blamed.
  processes::ProcessSet set;
  add_reaction(set, "innocent", [](const TissueTile& at, RateTile& rates) {
    for (std::size_t v = 0; v < at.size(); ++v) rates.production(FieldId::timp)[v] += at[FieldId::mmp][v];
  });
  add_reaction(set, "broken", [](const TissueTile& at, RateTile& rates) {
    for (std::size_t v = 0; v < at.size(); ++v)
      rates.production(FieldId::mmp)[v] += at[FieldId::track][v] > 0 ? std::numeric_limits<double>::quiet_NaN() : 1.0;
  });
  for (const bool diffuses : {false, true}) {
    tissue::Tissue tissue = tissue::make_tissue({2, 2, 4, 0.02, 0.02});
    tissue[FieldId::track][7] = 1;
    if (diffuses) add_motion(set, FieldId::mmp, grid::Values(tissue.grid.size(), 1.0));
    CHECK_THAT(failure_of(tissue, set), Catch::Contains("process broken, field mmp, voxel 7"));
    CHECK_THAT(failure_of(tissue, set), Catch::Contains("at day 0"));
    CHECK(std::isfinite(tissue[FieldId::mmp][7]));  // the last accepted tissue is left as it was
  }
}

TEST_CASE("a negative loss that runs away is named too") {
  processes::ProcessSet set;
  add_reaction(set, "explosion", [](const TissueTile& at, RateTile& rates) {
    for (std::size_t v = 0; v < at.size(); ++v) rates.loss(FieldId::mmp)[v] -= 1e9;
  });
  tissue::Tissue tissue = tissue::make_tissue({1, 1, 2, 0.02, 0.02});
  fill(tissue, FieldId::mmp, 1);
  CHECK_THAT(failure_of(tissue, set), Catch::Contains("process explosion, field mmp, voxel 0"));
}

TEST_CASE("where second order would turn negative, the field takes a backward Euler step, and this is counted") {
  // SDIRK2 multiplies by R(-5) = -0.18; the value is too small beside the scale (1) for the error to reject it.
  processes::ProcessSet set;
  add_reaction(set, "steep decay", [](const TissueTile& at, RateTile& rates) {
    for (std::size_t v = 0; v < at.size(); ++v) rates.loss(FieldId::mmp)[v] += 5;
  });
  tissue::Tissue tissue = tissue::make_tissue({1, 1, 2, 0.02, 0.02});
  fill(tissue, FieldId::mmp, 0.008);
  Numerics numerics;
  numerics.first_step_d = 1;
  const Statistics cost = run_days(tissue, set, numerics, 1);
  CHECK(cost.steps == 1);
  CHECK(cost.backward_euler_fields == 1);
  CHECK(tissue[FieldId::mmp][0] == Approx(0.008 / 6).epsilon(1e-9));
}

namespace {

/// Where a run was after each step: everything that `Engine::resume` asks for.
struct Standpoint {
  tissue::Tissue tissue;
  Progress progress;
  FieldArrays last_base;
  std::size_t notes;  ///< taken so far
};

class Surveyor final : public Observer {
 public:
  void on_output(const tissue::Tissue& t, const tissue::Rates& rates) override { notebook.on_output(t, rates); }
  void on_event(const tissue::Event& e, const tissue::Tissue& t, const tissue::Rates& rates) override {
    notebook.on_event(e, t, rates);
  }
  void on_step(core::Ticks now) override { notebook.on_step(now); }
  void between_steps(const tissue::Tissue& t, Engine& engine) override {
    points.push_back({t, engine.progress(), engine.last_base(), notebook.notes.size()});
  }
  Notebook notebook;
  std::vector<Standpoint> points;
};

/// Two coupled fields, one of which diffuses.
processes::ProcessSet pursuit(const grid::Grid& grid) {
  processes::ProcessSet set;
  add_reaction(set, "pursuit", [](const TissueTile& at, RateTile& rates) {
    for (std::size_t v = 0; v < at.size(); ++v) {
      rates.production(FieldId::timp)[v] += 3 * at[FieldId::mmp][v];
      rates.loss(FieldId::timp)[v] += 2;
      rates.loss(FieldId::mmp)[v] += 1 + at[FieldId::timp][v];
    }
  });
  add_motion(set, FieldId::mmp, grid::Values(grid.size(), 0.01));
  set.event.push_back(std::make_unique<Addition>());
  return set;
}

}  // namespace

TEST_CASE("a run that goes on from any of its steps ends with the same bits, outputs and events") {
  tissue::Tissue start = tissue::make_tissue({4, 4, 8, 0.02, 0.02});
  for (std::size_t v = 0; v < start.grid.size(); ++v) start[FieldId::mmp][v] = 1 + 0.01 * static_cast<double>(v);
  const processes::ProcessSet set = pursuit(start.grid);
  const core::Ticks day = core::ticks_per_day;
  const Schedule schedule = {{addition(0, 1), addition(day / 3, 2), addition(day / 3, 0.5), addition(day, 4)},
                             {0, day / 10, day / 3, day / 2, day},
                             day};
  Surveyor whole;
  tissue::Tissue end = start;
  Engine first(end, set, serial, {});
  first.run(end, schedule, whole);
  REQUIRE(whole.points.size() > 10);
  for (const Standpoint& point : whole.points) {
    tissue::Tissue again = point.tissue;
    Engine engine(again, set, serial, {});
    Notebook notebook;
    engine.resume(again, schedule, point.progress, point.last_base, notebook);
    CHECK(again.values == end.values);
    CHECK(engine.last_base() == first.last_base());
    CHECK(engine.progress().step == first.progress().step);
    const auto rest = whole.notebook.notes.begin() + static_cast<std::ptrdiff_t>(point.notes);
    CHECK(notebook.notes == std::vector<Note>(rest, whole.notebook.notes.end()));
  }
}

TEST_CASE("a finished run that is resumed does nothing, and goes on where the schedule is longer") {
  tissue::Tissue tissue = tissue::make_tissue({1, 1, 1, 0.02, 0.02});
  processes::ProcessSet set = steady_growth();
  set.event.push_back(std::make_unique<Addition>());
  const core::Ticks day = core::ticks_per_day;
  Engine engine(tissue, set, serial, {});
  Notebook first, second, third;
  engine.run(tissue, {{addition(day, 10)}, {0, day}, day}, first);
  const Progress end = engine.progress();
  CHECK(end.outputs_now == 1);
  CHECK(end.events_now == 1);
  engine.resume(tissue, {{addition(day, 10)}, {0, day}, day}, end, engine.last_base(), second);
  CHECK(second.notes.empty());
  // Another event at the very instant, which has no output of its own any more.
  engine.resume(tissue, {{addition(day, 10), addition(day, 20)}, {2 * day}, 2 * day}, end, engine.last_base(), third);
  REQUIRE(third.notes.size() == 2);
  CHECK(third.notes[0] == Note{'e', day, 31});
  CHECK(third.notes[1].value == Approx(32));
}

TEST_CASE("a field that is poisoned on the way is named with its process, field, voxel and time") {
  processes::ProcessSet set = steady_growth();
  add_reaction(set, "poison", [](const TissueTile& at, RateTile& rates) {
    for (std::size_t v = 0; v < at.size(); ++v)
      if (at[FieldId::mmp][v] > 0.5) rates.production(FieldId::tnf)[v] += std::numeric_limits<double>::quiet_NaN();
  });
  tissue::Tissue tissue = tissue::make_tissue({2, 2, 4, 0.02, 0.02});
  const std::string said = failure_of(tissue, set);
  CHECK_THAT(said, Catch::Contains("process poison, field tnf, voxel"));
  CHECK_THAT(said, Catch::Contains("at day 0.5") || Catch::Contains("at day 0.4"));
  for (const grid::Values& values : tissue.values)
    for (double value : values) REQUIRE(std::isfinite(value));
}

TEST_CASE("a field that moves along fibres spreads there, and those of one medium share a solver with it") {
  tissue::Tissue block = tissue::make_tissue({8, 8, 8, 0.02, 0.02});
  const std::size_t source = block.grid.index(4, 4, 4);
  processes::ProcessSet set;
  for (FieldId id : {FieldId::mmp, FieldId::mmp9}) {
    block[id][source] = 1;
    processes::Transport transport;
    transport.field = id;
    transport.diffusivity_mm2_per_day.assign(block.grid.size(), 0.001);
    transport.along_x.assign(block.grid.size(), 2.0);
    transport.along_y.assign(block.grid.size(), 1.0);
    set.transport.push_back(std::make_unique<Motion>(std::move(transport)));
  }
  run_days(block, set, {}, 0.1);
  const auto at = [&](int i, int j, int k) { return block[FieldId::mmp][block.grid.index(i, j, k)]; };
  CHECK(at(5, 4, 4) > 1.2 * at(4, 5, 4));
  CHECK(at(4, 4, 5) < 1e-6 * at(4, 5, 4));  // what is left of 3 along depth: nothing
  double sum = 0;
  for (double value : block[FieldId::mmp]) sum += value;
  CHECK(sum == Approx(1).epsilon(1e-12));
  CHECK(block[FieldId::mmp] == block[FieldId::mmp9]);
}
