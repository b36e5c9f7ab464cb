// What is to be simulated? Reading of a scenario file: sections, then the device, then the whole.
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "core/data_dir.hpp"
#include "scenario/checks.hpp"
#include "scenario/scenario.hpp"
#include "scenario/sections.hpp"

namespace cutis::scenario {

using core::FaultList;
using core::Section;
using core::TomlTable;

namespace {

template <class S>
S read_section(const Section<S>& section, const TomlTable& root, FaultList& faults,
               const std::vector<std::string>& sub_tables = {}) {
  return section.read(root.table(section.name(), faults), faults, sub_tables);
}

template <class S>
std::vector<S> read_rows(const Section<S>& section, const TomlTable& table, FaultList& faults) {
  std::vector<S> rows;
  for (const TomlTable& row : table.tables(section.name(), faults)) rows.push_back(section.read(row, faults));
  return rows;
}

Plan read_plan(const TomlTable& root, FaultList& faults) {
  std::vector<std::string> lists;
  for_each_plan_list([&](const auto& section, auto) { lists.push_back(section.name()); });
  Plan plan = read_section(plan_section(), root, faults, lists);
  const TomlTable table = root.table("plan", faults);
  for_each_plan_list([&](const auto& section, auto list) { plan.*list = read_rows(section, table, faults); });
  return plan;
}

/// Without the keys of one half, the other half's reader would call them unknown.
std::vector<std::string> with(std::vector<std::string> names, const std::vector<std::string>& more) {
  names.insert(names.end(), more.begin(), more.end());
  return names;
}

/// The model from its file, or nothing and a fault where there is no such file.
std::optional<Device> read_model(const DeviceChoice& choice, const TomlTable& table,
                                 const std::filesystem::path& data_dir, FaultList& faults) {
  const auto names = device_names(data_dir);
  if (std::find(names.begin(), names.end(), *choice.model) != names.end()) {
    try {
      return read_device(*choice.model, data_dir);
    } catch (const core::InputError& error) {
      faults.add(error.faults());
      return std::nullopt;
    }
  }
  faults.add(table.line_of("model"), table.dotted("model"), fmt::format("\"{}\"", *choice.model),
             fmt::format("{}", fmt::join(names, ", ")), core::nearest_name(*choice.model, names));
  return std::nullopt;
}

/// [device]: a model, a model with other numbers, or numbers alone.
void read_device_choice(const TomlTable& root, const std::filesystem::path& data_dir, FaultList& faults,
                        Scenario& scenario) {
  const TomlTable table = root.table("device", faults);
  if (!table.present()) return;
  const Section<Device>& numbers = device_section();
  scenario.device_choice = device_choice_section().read(table, faults, with(numbers.key_names(), {"deficit"}));
  const auto others = with(device_choice_section().key_names(), {"deficit"});
  // The unknown keys are known by now: the second reading of the table must not name them again.
  FaultList own(faults.file());
  std::optional<Device> device;
  if (scenario.device_choice.model) {
    const auto base = read_model(scenario.device_choice, table, data_dir, faults);
    if (base) device = numbers.read_over(*base, table, own, with(others, table.keys()));
  } else if (!table.contains("model")) {
    device = numbers.read(table, own, with(others, table.keys()));
  }
  if (device && table.contains("deficit")) device->deficits = read_rows(deficit_section(), table, own);
  if (device && own.empty()) check_device(*device, table, own);
  if (own.empty()) scenario.device = device;
  faults.add(own.sorted());
}

/// n voxels for a size: a multiple of `step`, at least one step; a message where that changes the size.
int rounded_count(double size_mm, double voxel_mm, int step, const char* key, std::vector<std::string>& messages) {
  const int n = std::max(1, static_cast<int>(std::lround(size_mm / voxel_mm / step))) * step;
  const double rounded = n * voxel_mm;
  if (std::abs(rounded - size_mm) > 1e-9 * size_mm) {
    messages.push_back(fmt::format("grid.{}: {:g} mm is rounded to {:g} mm, {} voxels of {:g} mm (a multiple of {})",
                                   key, size_mm, rounded, n, voxel_mm, step));
  }
  return n;
}

void fit_grid(GridChoice& grid, std::vector<std::string>& messages) {
  grid.nx = rounded_count(grid.width_mm, grid.voxel_mm, 8, "width", messages);
  grid.ny = grid.breadth_mm ? rounded_count(*grid.breadth_mm, grid.voxel_mm, 8, "breadth", messages) : grid.nx;
  grid.nz = rounded_count(grid.depth_mm, grid.dz_mm(), 4, "depth", messages);
  grid.width_mm = grid.nx * grid.voxel_mm;
  if (grid.breadth_mm) grid.breadth_mm = grid.ny * grid.voxel_mm;
  grid.depth_mm = grid.nz * grid.dz_mm();
}

void check_site(const Scenario& scenario, const TomlTable& root, const std::filesystem::path& data_dir,
                FaultList& faults) {
  const auto names = site_names(data_dir);
  const std::string& name = scenario.site.name;
  if (faults.has("site") || std::find(names.begin(), names.end(), name) != names.end()) return;
  const TomlTable table = root.table("site", faults);
  faults.add(table.line_of("name"), "site.name", fmt::format("\"{}\"", name), fmt::format("{}", fmt::join(names, ", ")),
             core::nearest_name(name, names));
}

}  // namespace

std::vector<double> session_days(const Plan& plan) {
  if (!plan.at_day.empty()) return plan.at_day;
  std::vector<double> days;
  for (int n = 0; n < plan.sessions; ++n) days.push_back(n * plan.interval_day.value_or(0));
  return days;
}

Scenario scenario_from_table(const TomlTable& root, const std::filesystem::path& data_dir, FaultList& faults) {
  root.refuse_unknown(
      {"scenario", "patient", "site", "device", "technique", "plan", "components", "grid", "numerics", "outputs"},
      faults);
  Scenario s;
  s.about = read_section(about_section(), root, faults);
  s.patient = read_section(patient_section(), root, faults);
  s.site = read_section(site_section(), root, faults);
  read_device_choice(root, data_dir, faults, s);
  s.technique = read_section(technique_section(), root, faults);
  s.plan = read_plan(root, faults);
  s.components = read_section(components_section(), root, faults);
  s.grid = read_section(grid_section(), root, faults);
  s.numerics = read_section(numerics_section(), root, faults);
  s.outputs = read_section(outputs_section(), root, faults);
  check_site(s, root, data_dir, faults);
  check_whole(s, root, faults);
  if (faults.empty()) fit_grid(s.grid, s.messages);
  return s;
}

Scenario parse_scenario(std::string_view text, const std::string& file, const std::filesystem::path& data_dir) {
  FaultList faults(file);
  const TomlTable root = TomlTable::parse(text, faults);
  faults.throw_if_any();
  Scenario scenario = scenario_from_table(root, data_dir, faults);
  faults.throw_if_any();
  return scenario;
}

Scenario read_scenario(const std::filesystem::path& file, const std::filesystem::path& data_dir) {
  FaultList faults(file.string());
  const TomlTable root = TomlTable::parse_file(file, faults);
  faults.throw_if_any();
  Scenario scenario = scenario_from_table(root, data_dir, faults);
  faults.throw_if_any();
  return scenario;
}

Scenario read_scenario(const std::filesystem::path& file) { return read_scenario(file, core::data_dir()); }

}  // namespace cutis::scenario
