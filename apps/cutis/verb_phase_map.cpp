// cutis phase-map SCENARIO --x AXIS --y AXIS -o DIR: where does the skin heal, and where does fibrosis begin?
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <omp.h>

#include <filesystem>
#include <memory>

#include "core/data_dir.hpp"
#include "core/disclaimer.hpp"
#include "progress.hpp"
#include "reports/atomic_file.hpp"
#include "reports/encode.hpp"
#include "reports/page.hpp"
#include "stop.hpp"
#include "studies/identity.hpp"
#include "studies/phase_map.hpp"
#include "studies/phase_point.hpp"
#include "studies/prior.hpp"
#include "studies/run.hpp"
#include "studies/version.hpp"
#include "verbs.hpp"

namespace cutis::app {

namespace {

using Json = nlohmann::ordered_json;
namespace fs = std::filesystem;

struct PhaseMapArguments {
  std::string scenario, x, y, directory;
};

/// What a file of trials is about: it goes on only where all of this is the same.
Json about(const studies::PhaseMap& map, const std::string& text, const core::ParameterLibrary& library) {
  Json values = Json::object();
  for (const core::Parameter& p : library.all()) values[studies::full_name(p)] = p.value;
  return {{"study", "phase-map"},
          {"version", studies::version()},
          {"revision", studies::revision()},
          {"scenario", text},
          {"x", studies::to_json(map.x)},
          {"y", studies::to_json(map.y)},
          {"parameters", studies::hash_of(values)}};
}

fs::path section_of(const fs::path& directory, const std::string& point) {
  return directory / "sections" / (point + ".png");
}

/// The page holds the sections of both ends; the others stay in their folder.
Json with_pictures(Json result, const fs::path& directory) {
  result["pictures"] = Json::object();
  for (const std::string name : result["ends"])
    if (const fs::path file = section_of(directory, name); fs::exists(file))
      result["pictures"][name] = "data:image/png;base64," + reports::base64(reports::read_file(file));
  return result;
}

void write_results(const fs::path& directory, const fs::path& data_dir, const Json& result) {
  reports::write_file(directory / "phase_map.json", result.dump(1) + "\n");
  reports::write_file(directory / "phase_map.csv", studies::phase_map_csv(result));
  reports::write_file(directory / "phase-map.html", reports::embed(reports::page_template(data_dir, "phase-map.html"),
                                                                   with_pictures(result, directory)));
}

void print_result(const Json& result, const fs::path& directory, bool json) {
  if (json) {
    fmt::print("{}\n", result.dump(2));
    return;
  }
  fmt::print("{}", studies::phase_map_table(result));
  if (!result["fibrotic_state"].get<bool>())
    fmt::print("The loop of no patient on this map has a second, fibrotic state (largest gain below 1).\n");
  fmt::print("{}\n{}\n", (directory / "phase-map.html").string(), result["disclaimer"].get<std::string>());
}

int phase_map(const PhaseMapArguments& a, const Options& options) {
  const fs::path data_dir = core::data_dir(), directory = a.directory;
  const core::ParameterLibrary library = core::ParameterLibrary::load(data_dir);
  const scenario::Scenario scenario = scenario::read_scenario(a.scenario, data_dir);
  const std::string text = reports::read_file(a.scenario);
  ProgressBar bar(options.quiet);
  studies::PhaseMap map;
  map.x = studies::parse_axis("--x", a.x, library);
  map.y = studies::parse_axis("--y", a.y, library);
  map.points = studies::map_points({text, a.scenario, data_dir}, library, map.x, map.y);
  map.threads = options.threads > 0 ? options.threads : omp_get_max_threads();
  map.stop = stop_requested;
  map.progress = [&bar](std::size_t runs, std::size_t all) {
    bar.show("mapping", static_cast<double>(runs) / static_cast<double>(all));
  };
  const studies::PointModel model = [&](const studies::MapPoint& point) {
    return studies::phase_point(point.scenario, point.library, section_of(directory, point.name));
  };
  listen_for_stop();
  studies::TrialFile trials(directory / "trials.jsonl", about(map, text, library));
  fs::create_directories(directory / "sections");
  try {
    Json result = {{"schema", 1},
                   {"title", scenario.about.name},
                   {"disclaimer", core::disclaimer},
                   {"made", {{"version", studies::version()}, {"revision", studies::revision()}}},
                   {"stand_ins", scenario.about.stand_ins},
                   {"end_d", scenario.plan.duration_day}};
    result.update(studies::phase_map(map, model, trials));
    write_results(directory, data_dir, result);
    print_result(result, directory, options.json);
    return done;
  } catch (const studies::Stopped& stop) {
    fmt::print(stderr, "cutis: {}; the same command goes on from there\n", stop.what());
    return stopped;
  }
}

}  // namespace

void add_phase_map(CLI::App& program, const Options& options, Action& action) {
  CLI::App* verb =
      program.add_subcommand("phase-map", "Map healing against fibrosis over two axes of a plan or patient");
  const auto a = std::make_shared<PhaseMapArguments>();
  verb->add_option("SCENARIO", a->scenario, "Scenario with a small block; only its treated arm is run")->required();
  verb->add_option("--x", a->x, "KEY=FROM:TO:COUNT, evenly spaced, or KEY=A,B,C")->required();
  verb->add_option("--y", a->y, "The other axis, in the same form")->required();
  verb->add_option("-o,--output", a->directory,
                   "Folder for phase_map.json, .csv, phase-map.html, sections/ and trials.jsonl; finished runs in it "
                   "are not made again")
      ->required();
  verb->footer(
      "KEY: technique.passes or technique.dwell (density, s/cm2), device.needle_length or technique.depth_setting\n"
      "(depth, mm), plan.interval (gap between sessions, days), or a parameter as process.name (predisposition, in "
      "the\n"
      "unit of its file, within its range; see `cutis parameters`), such as tgf_beta.by_myofibroblast.\n"
      "  cutis phase-map scenarios/phase-map-tiny-block.toml --x device.needle_length=0.5,1,1.5\n"
      "      --y tgf_beta.by_myofibroblast=0.0002,0.001,0.002 -o out/map\n"
      "SIGINT or SIGTERM: finishes the runs that are going on, exits with 75; the same command goes on.");
  verb->callback([a, &options, &action] { action = [a, &options] { return phase_map(*a, options); }; });
}

}  // namespace cutis::app
