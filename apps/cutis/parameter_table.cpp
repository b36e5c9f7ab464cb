// How are parameters shown? As lines for people and as JSON, alike for processes and sites.
// SPDX-License-Identifier: Apache-2.0
#include "parameter_table.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <map>
#include <set>

#include "core/data_dir.hpp"
#include "core/errors.hpp"
#include "terminal.hpp"

namespace cutis::app {

using core::Parameter;

std::vector<Parameter> parameters_under(const std::string& prefix, bool wanted) {
  std::vector<Parameter> some;
  for (const Parameter& parameter : core::ParameterLibrary::load(core::data_dir()).all()) {
    const bool under = parameter.process.rfind(prefix, 0) == 0;
    if (under == wanted) some.push_back(parameter);
  }
  return some;
}

std::vector<Parameter> parameters_of(const std::string& process, const std::vector<Parameter>& all,
                                     const std::string& asked) {
  std::vector<Parameter> some;
  std::set<std::string> names;
  for (const Parameter& parameter : all) {
    names.insert(parameter.process);
    if (parameter.process == process) some.push_back(parameter);
  }
  if (!some.empty()) return some;
  const std::vector<std::string> known(names.begin(), names.end());
  throw core::InputError({{"command line", 0, asked, process, fmt::format("{}", fmt::join(known, ", ")),
                           core::nearest_name(process, known)}});
}

nlohmann::json parameters_json(const std::vector<Parameter>& parameters) {
  nlohmann::json rows = nlohmann::json::array();
  for (const Parameter& p : parameters) {
    rows.push_back({{"process", p.process},
                    {"name", p.name},
                    {"symbol", p.symbol},
                    {"value", p.value},
                    {"unit", p.unit},
                    {"range", {p.low, p.high}},
                    {"distribution", p.distribution},
                    {"source", p.source},
                    {"grade", p.grade},
                    {"note", p.note}});
  }
  return rows;
}

void print_parameters(const std::vector<Parameter>& parameters, bool count_grades) {
  std::string process;
  std::map<std::string, int> count;
  for (const Parameter& p : parameters) {
    if (p.process != process) fmt::print("{}{}\n", process.empty() ? "" : "\n", bold(p.process, stdout));
    process = p.process;
    ++count[p.grade];
    fmt::print("  {:<34} {:>10.4g} {:<16} {:.4g} to {:.4g}  [{}] {}\n", p.name, p.value, p.unit, p.low, p.high, p.grade,
               p.source);
  }
  if (!count_grades) return;
  fmt::print("\n{} parameters\n", parameters.size());
  for (const auto& grade : core::known_grades()) fmt::print("  {:<20} {}\n", grade, count[grade]);
}

}  // namespace cutis::app
