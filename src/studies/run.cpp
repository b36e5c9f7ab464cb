// How does one scenario become a folder of results? In the order of the steps of run_scenario, at the end.
// SPDX-License-Identifier: Apache-2.0
#include "studies/run.hpp"

#include <fmt/format.h>
#include <omp.h>

#include <algorithm>
#include <optional>

#include "grid/exchange.hpp"
#include "reports/atomic_file.hpp"
#include "reports/page.hpp"
#include "studies/recorder.hpp"
#include "studies/run_record.hpp"

namespace cutis::studies {

namespace {

/// Everything that both arms share.
struct Run {
  const scenario::Scenario& scenario;
  const RunRequest& request;
  const ProgressReport& progress;
  reports::RunFolder folder;
  OutputTimes times;
  reports::MeasurementLog measurements;
  Json record;
  reports::ScanFile scans;
  std::optional<TissueStore> tissues;

  void save() const { reports::write_file(folder.run_json(), record.dump(1) + "\n"); }
};

/// Share of the outputs passed, with the way to the next one: outputs are dense where steps are short.
double share_done(const scenario::Times& outputs, core::Ticks now) {
  const auto next = std::upper_bound(outputs.begin(), outputs.end(), now);
  if (next == outputs.begin() || next == outputs.end()) return next == outputs.end() ? 1.0 : 0.0;
  const double part = static_cast<double>(now - *(next - 1)) / static_cast<double>(*next - *(next - 1));
  return (static_cast<double>(next - outputs.begin() - 1) + part) / static_cast<double>(outputs.size() - 1);
}

void run_arm(Run& run, const Setup& setup, const Instruments& instruments, bool treated) {
  const std::string arm = treated ? "treated" : "untreated";
  Recorder recorder(arm, run.times, instruments, {run.folder, run.measurements, run.record["pictures"]},
                    [&](core::Ticks now) { run.progress(arm, share_done(run.times.measure, now)); });
  if (treated || !run.request.treated) recorder.keep_block(run.scans, *run.tissues);
  const grid::SerialExchange exchange;
  tissue::Tissue skin = setup.rest;
  engine::Engine engine(skin, setup.processes, exchange, setup.numerics);
  engine.run(skin, make_schedule(run.scenario, treated), recorder);
  run.record["arms"][arm] = statistics_record(engine.statistics(), skin.grid.size());
  run.record["arms"][arm]["seconds_by_record"] = recorder.seconds();
  if (treated) {
    const auto first = std::count_if(skin.punctures.begin(), skin.punctures.end(),
                                     [](const tissue::Puncture& p) { return p.session == 0; });
    const double area_cm2 = skin.grid.width_mm() * skin.grid.breadth_mm() / 100;
    if (first > 0) run.record["facts"].push_back({"Punctures", fmt::format("{:.0f} per cm2 in the first session", first / area_cm2)});
  }
}

void describe(Run& run, const std::string& text) {
  const scenario::Scenario& s = run.scenario;
  run.record = {{"schema", 1}, {"status", "running"}, {"made", made_by()},
                {"seed", s.about.seed},
                {"scenario", scenario_record(s, run.request.scenario_file.filename().string(), text)},
                {"facts", facts(s)}, {"plan", plan_record(s)}, {"end_d", s.plan.duration_day},
                {"pictures", Json::array()}, {"arms", Json::object()}};
}

void finish(Run& run, double started_s) {
  run.record["tissue"] = {{"files", run.tissues->written()}, {"left_out", run.tissues->left_out()},
                          {"megabytes", run.tissues->megabytes()}};
  run.record["made"]["wall_s"] = omp_get_wtime() - started_s;
  run.record["status"] = "done";
  if (!run.scans.empty()) reports::write_file(run.folder.scan(), run.scans.json().dump());
  run.save();
  run.record = reports::write_report(run.folder, run.request.data_dir);
}

}  // namespace

nlohmann::ordered_json run_scenario(const scenario::Scenario& scenario, const core::ParameterLibrary& library,
                                    const RunRequest& request, const ProgressReport& progress) {
  const double started_s = omp_get_wtime();
  const std::string text = reports::read_file(request.scenario_file);
  const reports::RunFolder folder{request.directory};
  Run run{scenario, request, progress, folder, output_times(scenario), reports::MeasurementLog(folder.measurements()),
          {}, {}, std::nullopt};
  const Instruments instruments(library);
  Setup setup = compose(scenario, library);  // the last faults of the input show here, before anything is written
  reports::prepare_folder(folder, request.force);
  describe(run, text);
  run.save();
  progress("skin at rest", 0);
  settle(setup);
  progress("skin at rest", 1);
  run.record["skin"] = skin_record(setup.rest);
  run.record["settling"] = statistics_record(setup.settling, setup.rest.grid.size());
  run.record["quantities"] = quantity_rows(instruments.all);
  run.record["parameters_by_grade"] = counts_by_grade(library.used());
  run.record["parameters"] = parameter_rows(library.used());
  run.tissues.emplace(request.directory, scenario.outputs.tissue_budget_mb);
  if (request.untreated) run_arm(run, setup, instruments, false);
  run.save();
  if (request.treated) run_arm(run, setup, instruments, true);
  finish(run, started_s);
  return run.record;
}

}  // namespace cutis::studies
