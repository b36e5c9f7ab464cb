// What is the value of a parameter, in which unit, from where, how certain? Reading and checks of the library.
// SPDX-License-Identifier: Apache-2.0
#include "core/parameters.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "core/bibliography.hpp"
#include "core/errors.hpp"
#include "core/section.hpp"
#include "core/units.hpp"

namespace cutis::core {

namespace {

/// The keys of one parameter in its file.
struct Entry {
  std::string symbol, unit, distribution = "lognormal", source, grade, note;
  double value = 0;
  std::vector<double> range;
};

Section<Entry> entry_section() {
  Section<Entry> s("parameter", "One parameter of a process");
  s.text("symbol", &Entry::symbol, "as in the model card");
  s.number("value", &Entry::value, {}, "in the unit").required();
  s.text("unit", &Entry::unit, "as in udunits2; \"1\" for a pure number").required();
  s.number("range", &Entry::range, {}, "[low, high], what is plausible").required();
  s.text("distribution", &Entry::distribution, "over the range", known_distributions()).required();
  s.text("source", &Entry::source, "\"bibkey, Table 2\", \"assumed: reason\" or \"calibrated: targets\"").required();
  s.text("grade", &Entry::grade, "how good the evidence is", known_grades()).required();
  s.text("note", &Entry::note, "anything else");
  return s;
}

bool starts_with(const std::string& text, std::string_view prefix) { return text.rfind(prefix, 0) == 0; }

/// Grade and source must tell the same story, and a cited key must exist.
void check_source(const Entry& entry, const TomlTable& table, const Bibliography& bibliography, FaultList& faults) {
  const int line = table.line_of("source");
  for (const char* grade : {"assumed", "calibrated"}) {
    const std::string prefix = fmt::format("{}: ", grade);
    if ((entry.grade == grade) == starts_with(entry.source, prefix)) continue;
    faults.add(line, table.dotted("source"), fmt::format("\"{}\" with grade \"{}\"", entry.source, entry.grade),
               fmt::format("\"{}...\" if and only if the grade is \"{}\"", prefix, grade));
    return;
  }
  if (entry.grade == "assumed" || entry.grade == "calibrated") return;
  for (const std::string& key : bibliography.unresolved(entry.source)) {
    faults.add(line, table.dotted("source"), fmt::format("\"{}\"", key), "a key of data/sources.bib",
               nearest_name(key, bibliography.keys()));
  }
}

void check_numbers(const Entry& entry, const TomlTable& table, FaultList& faults) {
  if (!is_unit(entry.unit)) {
    faults.add(table.line_of("unit"), table.dotted("unit"), fmt::format("\"{}\"", entry.unit),
               "a unit of udunits2, \"1\" for a pure number");
  }
  const auto& range = entry.range;
  if (range.size() != 2 || range[0] > range[1]) {
    faults.add(table.line_of("range"), table.dotted("range"), fmt::format("[{}]", fmt::join(range, ", ")),
               "[low, high] with low <= high");
    return;
  }
  if (entry.value < range[0] || entry.value > range[1]) {
    faults.add(table.line_of("value"), table.dotted("value"), fmt::format("{:g}", entry.value),
               fmt::format("a value within its range, {:g} to {:g}", range[0], range[1]));
  }
  if (range[0] <= 0 && (entry.distribution == "lognormal" || entry.distribution == "loguniform")) {
    faults.add(table.line_of("distribution"), table.dotted("distribution"), fmt::format("\"{}\"", entry.distribution),
               "a distribution that reaches zero: \"uniform\", \"triangular\", \"normal\" or \"fixed\"");
  }
}

Parameter make_parameter(const Entry& entry, std::string process, std::string name, std::string file, int line) {
  Parameter p;
  p.process = std::move(process);
  p.name = std::move(name);
  p.symbol = entry.symbol;
  p.value = entry.value;
  p.unit = entry.unit;
  p.low = entry.range.front();
  p.high = entry.range.back();
  p.distribution = entry.distribution;
  p.source = entry.source;
  p.grade = entry.grade;
  p.note = entry.note;
  p.file = std::move(file);
  p.line = line;
  return p;
}

std::vector<Parameter> read_file(const std::filesystem::path& file, const std::string& process,
                                 const Bibliography& bibliography, FaultList& faults) {
  static const Section<Entry> section = entry_section();
  std::vector<Parameter> parameters;
  const TomlTable root = TomlTable::parse_file(file, faults);
  for (const std::string& name : root.keys()) {
    const TomlTable table = root.table(name, faults);
    if (!table.present()) continue;
    FaultList own(faults.file());
    const Entry entry = section.read(table, own);
    if (own.empty()) {
      check_numbers(entry, table, own);
      check_source(entry, table, bibliography, own);
    }
    if (own.empty()) {
      parameters.push_back(make_parameter(entry, process, name, faults.file(), table.line()));
    }
    faults.add(own.sorted());
  }
  return parameters;
}

/// The file of a process, given the folder of parameters: "oxygen" or "site/cheek".
std::string file_of(const std::filesystem::path& folder, std::string_view process) {
  const std::string_view site = "site/";
  if (process.substr(0, site.size()) != site) return (folder / fmt::format("{}.toml", process)).string();
  return (folder.parent_path() / "sites" / fmt::format("{}.toml", process.substr(site.size()))).string();
}

std::vector<std::filesystem::path> toml_files(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  if (!std::filesystem::is_directory(folder)) return files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".toml") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

const std::vector<std::string>& known_grades() {
  static const std::vector<std::string> grades = {
      "human-skin-in-vivo", "ex-vivo-skin", "human-other-tissue", "animal",
      "in-vitro",           "unread",       "calibrated",         "assumed"};
  return grades;
}

const std::vector<std::string>& known_distributions() {
  static const std::vector<std::string> names = {"fixed", "uniform", "loguniform", "triangular", "normal", "lognormal"};
  return names;
}

ParameterLibrary ParameterLibrary::load(const std::filesystem::path& data_dir) {
  const Bibliography bibliography = Bibliography::load(data_dir / "sources.bib");
  ParameterLibrary library;
  library.folder_ = data_dir / "parameters";
  std::vector<Fault> all_faults;
  const auto add_folder = [&](const std::filesystem::path& folder, const std::string& prefix) {
    for (const auto& file : toml_files(folder)) {
      const std::string process = prefix + file.stem().string();
      FaultList faults(file.string());
      for (Parameter& parameter : read_file(file, process, bibliography, faults)) {
        const Key key{parameter.process, parameter.name};
        library.parameters_.emplace(key, std::move(parameter));
      }
      library.processes_.insert(process);
      for (Fault& fault : faults.sorted()) all_faults.push_back(std::move(fault));
    }
  };
  add_folder(library.folder_, "");
  add_folder(data_dir / "sites", "site/");
  if (!all_faults.empty()) throw InputError(std::move(all_faults));
  return library;
}

const Parameter& ParameterLibrary::at(std::string_view process, std::string_view name) const {
  const auto found = parameters_.find(Key{process, name});
  if (found != parameters_.end()) return found->second;
  const std::string file = file_of(folder_, process);
  if (processes_.find(process) == processes_.end()) {
    throw InputError({{file, 0, std::string(process), "no such process", fmt::format("{}", fmt::join(processes_, ", ")),
                       nearest_name(process, {processes_.begin(), processes_.end()})}});
  }
  std::vector<std::string> names;
  for (const auto& entry : parameters_) {
    if (entry.first.first == process) names.push_back(entry.first.second);
  }
  throw InputError({{file, 0, fmt::format("{}.{}", process, name), "no such parameter",
                     fmt::format("{}", fmt::join(names, ", ")), nearest_name(name, names)}});
}

void ParameterLibrary::set(std::string_view process, std::string_view name, double value_in_declared_unit) {
  const Parameter& found = at(process, name);
  // Written so that a value that is not a number is refused as well.
  if (!(value_in_declared_unit >= found.low && value_in_declared_unit <= found.high)) {
    throw InputError({{found.file, found.line, fmt::format("{}.{}", process, name),
                       fmt::format("{:g} {}", value_in_declared_unit, found.unit),
                       fmt::format("its range, {:g} to {:g} {}", found.low, found.high, found.unit), ""}});
  }
  parameters_.at(Key{process, name}).value = value_in_declared_unit;
}

std::vector<double> ParameterLibrary::read_values(std::string_view process,
                                                  const std::vector<ParameterNeed>& needs) const {
  const std::string file = file_of(folder_, process);
  FaultList faults(file);
  if (processes_.find(process) == processes_.end()) {
    faults.add(0, std::string(process), "no such file", fmt::format("{}", fmt::join(processes_, ", ")),
               nearest_name(process, {processes_.begin(), processes_.end()}));
  }
  std::vector<double> values;
  std::vector<std::string> read_names, file_names;
  for (const ParameterNeed& need : needs) read_names.push_back(need.name);
  for (const auto& entry : parameters_) {
    if (entry.first.first == process) file_names.push_back(entry.first.second);
  }
  for (const std::string& name : file_names) {
    if (std::find(read_names.begin(), read_names.end(), name) != read_names.end()) continue;
    faults.add(at(process, name).line, name, "a parameter that the code does not read",
               fmt::format("{}", fmt::join(read_names, ", ")), nearest_name(name, read_names));
  }
  for (const ParameterNeed& need : needs) {
    const auto found = parameters_.find(Key{process, need.name});
    if (found == parameters_.end()) {
      if (processes_.find(process) != processes_.end()) {
        faults.add(0, need.name, "nothing", fmt::format("{} in {}", need.meaning, need.unit),
                   nearest_name(need.name, file_names));
      }
      continue;
    }
    try {
      values.push_back(convert(found->second.value, found->second.unit, need.unit));
    } catch (const UnitError& error) {
      faults.add(found->second.line, need.name, error.what(), fmt::format("a unit like \"{}\"", need.unit));
    }
  }
  faults.throw_if_any();
  uses_.add(std::string(process), needs);
  return values;
}

std::vector<Parameter> ParameterLibrary::used() const {
  std::vector<Parameter> list;
  for (const auto& entry : uses_.needs()) {
    Parameter parameter = parameters_.at(entry.first);
    parameter.meaning = entry.second.meaning;
    parameter.code_unit = entry.second.unit;
    list.push_back(std::move(parameter));
  }
  return list;
}

std::vector<Parameter> ParameterLibrary::all() const {
  const auto needs = uses_.needs();
  std::vector<Parameter> list;
  for (const auto& entry : parameters_) {
    list.push_back(entry.second);
    const auto need = needs.find(entry.first);
    if (need == needs.end()) continue;
    list.back().meaning = need->second.meaning;
    list.back().code_unit = need->second.unit;
  }
  return list;
}

ParameterLibrary::Uses& ParameterLibrary::Uses::operator=(const Uses& other) {
  if (this != &other) {
    auto copy = other.needs();
    const std::lock_guard lock(mutex_);
    needs_ = std::move(copy);
  }
  return *this;
}

void ParameterLibrary::Uses::add(const std::string& process, const std::vector<ParameterNeed>& needs) {
  const std::lock_guard lock(mutex_);
  for (const ParameterNeed& need : needs) needs_.insert_or_assign(Key{process, need.name}, need);
}

std::map<ParameterLibrary::Key, ParameterNeed> ParameterLibrary::Uses::needs() const {
  const std::lock_guard lock(mutex_);
  return needs_;
}

}  // namespace cutis::core
