// How is an axis read from the command line, and how does one of its values get into a scenario?
// SPDX-License-Identifier: Apache-2.0
#include "studies/map_axis.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <sstream>
#include <string_view>

#include "core/errors.hpp"
#include "core/toml_table.hpp"
#include "studies/prior.hpp"

namespace cutis::studies {
namespace {

constexpr const char* form = "KEY=FROM:TO:COUNT, evenly spaced, or KEY=A,B,C";
constexpr std::size_t most_values = 50;

struct PlanKey {
  const char *key, *unit, *meaning;
};

constexpr std::array<PlanKey, 5> plan_keys = {{{"technique.passes", "1", "density: passes of a roller"},
                                               {"technique.dwell", "s/cm2", "density: time of a pen per area"},
                                               {"technique.depth_setting", "mm", "depth: setting of a pen"},
                                               {"device.needle_length", "mm", "depth: needle length of a roller"},
                                               {"plan.interval", "day", "gap between sessions"}}};

[[noreturn]] void refuse(const std::string& option, std::string found, std::string allowed, std::string nearest = "") {
  throw core::InputError({{"command line", 0, option, std::move(found), std::move(allowed), std::move(nearest)}});
}

std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> parts;
  std::istringstream in(text);
  for (std::string part; std::getline(in, part, separator);) parts.push_back(part);
  return parts;
}

double number(const std::string& option, const std::string& text) {
  double value = 0;
  const char* end = text.data() + text.size();
  const auto [stopped, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc() || stopped != end || !std::isfinite(value))
    refuse(option, fmt::format("\"{}\"", text), fmt::format("a number, as in {}", form));
  return value;
}

std::vector<double> evenly_spaced(const std::string& option, const std::vector<std::string>& parts) {
  const double from = number(option, parts[0]), to = number(option, parts[1]), count = number(option, parts[2]);
  if (count != std::floor(count) || count < 2 || count > most_values)
    refuse(option, parts[2] + " values", fmt::format("a whole number of values, 2 to {}", most_values));
  std::vector<double> values;
  for (int n = 0; n < static_cast<int>(count); ++n) values.push_back(from + (to - from) * n / (count - 1));
  values.back() = to;
  return values;
}

std::vector<double> read_values(const std::string& option, const std::string& text) {
  std::vector<double> values;
  if (const std::vector<std::string> parts = split(text, ':'); parts.size() == 3) {
    values = evenly_spaced(option, parts);
  } else {
    for (const std::string& part : split(text, ',')) values.push_back(number(option, part));
  }
  if (values.size() < 2 || values.size() > most_values)
    refuse(option, fmt::format("{} values", values.size()), fmt::format("2 to {} values, {}", most_values, form));
  for (std::size_t n = 1; n < values.size(); ++n)
    if (!(values[n] > values[n - 1])) refuse(option, text, "rising values, none twice");
  return values;
}

/// Name, unit and meaning of a key, without values. Throws where there is none such.
MapAxis named(const std::string& option, const std::string& key, const core::ParameterLibrary& library) {
  std::vector<std::string> plan, names;
  for (const PlanKey& known : plan_keys) {
    if (key == known.key) return {key, known.unit, known.meaning, {}, false};
    plan.push_back(known.key);
  }
  names = plan;
  for (const core::Parameter& p : library.all()) {
    names.push_back(full_name(p));
    if (key == names.back()) return {key, p.unit, fmt::format("parameter {} of {}", p.symbol, p.process), {}, true};
  }
  refuse(option, fmt::format("\"{}\"", key),
         fmt::format("{}, or a parameter as process.name, see `cutis parameters`", fmt::join(plan, ", ")),
         core::nearest_name(key, names));
}

/// 1-based; 0 where the section has no such key.
int line_of_key(const core::TomlTable& section, const std::string& name) {
  return section.contains(name) ? section.line_of(name) : 0;
}

std::string trimmed(const std::string& text) {
  const std::size_t first = text.find_first_not_of(" \t");
  return first == std::string::npos ? "" : text.substr(first);
}

}  // namespace

MapAxis parse_axis(const std::string& option, const std::string& text, const core::ParameterLibrary& library) {
  const std::size_t equals = text.find('=');
  if (equals == std::string::npos) refuse(option, fmt::format("\"{}\"", text), form);
  MapAxis axis = named(option, text.substr(0, equals), library);
  axis.values = read_values(option, text.substr(equals + 1));
  if (axis.of_parameter) {
    core::ParameterLibrary copy = library;  // refuses what lies outside the range
    const std::size_t dot = axis.key.rfind('.');
    for (const double value : axis.values) copy.set(axis.key.substr(0, dot), axis.key.substr(dot + 1), value);
  }
  return axis;
}

std::string with_value(const std::string& text, const std::string& file, const MapAxis& axis, double value) {
  const std::size_t dot = axis.key.find('.');
  const std::string section = axis.key.substr(0, dot), name = axis.key.substr(dot + 1);
  core::FaultList faults(file);
  const core::TomlTable root = core::TomlTable::parse(text, faults);
  faults.throw_if_any();
  const core::TomlTable table = root.table(section, faults);
  faults.throw_if_any();
  std::vector<std::string> lines = split(text, '\n');
  const int key_line = line_of_key(table, name), line = key_line > 0 ? key_line : table.line();
  const std::string start = key_line > 0 ? name : fmt::format("[{}]", section);
  if (!table.present() || trimmed(lines.at(static_cast<std::size_t>(line - 1))).rfind(start, 0) != 0)
    throw core::InputError({{file, line, axis.key, "no section, or a key that shares its line",
                             fmt::format("a section [{}] with each key on a line of its own", section), ""}});
  const std::string written =
      axis.unit == "1" ? fmt::format("{} = {}", name, value) : fmt::format("{} = \"{} {}\"", name, value, axis.unit);
  if (key_line > 0)
    lines[static_cast<std::size_t>(line - 1)] = written;
  else
    lines.insert(lines.begin() + line, written);
  return fmt::format("{}\n", fmt::join(lines, "\n"));
}

nlohmann::ordered_json to_json(const MapAxis& axis) {
  return {{"key", axis.key}, {"unit", axis.unit}, {"meaning", axis.meaning}, {"values", axis.values}};
}

}  // namespace cutis::studies
