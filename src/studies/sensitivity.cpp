// How is a scenario screened? Runs side by side, each kept when it is done; effects from all of them.
// SPDX-License-Identifier: Apache-2.0
#include "studies/sensitivity.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <mutex>
#include <optional>
#include <set>
#include <stdexcept>

#include "core/errors.hpp"
#include "reports/outcomes.hpp"
#include "studies/elementary_effects.hpp"
#include "studies/prior.hpp"
#include "studies/recorder.hpp"
#include "studies/run.hpp"
#include "studies/run_record.hpp"
#include "studies/setup.hpp"
#include "studies/side_by_side.hpp"

namespace cutis::studies {
namespace {

/// Keeps all readings of one arm.
class Reader final : public engine::Observer {
 public:
  Reader(std::string arm, const Instruments& instruments, std::vector<core::Measurement>& rows)
      : arm_(std::move(arm)), instruments_(instruments), rows_(rows) {}
  void on_output(const tissue::Tissue& tissue, const tissue::Rates& rates) override {
    for (core::Measurement& row : read_all(instruments_.all, arm_, tissue, rates, seconds_))
      rows_.push_back(std::move(row));
  }
  void on_event(const tissue::Event&, const tissue::Tissue&, const tissue::Rates&) override {}
  void on_step(core::Ticks) override {}

 private:
  std::string arm_;
  const Instruments& instruments_;
  std::vector<core::Measurement>& rows_;
  std::map<std::string, double> seconds_;
};

std::vector<core::Measurement> readings_of(const scenario::Scenario& scenario, const core::ParameterLibrary& library) {
  const Setup setup = prepare(scenario, library);
  const Instruments instruments(library);
  std::vector<core::Measurement> rows;
  for (const char* arm : {"untreated", "treated"}) {
    Reader reader(arm, instruments, rows);
    const grid::SerialExchange exchange;
    tissue::Tissue skin = setup.rest;
    engine::Engine engine(skin, setup.processes, exchange, setup.numerics);
    engine.run(skin, make_schedule(scenario, arm == std::string("treated")), reader);
  }
  return rows;
}

std::string name_of(std::size_t trajectory, std::size_t point) { return fmt::format("{}/{}", trajectory + 1, point); }

std::vector<Trajectory> walks_of(const Screening& s) {
  std::vector<Trajectory> walks;
  for (int n = 0; n < s.trajectories; ++n)
    walks.push_back(trajectory(s.parameters.size(), s.seed, static_cast<std::size_t>(n)));
  return walks;
}

Json result_of(const OutcomeModel& model, const std::vector<double>& values) {
  try {
    return {{"outcomes", model(values)}};
  } catch (const std::runtime_error& error) {  // no such skin can be grown, or it finds no rest
    return {{"failed", error.what()}};
  }
}

/// Where walks lie: the share `span` of each prior, around the value in use.
struct Range {
  const core::Parameter& parameter;
  double in_use, span;  ///< shares of the prior
  /// The value at a place of a walk, 0 to 1.
  double value(double at) const { return quantile(parameter, in_use + span * (at - in_use)); }
};

std::vector<Range> ranges_of(const Screening& s) {
  std::vector<Range> ranges;
  for (const core::Parameter& p : s.parameters) ranges.push_back({p, share_below(p, p.value), s.span});
  return ranges;
}

void run_missing(const Screening& s, const std::vector<Range>& ranges, const std::vector<Trajectory>& walks,
                 const OutcomeModel& model, TrialFile& trials) {
  struct Task {
    std::size_t trajectory, point;
  };
  std::vector<Task> tasks;
  for (std::size_t t = 0; t < walks.size(); ++t)
    for (std::size_t n = 0; n < walks[t].points.size(); ++n)
      if (!trials.find(name_of(t, n))) tasks.push_back({t, n});
  std::mutex mutex;
  side_by_side(tasks.size(), s.threads, [&](std::size_t n) {
    if (s.stop()) throw Stopped(fmt::format("stopped with {} of {} runs done", trials.size(), s.runs()));
    const std::vector<double>& at = walks[tasks[n].trajectory].points[tasks[n].point];
    std::vector<double> values;
    for (std::size_t p = 0; p < at.size(); ++p) values.push_back(ranges[p].value(at[p]));
    trials.add(name_of(tasks[n].trajectory, tasks[n].point), result_of(model, values));
    const std::lock_guard lock(mutex);
    s.progress(trials.size(), s.runs());
  });
}

double sum_of_squares(const std::vector<Effects>& effects) {
  double sum = 0;
  for (const Effects& e : effects) sum += e.mu_star * e.mu_star;
  return sum;
}

/// One output at all points.
std::vector<std::vector<std::optional<double>>> output_of(const std::vector<Trajectory>& walks, const TrialFile& trials,
                                                          const std::string& outcome) {
  std::vector<std::vector<std::optional<double>>> values(walks.size());
  for (std::size_t t = 0; t < walks.size(); ++t)
    for (std::size_t n = 0; n < walks[t].points.size(); ++n) {
      const Json& trial = *trials.find(name_of(t, n));
      const bool found = trial.contains("outcomes") && trial["outcomes"].contains(outcome);
      values[t].push_back(found ? std::optional(trial["outcomes"][outcome].get<double>()) : std::nullopt);
    }
  return values;
}

Json parameter_rows(const std::vector<Range>& ranges, const std::vector<Effects>& effects) {
  std::vector<std::size_t> order;
  for (std::size_t p = 0; p < effects.size(); ++p) order.push_back(p);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return effects[a].mu_star > effects[b].mu_star; });
  const double all = sum_of_squares(effects);
  Json rows = Json::array();
  for (const std::size_t p : order) {
    const core::Parameter& parameter = ranges[p].parameter;
    const Effects& e = effects[p];
    rows.push_back({{"parameter", full_name(parameter)},
                    {"mu_star", e.mu_star},
                    {"mu", e.mu},
                    {"sigma", e.sigma},
                    {"effects", e.count},
                    {"share", all > 0 ? e.mu_star * e.mu_star / all : 0.0},
                    {"low", parameter.low},
                    {"value", parameter.value},
                    {"high", parameter.high},
                    {"walked", {ranges[p].value(0), ranges[p].value(1)}},
                    {"unit", parameter.unit},
                    {"grade", parameter.grade},
                    {"meaning", parameter.meaning}});
  }
  return rows;
}

}  // namespace

