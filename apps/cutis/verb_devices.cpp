// cutis devices: which rollers and pens are known, with which numbers?
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "core/data_dir.hpp"
#include "scenario/schema.hpp"
#include "terminal.hpp"
#include "verbs.hpp"

namespace cutis::app {

namespace {

using scenario::Device;

void print_device(const Device& d) {
  fmt::print("{}  {}\n", bold(d.model, stdout), d.title);
  if (d.roller()) {
    fmt::print("  {} needles of {:g} mm in {} rows, drum {:g} x {:g} mm, lengths {:g} mm\n", d.needles,
               d.needle_diameter_mm, d.rows, d.drum_diameter_mm, d.drum_width_mm, fmt::join(d.lengths_mm, ", "));
  } else {
    fmt::print("  {} needles of {:g} mm, {:.4g} strokes/s = {:.4g} punctures/s, settings to {:g} mm\n", d.needles,
               d.needle_diameter_mm, d.strokes_per_s, d.needles * d.strokes_per_s, d.depth_max_mm);
  }
  for (const auto& row : d.deficits) {
    fmt::print("  at {:g} mm punctures are {:.2f} to {:.2f} mm deep ({})\n", row.length_mm, row.length_mm - row.high_mm,
               row.length_mm - row.low_mm, row.source);
  }
  const auto& types = scenario::fitzpatrick_types();
  for (const auto& use : d.cleared) {
    fmt::print("  cleared for {}, Fitzpatrick to {}, from {:g} years ({})\n", use.concern,
               types[static_cast<std::size_t>(use.fitzpatrick_max - 1)], use.age_min_years, use.source);
  }
  fmt::print("\n");
}

int devices(const Options& options) {
  const auto data = core::data_dir();
  nlohmann::json rows = nlohmann::json::array();
  for (const auto& name : scenario::device_names(data)) {
    const Device device = scenario::read_device(name, data);
    if (options.json) {
      rows.push_back(scenario::to_json(device));
    } else if (options.quiet) {
      fmt::print("{}\n", name);
    } else {
      print_device(device);
    }
  }
  if (options.json) fmt::print("{}\n", rows.dump(2));
  return done;
}

}  // namespace

void add_devices(CLI::App& program, const Options& options, Action& action) {
  CLI::App* verb = program.add_subcommand("devices", "Rollers and pens with their numbers, depths and clearances");
  verb->callback([&options, &action] { action = [&options] { return devices(options); }; });
}

}  // namespace cutis::app
