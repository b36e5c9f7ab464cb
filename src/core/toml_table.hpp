// How is one TOML file read with all its faults? A table that checks each key against its description.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <limits>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "core/errors.hpp"

namespace cutis::core {

/// What may stand behind a key. A quantity is text with a unit, "1.5 mm"; a number has none.
enum class Kind { boolean, integer, number, quantity, text, numbers, quantities, texts };

/// Everything about one key, said once: reading, checks, JSON Schema and help come from it.
struct KeyDescription {
  std::string name;
  Kind kind = Kind::text;
  std::string unit;  ///< of a quantity: what its value is converted to
  double low = -std::numeric_limits<double>::infinity();  ///< smallest allowed value, in that unit
  double high = std::numeric_limits<double>::infinity();
  std::vector<std::string> choices;  ///< of a text; empty = any
  bool required = false;
  std::string help;
};

/// "a length or other quantity in a unit like mm, 0 to 5", for messages and help.
std::string allowed_values(const KeyDescription& key);

/// A value as read, quantities in the unit of their description. monostate: absent or faulty.
using Value = std::variant<std::monostate, bool, std::int64_t, double, std::string, std::vector<double>,
                           std::vector<std::string>>;

/// Faults found so far in one file.
class FaultList {
 public:
  explicit FaultList(std::string file) : file_(std::move(file)) {}
  void add(int line, std::string key, std::string found, std::string allowed, std::string nearest = "");
  void add(std::vector<Fault> more);
  bool empty() const { return faults_.empty(); }
  /// Is there a fault of this key, or of something under it?
  bool has(std::string_view key) const;
  const std::string& file() const { return file_; }
  /// In the order of lines.
  std::vector<Fault> sorted() const;
  void throw_if_any() const;

 private:
  std::string file_;
  std::vector<Fault> faults_;
};

/// A table of a TOML document, or an empty one where the document has none.
class TomlTable {
 public:
  static TomlTable parse_file(const std::filesystem::path& file, FaultList& faults);
  static TomlTable parse(std::string_view text, FaultList& faults);

  /// Was it in the document?
  bool present() const;
  int line() const;                              ///< where it starts; at least 1
  int line_of(std::string_view key) const;       ///< of a key in it, else of the table
  std::string dotted(std::string_view key) const;  ///< "technique.passes"
  std::vector<std::string> keys() const;         ///< in the order of lines
  bool contains(std::string_view key) const;

  /// The table under a key. A fault where something else stands there.
  TomlTable table(std::string_view key, FaultList& faults) const;
  /// The array of tables [[key]]. A fault where something else stands there.
  std::vector<TomlTable> tables(std::string_view key, FaultList& faults) const;
  /// The value of a key, checked and converted; a fault where it is wrong or required and absent.
  Value read(const KeyDescription& key, FaultList& faults) const;
  /// One fault for each key that is not among the known ones, with the nearest of them.
  void refuse_unknown(const std::vector<std::string>& known, FaultList& faults) const;

 private:
  struct Node;
  explicit TomlTable(std::shared_ptr<const Node> node) : node_(std::move(node)) {}
  std::shared_ptr<const Node> node_;
};

}  // namespace cutis::core