OutcomeValues outcomes_of(const scenario::Scenario& scenario, const core::ParameterLibrary& library) {
  const reports::RunTimes times =
      reports::times_of({{"end_d", scenario.plan.duration_day}, {"plan", plan_record(scenario)}});
  OutcomeValues values;
  for (const reports::Outcome& outcome : reports::outcomes(readings_of(scenario, library), times)) {
    const std::optional<double> value =
        reports::outcome_name(outcome.id).of_time ? outcome.treated : outcome.change_percent();
    if (value) values[outcome.id] = *value;
  }
  return values;
}

std::vector<core::Parameter> parameters_read(const scenario::Scenario& scenario, const core::ParameterLibrary& library,
                                             const std::vector<std::string>& processes) {
  const core::ParameterLibrary copy = library;
  compose(scenario, copy);
  const Instruments instruments(copy);
  std::vector<core::Parameter> wanted;
  std::set<std::string> read;
  for (const core::Parameter& parameter : copy.used()) {
    read.insert(parameter.process);
    const bool named =
        processes.empty() || std::find(processes.begin(), processes.end(), parameter.process) != processes.end();
    if (named && uncertain(parameter)) wanted.push_back(parameter);
  }
  std::vector<core::Fault> faults;
  for (const std::string& name : processes)
    if (read.count(name) == 0)
      faults.push_back({"command line", 0, "--only", name, fmt::format("{}", fmt::join(read, ", ")),
                        core::nearest_name(name, {read.begin(), read.end()})});
  if (!faults.empty()) throw core::InputError(std::move(faults));
  return wanted;
}

Json screen(const Screening& s, const OutcomeModel& model, TrialFile& trials) {
  const std::vector<Trajectory> walks = walks_of(s);
  const std::vector<Range> ranges = ranges_of(s);
  run_missing(s, ranges, walks, model, trials);
  std::set<std::string> outcomes;
  std::size_t failed = 0;
  for (std::size_t t = 0; t < walks.size(); ++t)
    for (std::size_t n = 0; n < walks[t].points.size(); ++n) {
      const Json& trial = *trials.find(name_of(t, n));
      if (trial.contains("failed")) ++failed;
      const Json values = trial.value("outcomes", Json::object());
      for (const auto& [id, value] : values.items()) outcomes.insert(id);
    }
  Json found = Json::array();
  for (const std::string& id : outcomes) {
    const reports::OutcomeName name = reports::outcome_name(id);
    const auto effects = elementary_effects(walks, output_of(walks, trials, id));
    found.push_back({{"id", id},
                     {"label", name.label},
                     {"unit", name.of_time ? "d" : "%"},
                     {"parameters", parameter_rows(ranges, effects)}});
  }
  return {{"trajectories", s.trajectories}, {"span", s.span}, {"runs", s.runs()}, {"failed", failed}, {"seed", s.seed},
          {"outcomes", found}};
}

std::string sensitivity_csv(const Json& result) {
  std::string text = "outcome,parameter,mu_star,mu,sigma,share,effects,low,value,high,unit,grade\n";
  for (const Json& outcome : result["outcomes"])
    for (const Json& p : outcome["parameters"])
      text += fmt::format("{},{},{:.9g},{:.9g},{:.9g},{:.9g},{},{:.9g},{:.9g},{:.9g},{},{}\n",
                          outcome["id"].get<std::string>(), p["parameter"].get<std::string>(),
                          p["mu_star"].get<double>(), p["mu"].get<double>(), p["sigma"].get<double>(),
                          p["share"].get<double>(), p["effects"].get<int>(), p["low"].get<double>(),
                          p["value"].get<double>(), p["high"].get<double>(), p["unit"].get<std::string>(),
                          p["grade"].get<std::string>());
  return text;
}

std::string sensitivity_table(const Json& result, const std::string& outcome, std::size_t most) {
  for (const Json& found : result["outcomes"]) {
    if (found["id"] != outcome) continue;
    std::string text =
        fmt::format("{}, {}\n  {:<38} {:>10} {:>10} {:>10} {:>7}  {}\n", found["label"].get<std::string>(),
                    found["unit"].get<std::string>(), "parameter", "mu*", "mu", "sigma", "share", "grade");
    for (std::size_t n = 0; n < std::min(most, found["parameters"].size()); ++n) {
      const Json& p = found["parameters"][n];
      text += fmt::format("  {:<38} {:>10.4g} {:>10.4g} {:>10.4g} {:>5.1f} %  {}\n", p["parameter"].get<std::string>(),
                          p["mu_star"].get<double>(), p["mu"].get<double>(), p["sigma"].get<double>(),
                          100 * p["share"].get<double>(), p["grade"].get<std::string>());
    }
    return text;
  }
  return fmt::format("{}: no run gave a value\n", outcome);
}

}  // namespace cutis::studies
