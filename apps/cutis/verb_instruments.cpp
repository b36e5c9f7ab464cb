// cutis instruments: which instruments are there, and what does each read?
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <nlohmann/json.hpp>

#include "core/data_dir.hpp"
#include "instruments/catalog.hpp"
#include "terminal.hpp"
#include "verbs.hpp"

namespace cutis::app {

namespace {

int instruments(const Options& options) {
  const auto set = cutis::instruments::make_instruments(core::ParameterLibrary::load(core::data_dir()));
  nlohmann::ordered_json rows = nlohmann::ordered_json::array();
  for (const auto& instrument : set) {
    if (!options.json) fmt::print("{}\n", bold(instrument->name(), stdout));
    for (const auto& q : instrument->quantities()) {
      rows.push_back({{"instrument", instrument->name()}, {"quantity", q.name}, {"unit", q.unit}, {"regions", q.regions},
                      {"meaning", q.meaning}});
      if (options.json || options.quiet) continue;
      fmt::print("  {:<28} {:<9} {}\n      in {}\n", q.name, q.unit, q.meaning, fmt::join(q.regions, ", "));
    }
  }
  if (options.json) fmt::print("{}\n", rows.dump(2));
  return done;
}

}  // namespace

void add_instruments(CLI::App& program, const Options& options, Action& action) {
  CLI::App* verb = program.add_subcommand("instruments", "Instruments with their quantities, regions and units");
  verb->callback([&options, &action] { action = [&options] { return instruments(options); }; });
}

}  // namespace cutis::app
