// Where does the skin heal and where does fibrosis begin? Scenarios over two axes, each run and read.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <functional>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/parameters.hpp"
#include "scenario/scenario.hpp"
#include "studies/map_axis.hpp"
#include "studies/trial_file.hpp"

namespace cutis::studies {

/// A file of a scenario, as it was read.
struct ScenarioText {
  std::string text, file;
  std::filesystem::path data_dir;
};

/// One place of a map, ready to run.
struct MapPoint {
  double x = 0, y = 0;
  std::string name;  ///< "2-1": second value along x, first along y
  scenario::Scenario scenario;
  core::ParameterLibrary library;
};

/// All points, x fastest. Throws core::InputError where both axes have one key, where a plan wounds nothing, where the
/// gap between sessions is varied in a plan with fewer than two, and for the first point whose scenario is faulty.
std::vector<MapPoint> map_points(const ScenarioText& scenario, const core::ParameterLibrary& library, const MapAxis& x,
                                 const MapAxis& y);

struct PhaseMap {
  MapAxis x, y;
  std::vector<MapPoint> points;
  int threads = 1;
  std::function<bool()> stop = [] { return false; };  ///< asked before each run
  std::function<void(std::size_t done, std::size_t all)> progress = [](auto, auto) {};
};

/// phase_point, or what a test puts in its place.
using PointModel = std::function<nlohmann::ordered_json(const MapPoint&)>;

/// Runs every point that the file does not hold yet; a run that fails has no fate. Returns phase_map.json: axes,
/// criterion, measures, counts of fates, whether any patient of the map has a fibrotic state, points (x fastest) and
/// the names of both ends (least and most myofibroblasts left). Throws studies::Stopped.
nlohmann::ordered_json phase_map(const PhaseMap& map, const PointModel& model, TrialFile& trials);

/// phase_map.csv: one line for each point.
std::string phase_map_csv(const nlohmann::ordered_json& result);

/// The fates as a grid for a terminal, y rising upwards.
std::string phase_map_table(const nlohmann::ordered_json& result);

}  // namespace cutis::studies
