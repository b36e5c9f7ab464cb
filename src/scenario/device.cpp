// What is the device like? Reading of data/devices, where each number names its source.
// SPDX-License-Identifier: Apache-2.0
#include "scenario/device.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "core/bibliography.hpp"

namespace cutis::scenario {

using core::FaultList;
using core::Section;
using core::TomlTable;

namespace {

constexpr core::Range positive_length_mm = {0.001, 50};

void add_roller_keys(Section<Device>& s) {
  s.number("rows", &Device::rows, {1, 100}, "rows of needles side by side along the axis of a roller");
  s.quantity("drum_diameter", &Device::drum_diameter_mm, "mm", positive_length_mm, "diameter of a roller's drum");
  s.quantity("drum_width", &Device::drum_width_mm, "mm", positive_length_mm, "width of a roller's drum");
  s.quantity("lengths", &Device::lengths_mm, "mm", {0.05, 5}, "needle lengths in which a roller is sold");
}

void add_pen_keys(Section<Device>& s) {
  s.quantity("strokes", &Device::strokes_per_s, "1/s", {1, 1000}, "strokes of a pen per time");
  s.quantity("cartridge_diameter", &Device::cartridge_diameter_mm, "mm", positive_length_mm,
             "diameter of the field of needles of a pen");
  s.quantity("depth_max", &Device::depth_max_mm, "mm", {0.05, 5}, "deepest setting of a pen");
  s.quantity("depth_step", &Device::depth_step_mm, "mm", {0.01, 5}, "step between the settings of a pen");
  s.quantity("depth_evaluated", &Device::depth_evaluated_mm, "mm", {0.05, 5},
             "deepest setting whose safety and effectiveness were evaluated");
}

/// Each key of the file must have a source that resolves, or say that it is assumed.
void check_sources(const TomlTable& root, const core::Bibliography& bibliography, FaultList& faults) {
  const TomlTable sources = root.table("sources", faults);
  std::vector<std::string> cited;
  for (const std::string& key : device_section().key_names()) {
    if (key == "title" || key == "kind" || !root.contains(key)) continue;
    cited.push_back(key);
    core::KeyDescription description;
    description.name = key;
    description.required = true;
    description.help = "source of " + key;
    const core::Value source = sources.read(description, faults);
    const auto* text = std::get_if<std::string>(&source);
    if (!text || text->rfind("assumed: ", 0) == 0) continue;
    for (const std::string& bad : bibliography.unresolved(*text)) {
      faults.add(sources.line_of(key), sources.dotted(key), fmt::format("\"{}\"", bad),
                 "a key of data/sources.bib, or \"assumed: reason\"", core::nearest_name(bad, bibliography.keys()));
    }
  }
  sources.refuse_unknown(cited, faults);
}

void check_listed_source(const TomlTable& row, const std::string& source, const core::Bibliography& bibliography,
                         FaultList& faults) {
  if (source.rfind("assumed: ", 0) == 0) return;
  for (const std::string& bad : bibliography.unresolved(source)) {
    faults.add(row.line_of("source"), row.dotted("source"), fmt::format("\"{}\"", bad), "a key of data/sources.bib",
               core::nearest_name(bad, bibliography.keys()));
  }
}

}  // namespace

const std::vector<std::string>& fitzpatrick_types() {
  static const std::vector<std::string> types = {"I", "II", "III", "IV", "V", "VI"};
  return types;
}

const std::vector<std::string>& known_concerns() {
  static const std::vector<std::string> concerns = {
      "none",    "acne-scars",   "other-scars", "fine-lines",     "neck-wrinkles", "laxity",
      "texture", "pigmentation", "sun-damage",  "enlarged-pores", "striae",        "topical-delivery"};
  return concerns;
}

const Section<Device>& device_section() {
  static const Section<Device> section = [] {
    Section<Device> s("device", "The device: a model of data/devices, or its own numbers; both: overrides");
    s.text("title", &Device::title, "name for people");
    s.text("kind", &Device::kind, "how the needles are moved", {"roller", "pen"}).required();
    s.number("needles", &Device::needles, {1, 1000}, "needles on the drum or in the cartridge").required();
    s.quantity("needle_diameter", &Device::needle_diameter_mm, "mm", {0.01, 1}, "diameter at the base").required();
    add_roller_keys(s);
    add_pen_keys(s);
    return s;
  }();
  return section;
}

const Section<DepthDeficit>& deficit_section() {
  static const Section<DepthDeficit> section = [] {
    Section<DepthDeficit> s("deficit", "How far a puncture falls short of a needle length; linear between rows");
    s.quantity("length", &DepthDeficit::length_mm, "mm", {0.05, 5}, "needle length or depth setting").required();
    s.quantity("low", &DepthDeficit::low_mm, "mm", {-1, 5}, "smallest deficit; below 0 where it goes deeper")
        .required();
    s.quantity("high", &DepthDeficit::high_mm, "mm", {-1, 5}, "largest deficit").required();
    s.text("source", &DepthDeficit::source, "where it is from").required();
    return s;
  }();
  return section;
}

const Section<Clearance>& clearance_section() {
  static const Section<Clearance> section = [] {
    Section<Clearance> s("cleared", "A use that a regulator has cleared");
    s.text("concern", &Clearance::concern, "what for", known_concerns()).required();
    s.choice("fitzpatrick_max", &Clearance::fitzpatrick_max, fitzpatrick_types(), "darkest skin type").required();
    s.quantity("age_min", &Clearance::age_min_years, "year", {0, 120}, "youngest age").required();
    s.text("source", &Clearance::source, "where it is from").required();
    return s;
  }();
  return section;
}

std::vector<std::string> device_names(const std::filesystem::path& data_dir) {
  std::vector<std::string> names;
  const auto folder = data_dir / "devices";
  if (!std::filesystem::is_directory(folder)) return names;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".toml") names.push_back(entry.path().stem().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

Device read_device(std::string_view model, const std::filesystem::path& data_dir) {
  const auto bibliography = core::Bibliography::load(data_dir / "sources.bib");
  const auto file = data_dir / "devices" / fmt::format("{}.toml", model);
  FaultList faults(file.string());
  const TomlTable root = TomlTable::parse_file(file, faults);
  faults.throw_if_any();
  Device device = device_section().read(root, faults, {"deficit", "cleared", "sources"});
  device.model = std::string(model);
  for (const TomlTable& row : root.tables("deficit", faults)) {
    device.deficits.push_back(deficit_section().read(row, faults));
    check_listed_source(row, device.deficits.back().source, bibliography, faults);
  }
  for (const TomlTable& row : root.tables("cleared", faults)) {
    device.cleared.push_back(clearance_section().read(row, faults));
    check_listed_source(row, device.cleared.back().source, bibliography, faults);
  }
  check_sources(root, bibliography, faults);
  if (faults.empty()) check_device(device, root, faults);
  faults.throw_if_any();
  return device;
}

void check_device(const Device& device, const TomlTable& table, FaultList& faults) {
  const auto need = [&](bool given, const char* key, const char* what) {
    if (!given) faults.add(table.line(), table.dotted(key), "nothing", fmt::format("{} of a {}", what, device.kind));
  };
  if (device.roller()) {
    need(device.rows > 0, "rows", "rows");
    need(device.drum_diameter_mm > 0, "drum_diameter", "the drum diameter");
    need(device.drum_width_mm > 0, "drum_width", "the drum width");
    need(!device.lengths_mm.empty(), "lengths", "the needle lengths");
    if (device.rows > 0 && device.needles % device.rows != 0) {
      faults.add(table.line_of("rows"), table.dotted("rows"),
                 fmt::format("{} rows of {} needles", device.rows, device.needles),
                 "a number of rows that divides the needles");
    }
  } else {
    need(device.strokes_per_s > 0, "strokes", "the stroke rate");
    need(device.cartridge_diameter_mm > 0, "cartridge_diameter", "the cartridge diameter");
    need(device.depth_max_mm > 0, "depth_max", "the deepest setting");
  }
  need(!device.deficits.empty(), "deficit", "at least one row [[deficit]]");
  for (std::size_t n = 0; n < device.deficits.size(); ++n) {
    const DepthDeficit& row = device.deficits[n];
    const bool rises = n == 0 || row.length_mm > device.deficits[n - 1].length_mm;
    if (row.low_mm <= row.high_mm && rises) continue;
    faults.add(table.line_of("deficit"), fmt::format("{}[{}]", table.dotted("deficit"), n + 1),
               fmt::format("{:g} mm: {:g} to {:g} mm", row.length_mm, row.low_mm, row.high_mm),
               "low <= high, and rows by rising length");
  }
}

DepthDeficit deficit_at(const Device& device, double length_mm) {
  const auto& rows = device.deficits;
  const auto scaled = [length_mm](const DepthDeficit& row) {
    const double ratio = length_mm / row.length_mm;
    return DepthDeficit{length_mm, row.low_mm * ratio, row.high_mm * ratio, row.source};
  };
  if (length_mm <= rows.front().length_mm) return scaled(rows.front());
  if (length_mm >= rows.back().length_mm) return scaled(rows.back());
  std::size_t above = 1;
  while (rows[above].length_mm < length_mm) ++above;
  const DepthDeficit &a = rows[above - 1], &b = rows[above];
  const double w = (length_mm - a.length_mm) / (b.length_mm - a.length_mm);
  return {length_mm, a.low_mm + w * (b.low_mm - a.low_mm), a.high_mm + w * (b.high_mm - a.high_mm),
          a.source + "; " + b.source};
}

}  // namespace cutis::scenario
