// How is a map made? Every scenario is checked before the first is run; runs side by side, each kept when it is done.
// SPDX-License-Identifier: Apache-2.0
#include "studies/phase_map.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <mutex>
#include <stdexcept>

#include "core/errors.hpp"
#include "studies/fate.hpp"
#include "studies/phase_point.hpp"
#include "studies/run.hpp"
#include "studies/setup.hpp"
#include "studies/side_by_side.hpp"

namespace cutis::studies {
namespace {

using Json = nlohmann::ordered_json;

std::string in_words(const MapAxis& axis, double value) {
  return axis.unit == "1" ? fmt::format("{} = {}", axis.key, value)
                          : fmt::format("{} = {} {}", axis.key, value, axis.unit);
}

void check_plan(const ScenarioText& source, const scenario::Scenario& scenario, const MapAxis& x, const MapAxis& y) {
  const auto refuse = [&](const char* key, const char* found, const char* allowed) {
    throw core::InputError({{source.file, 0, key, found, allowed, ""}});
  };
  if (scenario::wound_days(scenario.plan).empty())
    refuse("plan", "nothing that wounds the skin", "at least one session or other wound");
  for (const MapAxis* axis : {&x, &y})
    if (axis->key == "plan.interval" && scenario.plan.sessions < 2)
      refuse("plan.sessions", "fewer than 2 sessions", "2 or more where the gap between them is an axis");
}

MapPoint map_point(const ScenarioText& source, const core::ParameterLibrary& library,
                   const std::vector<std::pair<const MapAxis*, double>>& at) {
  MapPoint point;
  point.library = library;
  std::string text = source.text, file = source.file + " with";
  for (const auto& [axis, value] : at) {
    file += (axis == at.front().first ? " " : ", ") + in_words(*axis, value);
    const std::size_t dot = axis->key.rfind('.');
    if (axis->of_parameter)
      point.library.set(axis->key.substr(0, dot), axis->key.substr(dot + 1), value);
    else
      text = with_value(text, source.file, *axis, value);
  }
  point.scenario = scenario::parse_scenario(text, file, source.data_dir);
  check_site(point.scenario, point.library);
  return point;
}

Json result_of(const PointModel& model, const MapPoint& point) {
  try {
    return model(point);
  } catch (const std::runtime_error& error) {  // no such skin can be grown, or it finds no rest
    return {{"failed", error.what()}};
  }
}

void run_missing(const PhaseMap& map, const PointModel& model, TrialFile& trials) {
  std::vector<const MapPoint*> missing;
  for (const MapPoint& point : map.points)
    if (!trials.find(point.name)) missing.push_back(&point);
  std::mutex mutex;
  side_by_side(missing.size(), map.threads, [&](std::size_t n) {
    if (map.stop()) throw Stopped(fmt::format("stopped with {} of {} runs done", trials.size(), map.points.size()));
    trials.add(missing[n]->name, result_of(model, *missing[n]));
    const std::lock_guard lock(mutex);
    map.progress(trials.size(), map.points.size());
  });
}

Json point_rows(const PhaseMap& map, const TrialFile& trials) {
  Json rows = Json::array();
  for (const MapPoint& point : map.points) {
    Json row = {{"name", point.name}, {"x", point.x}, {"y", point.y}};
    Json found = *trials.find(point.name);
    found.erase("trial");
    row.update(found);
    rows.push_back(row);
  }
  return rows;
}

std::string fate_text(const Json& row) { return row.value("fate", "failed"); }

Json counts_of(const Json& rows) {
  Json counts = {{"healed", 0}, {"still healing", 0}, {"fibrotic", 0}, {"failed", 0}};
  for (const Json& row : rows) counts[fate_text(row)] = counts[fate_text(row)].get<int>() + 1;
  return counts;
}

/// Names of the points with the least and the most myofibroblasts left, the first of equals; none where all failed.
Json ends_of(const Json& rows) {
  const Json *least = nullptr, *most = nullptr;
  const auto left = [](const Json& row) { return row["values"]["myofibroblasts_left"].get<double>(); };
  for (const Json& row : rows) {
    if (row.contains("failed")) continue;
    if (!least || left(row) < left(*least)) least = &row;
    if (!most || left(row) > left(*most)) most = &row;
  }
  return least ? Json::array({(*least)["name"], (*most)["name"]}) : Json::array();
}

Json measure_rows() {
  Json rows = Json::array();
  for (const PointMeasure& m : point_measures())
    rows.push_back({{"id", m.id}, {"label", m.label}, {"unit", m.unit}, {"meaning", m.meaning}});
  return rows;
}

Json criterion_record() {
  const FateCriterion c;
  return {{"settled_share", c.settled_share},
          {"quiet_d", c.quiet_d},
          {"window_d", c.window_d},
          {"least_fall", c.least_fall}};
}

}  // namespace

std::vector<MapPoint> map_points(const ScenarioText& source, const core::ParameterLibrary& library, const MapAxis& x,
                                 const MapAxis& y) {
  if (x.key == y.key)
    throw core::InputError({{"command line", 0, "--y", x.key + " on both axes", "two different keys", ""}});
  std::vector<MapPoint> points;
  for (std::size_t j = 0; j < y.values.size(); ++j)
    for (std::size_t i = 0; i < x.values.size(); ++i) {
      MapPoint point = map_point(source, library, {{&x, x.values[i]}, {&y, y.values[j]}});
      point.x = x.values[i], point.y = y.values[j];
      point.name = fmt::format("{}-{}", i + 1, j + 1);
      check_plan(source, point.scenario, x, y);
      points.push_back(std::move(point));
    }
  return points;
}

Json phase_map(const PhaseMap& map, const PointModel& model, TrialFile& trials) {
  run_missing(map, model, trials);
  const Json rows = point_rows(map, trials);
  const bool fibrotic_state = std::any_of(rows.begin(), rows.end(), [](const Json& row) {
    return row.contains("fibrotic_state") && row["fibrotic_state"] == true;  // null: no balance was found
  });
  return {{"x", to_json(map.x)},
          {"y", to_json(map.y)},
          {"criterion", criterion_record()},
          {"measures", measure_rows()},
          {"counts", counts_of(rows)},
          {"fibrotic_state", fibrotic_state},
          {"ends", ends_of(rows)},
          {"points", rows}};
}

std::string phase_map_csv(const Json& result) {
  std::string text =
      fmt::format("{},{},fate", result["x"]["key"].get<std::string>(), result["y"]["key"].get<std::string>());
  for (const Json& measure : result["measures"]) text += fmt::format(",{}", measure["id"].get<std::string>());
  text += "\n";
  for (const Json& row : result["points"]) {
    text += fmt::format("{:.9g},{:.9g},{}", row["x"].get<double>(), row["y"].get<double>(), fate_text(row));
    const Json values = row.value("values", Json::object());
    for (const Json& measure : result["measures"]) {
      const std::string id = measure["id"];
      text += values.contains(id) ? fmt::format(",{:.9g}", values[id].get<double>()) : ",";
    }
    text += "\n";
  }
  return text;
}

std::string phase_map_table(const Json& result) {
  const auto axis = [](const Json& a) {
    return fmt::format("{} ({})", a["key"].get<std::string>(), a["unit"].get<std::string>());
  };
  const std::size_t columns = result["x"]["values"].size(), rows = result["y"]["values"].size();
  std::string text = fmt::format("{} upwards, {} to the right\n", axis(result["y"]), axis(result["x"]));
  for (std::size_t j = rows; j-- > 0;) {
    text += fmt::format("{:>10.4g}", result["y"]["values"][j].get<double>());
    for (std::size_t i = 0; i < columns; ++i)
      text += fmt::format(" {:>14}", fate_text(result["points"][j * columns + i]));
    text += "\n";
  }
  text += fmt::format("{:>10}", "");
  for (const Json& value : result["x"]["values"]) text += fmt::format(" {:>14.4g}", value.get<double>());
  return text + "\n";
}

}  // namespace cutis::studies
