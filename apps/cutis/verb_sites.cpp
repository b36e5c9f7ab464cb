// cutis sites [SITE]: which places of the body are known, with which anatomy?
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <memory>
#include <set>

#include "parameter_table.hpp"
#include "verbs.hpp"

namespace cutis::app {

namespace {

constexpr const char* prefix = "site/";

int sites(const std::string& site, const Options& options) {
  auto all = parameters_under(prefix, true);
  for (auto& parameter : all) parameter.process.erase(0, std::string_view(prefix).size());
  if (!site.empty()) {
    const auto list = parameters_of(site, all, "SITE");
    if (options.json) fmt::print("{}\n", parameters_json(list).dump(2));
    if (!options.json) print_parameters(list, !options.quiet);
    return done;
  }
  std::set<std::string> names;
  for (const auto& parameter : all) names.insert(parameter.process);
  if (options.json) {
    fmt::print("{}\n", nlohmann::json(names).dump(2));
    return done;
  }
  for (const auto& name : names) fmt::print("{}\n", name);
  if (!options.quiet && !names.empty())
    fmt::print("\n`cutis sites {}` shows its numbers and sources.\n", *names.begin());
  return done;
}

}  // namespace

void add_sites(CLI::App& program, const Options& options, Action& action) {
  CLI::App* verb = program.add_subcommand("sites", "Places of the body, or the anatomy of one with its sources");
  const auto site = std::make_shared<std::string>();
  verb->add_option("SITE", *site, "Show the numbers of this one");
  verb->callback([site, &options, &action] { action = [site, &options] { return sites(*site, options); }; });
}

}  // namespace cutis::app
