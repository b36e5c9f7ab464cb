// What is a scenario made of when it runs? Each part of it, handed to the folder that knows it.
// SPDX-License-Identifier: Apache-2.0
#include "studies/setup.hpp"

#include <fmt/format.h>
#include <omp.h>

#include <algorithm>

#include "core/errors.hpp"
#include "engine/rest_guess.hpp"
#include "grid/agreement.hpp"
#include "processes/catalog.hpp"
#include "skin/site.hpp"
#include "skin/skin.hpp"
#include "studies/run.hpp"
#include "studies/shared_run.hpp"

namespace cutis::studies {

using core::Ticks;

namespace {

scenario::Times tidy(scenario::Times times) {
  std::sort(times.begin(), times.end());
  times.erase(std::unique(times.begin(), times.end()), times.end());
  return times;
}

/// Calls add(day, label, event) for every wound of the plan but the sessions.
template <class Add>
void add_wounds(const scenario::Plan& plan, Add add) {
  const auto area = [](const auto& wound) {
    return tissue::WoundArea{wound.diameter_mm.value_or(0), wound.width_mm.value_or(0)};
  };
  for (const auto& punch : plan.punches)
    add(punch.at_day, fmt::format("punch {:g} mm", punch.diameter_mm),
        tissue::Punch{punch.diameter_mm, punch.depth_mm});
  for (const auto& cut : plan.incisions)
    add(cut.at_day, fmt::format("incision {:g} mm", cut.depth_mm), tissue::Incision{cut.depth_mm});
  for (const auto& wound : plan.partial_thickness)
    add(wound.at_day, fmt::format("{:g} mm taken off", wound.depth_mm),
        tissue::PartialThickness{area(wound), wound.depth_mm});
  for (const auto& blister : plan.blisters)
    add(blister.at_day, "suction blister", tissue::SuctionBlister{area(blister)});
  for (const auto& cavity : plan.cavities)
    add(cavity.at_day, fmt::format("cavity from {:g} to {:g} mm", cavity.roof_mm, cavity.depth_mm),
        tissue::Cavity{area(cavity), cavity.roof_mm, cavity.depth_mm});
  for (const auto& tape : plan.tape_strips)
    add(tape.at_day, fmt::format("{} strips of tape", tape.strips), tissue::TapeStrip{tape.strips});
  for (const auto& probe : plan.probes)
    add(probe.at_day, fmt::format("probe {:g} mm", probe.diameter_mm),
        tissue::Probe{probe.diameter_mm, probe.depth_mm, probe.angle_deg});
}

}  // namespace

void check_site(const scenario::Scenario& scenario, const core::ParameterLibrary& library) {
  const auto& patient = scenario.patient;
  const skin::SiteAnatomy anatomy = skin::read_site(library, scenario.site.name, patient.female(), patient.age_years);
  if (anatomy.capillary_loops_per_mm2 > 0 || !scenario.components.blood) return;
  throw core::InputError(
      {{"", 0, "components.blood", "true",
        fmt::format("false: {} has no vessels; immune_cells = false where none were added", scenario.site.name), ""}});
}

tissue::Tissue grow(const scenario::Scenario& scenario, const core::ParameterLibrary& library) {
  check_site(scenario, library);
  const auto& patient = scenario.patient;
  const skin::SiteAnatomy anatomy = skin::read_site(library, scenario.site.name, patient.female(), patient.age_years);
  tissue::Components components;
  components.blood = scenario.components.blood;
  components.immune_cells = scenario.components.immune_cells;
  components.air_oxygen = scenario.components.air_oxygen;
  grid::Grid block;
  block.nx = scenario.grid.nx, block.ny = scenario.grid.ny, block.nz = scenario.grid.nz;
  block.dx_mm = scenario.grid.voxel_mm, block.dz_mm = scenario.grid.dz_mm();
  return skin::grow_skin(block, anatomy, patient.fitzpatrick, scenario.about.seed, components);
}

Setup equipment(const scenario::Scenario& scenario, const core::ParameterLibrary& library) {
  Setup setup;
  setup.processes = processes::make_processes(library);
  setup.numerics.tolerance = scenario.numerics.tolerance;
  // What a cuff does to oxygen takes seconds: steps down to a few ticks are no sign of trouble.
  if (!scenario.plan.cuffs.empty()) setup.numerics.smallest_step_d = 5.0 / core::ticks_per_day;
  return setup;
}

Setup compose(const scenario::Scenario& scenario, const core::ParameterLibrary& library) {
  Setup setup = equipment(scenario, library);
  setup.rest = grow(scenario, library);
  return setup;
}

void settle(Setup& setup, const grid::Exchange& exchange, const std::function<bool()>& stop) {
  const double started_s = omp_get_wtime();
  bool guessed = false;
  grid::on_rank_0(exchange, [&] { guessed = engine::guess_rest(setup.rest, setup.processes, setup.numerics); });
  guessed = exchange.maximum(guessed ? 1 : 0) > 0;
  SharedSkin skin(setup.rest, exchange);
  engine::Engine engine(skin.mine(), setup.processes, exchange, setup.numerics);
  const auto give_up = [&] {
    if (exchange.maximum(stop() ? 1 : 0) > 0) throw Stopped("stopped while skin at rest was sought, which starts anew");
  };
  engine.settle(skin.mine(), give_up, guessed);
  skin.collect();
  setup.settling = engine.statistics();
  setup.settling.seconds_total = omp_get_wtime() - started_s;
}

Setup prepare(const scenario::Scenario& scenario, const core::ParameterLibrary& library) {
  Setup setup = compose(scenario, library);
  settle(setup);
  return setup;
}

tissue::Needling needling_of(const scenario::Scenario& scenario, int session) {
  const scenario::Device& device = scenario.device.value();
  tissue::Needling needling;
  needling.session = session;
  needling.seed = scenario.about.seed;
  needling.roller = device.roller();
  needling.needle_length_mm = scenario.needle_length_mm();
  needling.needle_base_radius_mm = 0.5 * device.needle_diameter_mm;
  const scenario::DepthDeficit deficit = scenario::deficit_at(device, needling.needle_length_mm);
  needling.depth_deficit_low_mm = deficit.low_mm;
  needling.depth_deficit_high_mm = deficit.high_mm;
  needling.needles = device.needles;
  needling.rows = device.rows;
  needling.passes = scenario.technique.passes.value_or(0);
  needling.drum_diameter_mm = device.drum_diameter_mm;
  needling.drum_width_mm = device.drum_width_mm;
  needling.strokes_per_s = device.strokes_per_s;
  needling.dwell_s_per_cm2 = scenario.technique.dwell_s_per_cm2.value_or(0);
  needling.cartridge_diameter_mm = device.cartridge_diameter_mm;
  return needling;
}

OutputTimes output_times(const scenario::Scenario& scenario) {
  OutputTimes times;
  times.pictures = tidy(scenario::picture_times(scenario));
  times.scans = tidy(scenario::scan_times(scenario));
  times.tissue = tidy(scenario::tissue_times(scenario));
  times.measure = scenario::measurement_times(scenario);
  for (const scenario::Times* more : {&times.pictures, &times.scans, &times.tissue})
    times.measure.insert(times.measure.end(), more->begin(), more->end());
  times.measure = tidy(std::move(times.measure));
  return times;
}

engine::Schedule make_schedule(const scenario::Scenario& scenario, bool treated) {
  const scenario::Plan& plan = scenario.plan;
  engine::Schedule schedule;
  schedule.end = core::ticks_from_days(plan.duration_day);
  schedule.outputs = output_times(scenario).measure;
  const auto add = [&](double day, std::string label, auto what) {
    const Ticks time = core::ticks_from_days(day);
    if (time <= schedule.end) schedule.events.push_back({time, std::move(label), what});
  };
  for (const scenario::PlannedOcclusion& cover : plan.occlusions) {
    add(cover.from_day, "covered", tissue::Occlusion{true});
    add(cover.to_day, "uncovered", tissue::Occlusion{false});
  }
  for (const scenario::PlannedCorneumStain& stain : plan.stains) add(stain.at_day, "dyed", tissue::CorneumStain{});
  if (treated) {
    const std::vector<double> days = scenario::session_days(plan);
    for (std::size_t n = 0; n < days.size(); ++n)
      add(days[n], fmt::format("session {}", n + 1), needling_of(scenario, static_cast<int>(n)));
    add_wounds(plan, add);
    for (const scenario::PlannedCuff& cuff : plan.cuffs) {
      add(cuff.from_day, "cuff tight", tissue::Cuff{true});
      add(cuff.to_day, "cuff off", tissue::Cuff{false});
    }
  }
  std::stable_sort(schedule.events.begin(), schedule.events.end(),
                   [](const tissue::Event& a, const tissue::Event& b) { return a.time < b.time; });
  return schedule;
}

}  // namespace cutis::studies
