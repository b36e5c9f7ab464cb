// cutis check FILE: is this scenario right, and is its plan within what was evaluated and cleared?
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <memory>

#include "core/data_dir.hpp"
#include "scenario/safety.hpp"
#include "scenario/schedule.hpp"
#include "scenario/schema.hpp"
#include "studies/setup.hpp"
#include "terminal.hpp"
#include "verbs.hpp"

namespace cutis::app {

namespace {

using nlohmann::json;

struct CheckArguments {
  std::string file;
  bool schema = false, keys = false;
};

json fault_json(const core::Fault& f) {
  return {{"file", f.file},   {"line", f.line},       {"key", f.key},
          {"found", f.found}, {"allowed", f.allowed}, {"nearest", f.nearest}};
}

/// Faults as JSON on stdout: scripts that asked for JSON read it there.
int print_faults_json(const core::InputError& error) {
  json faults = json::array();
  for (const core::Fault& fault : error.faults()) faults.push_back(fault_json(fault));
  fmt::print("{}\n", json{{"ok", false}, {"faults", faults}}.dump(2));
  return bad_input;
}

std::string plan_line(const scenario::Scenario& s) {
  const auto sessions = scenario::session_days(s.plan);
  std::string text = fmt::format("{} session{}", sessions.size(), sessions.size() == 1 ? "" : "s");
  if (sessions.size() > 1) text += fmt::format(" (day {:g} to {:g})", sessions.front(), sessions.back());
  const std::size_t others = scenario::wound_days(s.plan).size() - sessions.size();
  if (others > 0) text += fmt::format(", {} other wound{}", others, others == 1 ? "" : "s");
  if (!s.plan.cuffs.empty())
    text += fmt::format(", {} cuff{}", s.plan.cuffs.size(), s.plan.cuffs.size() == 1 ? "" : "s");
  return text + fmt::format(", followed for {:g} days, measured {} times", s.plan.duration_day,
                            scenario::measurement_times(s).size());
}

std::string needles_line(const scenario::Scenario& s) {
  const double length = s.needle_length_mm();
  const auto deficit = scenario::deficit_at(*s.device, length);
  return fmt::format("{}, {:g} mm: punctures {:.2f} to {:.2f} mm deep", s.device->title, length,
                     std::max(0.0, length - deficit.high_mm), std::max(0.0, length - deficit.low_mm));
}

void print_text(const scenario::Scenario& s, const std::string& file, const std::vector<std::string>& remarks,
                bool quiet) {
  fmt::print("{}: right\n", file);
  if (quiet) return;
  const auto& types = scenario::fitzpatrick_types();
  fmt::print("  {}\n", bold(s.about.name, stdout));
  fmt::print("  patient   {:g} years, {}, Fitzpatrick {}, {}\n", s.patient.age_years, s.patient.sex,
             types[static_cast<std::size_t>(s.patient.fitzpatrick - 1)], s.site.name);
  if (s.device) fmt::print("  needles   {}\n", needles_line(s));
  fmt::print("  plan      {}\n", plan_line(s));
  fmt::print("  block     {:g} x {:g} x {:g} mm, {} x {} x {} voxels\n", s.grid.width_mm, s.grid.along_y_mm(),
             s.grid.depth_mm, s.grid.nx, s.grid.ny, s.grid.nz);
  for (const auto& text : s.messages) fmt::print("  rounded   {}\n", text);
  for (const auto& text : s.about.stand_ins) fmt::print("  stand-in  {}\n", text);
  for (const auto& text : remarks) fmt::print("  safety    {}\n", text);
}

int print_result(const scenario::Scenario& s, const std::string& file, const Options& options) {
  const auto remarks = scenario::safety_remarks(s);
  if (options.json) {
    const json result = {
        {"ok", true}, {"scenario", scenario::to_json(s)}, {"messages", s.messages}, {"safety", remarks}};
    fmt::print("{}\n", result.dump(2));
  } else {
    print_text(s, file, remarks, options.quiet);
  }
  return done;
}

int check(const CheckArguments& arguments, const Options& options) {
  if (arguments.schema) {
    fmt::print("{}\n", scenario::scenario_schema().dump(2));
    return done;
  }
  if (arguments.keys) {
    fmt::print("{}", scenario::scenario_help());
    return done;
  }
  if (arguments.file.empty()) {
    fmt::print(stderr, "cutis check: which FILE? `cutis check --help` tells more.\n");
    return bad_input;
  }
  try {
    const auto scenario = scenario::read_scenario(arguments.file, core::data_dir());
    studies::check_site(scenario, core::ParameterLibrary::load(core::data_dir()));
    return print_result(scenario, arguments.file, options);
  } catch (const core::InputError& error) {
    if (options.json) return print_faults_json(error);
    throw;
  }
}

}  // namespace

void add_check(CLI::App& program, const Options& options, Action& action) {
  CLI::App* verb =
      program.add_subcommand("check", "All faults of a scenario at once, and a safety review; runs nothing");
  const auto arguments = std::make_shared<CheckArguments>();
  verb->add_option("FILE", arguments->file, "Scenario, see scenarios/");
  verb->add_flag("--schema", arguments->schema, "Print the JSON Schema of scenarios and stop");
  verb->add_flag("--keys", arguments->keys, "Print every key with what it may hold and stop");
  verb->callback(
      [arguments, &options, &action] { action = [arguments, &options] { return check(*arguments, options); }; });
}

}  // namespace cutis::app
