// What is the value of a parameter, in which unit, from where, how certain? One library, read from data/parameters.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cutis::core {

/// One parameter as its file states it. value, low and high are in `unit`.
struct Parameter {
  std::string process, name, symbol;
  double value = 0;
  std::string unit;
  double low = 0, high = 0;   ///< the plausible range, both ends included
  std::string distribution;   ///< see known_distributions()
  std::string source;         ///< "bibkey, Table 2", or "assumed: reason", or "calibrated: targets"
  std::string grade;          ///< see known_grades()
  std::string note;
  std::string meaning;        ///< from the description beside the C++ struct; filled when it is read
  std::string code_unit;      ///< the unit the code works in; filled when it is read
  std::string file;
  int line = 0;
};

/// Best evidence first: human-skin-in-vivo, ex-vivo-skin, human-other-tissue, animal, in-vitro, unread, calibrated,
/// assumed.
const std::vector<std::string>& known_grades();

/// fixed, uniform, loguniform, triangular, normal, lognormal. normal and lognormal: the range is the central 95 %.
const std::vector<std::string>& known_distributions();

/// The one description of the parameters of a struct: name in the file, member, unit in the code, meaning.
template <class S>
class Description {
 public:
  struct Entry {
    std::string name;
    double S::*member;
    std::string unit;
    std::string meaning;
  };
  void add(std::string name, double S::*member, std::string unit, std::string meaning) {
    entries_.push_back({std::move(name), member, std::move(unit), std::move(meaning)});
  }
  const std::vector<Entry>& entries() const { return entries_; }

 private:
  std::vector<Entry> entries_;
};

/// A parameter that code asks for.
struct ParameterNeed {
  std::string name, unit, meaning;
};

/// All parameters of data/parameters/<process>.toml, one file for each struct that reads it.
///
///     struct OxygenParameters {
///       double diffusivity_mm2_per_day;
///       static void describe(core::Description<OxygenParameters>& d) {
///         d.add("diffusivity", &OxygenParameters::diffusivity_mm2_per_day, "mm2/day", "diffusivity of oxygen");
///       }
///     };
///     const auto p = library.read<OxygenParameters>("oxygen");
///
/// Copyable: studies copy it and set values. const members may be called from any thread.
class ParameterLibrary {
 public:
  /// Reads data_dir/parameters/*.toml, data_dir/sites/*.toml (process "site/<name>", the same form) and
  /// data_dir/sources.bib. Throws InputError with all faults of all files:
  /// syntax, missing, unknown or duplicate keys, unknown units, values outside their range, unknown grades, sources
  /// that do not resolve.
  static ParameterLibrary load(const std::filesystem::path& data_dir);

  /// Gives a parameter another value, in the unit its file declares. Throws InputError where it is unknown or the
  /// value lies outside its range.
  void set(std::string_view process, std::string_view name, double value_in_declared_unit);

  /// Throws InputError where it is unknown, naming the nearest one.
  const Parameter& at(std::string_view process, std::string_view name) const;

  /// Fills a struct from the file of a process, every value converted to the unit of its description. Throws
  /// InputError with all parameters that are missing, have the wrong dimension, or that the struct does not read.
  template <class S>
  S read(std::string_view process) const {
    Description<S> description;
    S::describe(description);
    std::vector<ParameterNeed> needs;
    for (const auto& entry : description.entries()) needs.push_back({entry.name, entry.unit, entry.meaning});
    const std::vector<double> values = read_values(process, needs);
    S parameters{};
    for (std::size_t n = 0; n < values.size(); ++n) parameters.*(description.entries()[n].member) = values[n];
    return parameters;
  }

  /// The values of the needs, in their units and order; read<S> is the usual door.
  std::vector<double> read_values(std::string_view process, const std::vector<ParameterNeed>& needs) const;

  /// Parameters read so far, by process and name, with meaning and unit of the code.
  std::vector<Parameter> used() const;

  /// All parameters of all files, by process and name.
  std::vector<Parameter> all() const;

 private:
  using Key = std::pair<std::string, std::string>;

  /// What has been read. The only thing that const members change, hence its own lock.
  class Uses {
   public:
    Uses() = default;
    Uses(const Uses& other) : needs_(other.needs()) {}
    Uses& operator=(const Uses& other);
    void add(const std::string& process, const std::vector<ParameterNeed>& needs);
    std::map<Key, ParameterNeed> needs() const;

   private:
    mutable std::mutex mutex_;
    std::map<Key, ParameterNeed> needs_;
  };

  std::map<Key, Parameter> parameters_;
  std::set<std::string, std::less<>> processes_;
  std::filesystem::path folder_;
  mutable Uses uses_;
};

}  // namespace cutis::core
