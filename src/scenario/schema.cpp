// How do editors, people and run.json see a scenario? JSON Schema, help and JSON, from the tables of its sections.
// SPDX-License-Identifier: Apache-2.0
#include "scenario/schema.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cmath>

#include "scenario/sections.hpp"

namespace cutis::scenario {

using core::KeyDescription;
using core::Kind;
using core::Section;
using nlohmann::json;

namespace {

/// What a quantity looks like: a number, a space or not, a unit. The reader checks the dimension.
constexpr const char* quantity_pattern = R"(^\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\s*[^\s\d].*$)";

json limited(json schema, const KeyDescription& key) {
  if (std::isfinite(key.low)) schema["minimum"] = key.low;
  if (std::isfinite(key.high)) schema["maximum"] = key.high;
  return schema;
}

json text_schema(const KeyDescription& key) {
  json schema = {{"type", "string"}};
  if (!key.choices.empty()) schema["enum"] = key.choices;
  return schema;
}

json item_schema(const KeyDescription& key) {
  switch (key.kind) {
    case Kind::boolean:
      return {{"type", "boolean"}};
    case Kind::integer:
      return limited({{"type", "integer"}}, key);
    case Kind::number:
    case Kind::numbers:
      return limited({{"type", "number"}}, key);
    case Kind::quantity:
    case Kind::quantities:
      return {{"type", "string"}, {"pattern", quantity_pattern}};
    case Kind::text:
    case Kind::texts:
      return text_schema(key);
  }
  return {};
}

bool is_list(Kind kind) { return kind == Kind::numbers || kind == Kind::quantities || kind == Kind::texts; }

json key_schema(const KeyDescription& key) {
  json schema = is_list(key.kind) ? json{{"type", "array"}, {"items", item_schema(key)}} : item_schema(key);
  schema["description"] = fmt::format("{}: {}", key.help, core::allowed_values(key));
  return schema;
}

/// A value for people and JSON; null where there is none.
json value_json(const KeyDescription& key, const core::Value& value) {
  const auto with_unit = [&key](double number) { return fmt::format("{} {}", number, key.unit); };
  if (const auto* number = std::get_if<double>(&value)) {
    if (key.kind == Kind::quantity) return with_unit(*number);
    return *number;
  }
  if (const auto* numbers = std::get_if<std::vector<double>>(&value)) {
    if (key.kind != Kind::quantities) return *numbers;
    json list = json::array();
    for (const double number : *numbers) list.push_back(with_unit(number));
    return list;
  }
  if (const auto* flag = std::get_if<bool>(&value)) return *flag;
  if (const auto* integer = std::get_if<std::int64_t>(&value)) return *integer;
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (const auto* texts = std::get_if<std::vector<std::string>>(&value)) return *texts;
  return nullptr;
}

template <class S>
json section_schema(const Section<S>& section) {
  json properties = json::object(), required = json::array();
  for (const auto& key : section.keys()) {
    properties[key.name] = key_schema(key);
    const json standard = value_json(key, key.get(S{}));
    const bool says_something = !standard.is_null() && standard != "" && !(standard.is_array() && standard.empty());
    if (!key.required && says_something) properties[key.name]["default"] = standard;
    if (key.required) required.push_back(key.name);
  }
  json schema = {
      {"type", "object"}, {"description", section.help()}, {"properties", properties}, {"additionalProperties", false}};
  if (!required.empty()) schema["required"] = required;
  return schema;
}

template <class S>
json rows_schema(const Section<S>& section) {
  return {{"type", "array"}, {"items", section_schema(section)}};
}

json device_schema() {
  json schema = section_schema(device_choice_section());
  const json numbers = section_schema(device_section());  // none is required where a model gives them
  for (const auto& item : numbers["properties"].items()) {
    schema["properties"][item.key()] = item.value();
    schema["properties"][item.key()].erase("default");
  }
  schema["properties"][deficit_section().name()] = rows_schema(deficit_section());
  return schema;
}

template <class S>
json section_json(const Section<S>& section, const S& values) {
  json out = json::object();
  for (const auto& key : section.keys()) {
    const json value = value_json(key, key.get(values));
    if (!value.is_null()) out[key.name] = value;
  }
  return out;
}

template <class S>
json rows_json(const Section<S>& section, const std::vector<S>& rows) {
  json out = json::array();
  for (const S& row : rows) out.push_back(section_json(section, row));
  return out;
}

template <class S>
std::string section_help(const Section<S>& section, const std::string& title) {
  std::string text = fmt::format("{}  {}\n", title, section.help());
  for (const auto& key : section.keys()) {
    const json standard = value_json(key, key.get(S{}));
    std::string tail = key.required ? " (required)" : "";
    const bool tell = !key.required && !standard.is_null() && standard != "" && standard != json::array();
    if (tell && key.kind != Kind::texts) tail = fmt::format(" (default {})", standard.dump());
    text += fmt::format("  {:<16} {}: {}{}\n", key.name, key.help, core::allowed_values(key), tail);
  }
  return text + '\n';
}

}  // namespace

json scenario_schema() {
  json plan = section_schema(plan_section());
  for_each_plan_list([&](const auto& section, auto) { plan["properties"][section.name()] = rows_schema(section); });
  const json properties = {{"scenario", section_schema(about_section())},
                           {"patient", section_schema(patient_section())},
                           {"site", section_schema(site_section())},
                           {"device", device_schema()},
                           {"technique", section_schema(technique_section())},
                           {"plan", plan},
                           {"components", section_schema(components_section())},
                           {"grid", section_schema(grid_section())},
                           {"numerics", section_schema(numerics_section())},
                           {"outputs", section_schema(outputs_section())}};
  return {{"$schema", "https://json-schema.org/draft/2020-12/schema"},
          {"title", "cutis scenario"},
          {"type", "object"},
          {"properties", properties},
          {"required", {"scenario", "patient", "site", "plan"}},
          {"additionalProperties", false}};
}

std::string scenario_help() {
  std::string lists;
  for_each_plan_list(
      [&](const auto& section, auto) { lists += section_help(section, fmt::format("[[plan.{}]]", section.name())); });
  return section_help(about_section(), "[scenario]") + section_help(patient_section(), "[patient]") +
         section_help(site_section(), "[site]") + section_help(device_choice_section(), "[device]") +
         section_help(technique_section(), "[technique]") + section_help(plan_section(), "[plan]") + lists +
         section_help(components_section(), "[components]") + section_help(grid_section(), "[grid]") +
         section_help(numerics_section(), "[numerics]") + section_help(outputs_section(), "[outputs]");
}

json to_json(const Device& device) {
  json out = section_json(device_section(), device);
  if (!device.model.empty()) out["model"] = device.model;
  out["deficit"] = rows_json(deficit_section(), device.deficits);
  out["cleared"] = rows_json(clearance_section(), device.cleared);
  // Keys of the other kind of device hold zeros that mean nothing.
  for (const char* key : {"strokes", "cartridge_diameter", "depth_max", "depth_step"}) {
    if (device.roller()) out.erase(key);
  }
  for (const char* key : {"rows", "drum_diameter", "drum_width", "lengths"}) {
    if (!device.roller()) out.erase(key);
  }
  return out;
}

json to_json(const Scenario& s) {
  json plan = section_json(plan_section(), s.plan);
  for_each_plan_list([&](const auto& section, auto list) { plan[section.name()] = rows_json(section, s.plan.*list); });
  json out = {{"scenario", section_json(about_section(), s.about)},
              {"patient", section_json(patient_section(), s.patient)},
              {"site", section_json(site_section(), s.site)},
              {"technique", section_json(technique_section(), s.technique)},
              {"plan", plan},
              {"components", section_json(components_section(), s.components)},
              {"grid", section_json(grid_section(), s.grid)},
              {"numerics", section_json(numerics_section(), s.numerics)},
              {"outputs", section_json(outputs_section(), s.outputs)}};
  if (s.device) {
    out["device"] = to_json(*s.device);
    out["device"].update(section_json(device_choice_section(), s.device_choice));
  }
  return out;
}

}  // namespace cutis::scenario
