// How is one TOML file read with all its faults? By toml++, which knows the line of every node.
// SPDX-License-Identifier: Apache-2.0
#include "core/toml_table.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

// The parser asserts, in builds with assertions, on some broken keys that it would go on to report: a broken file must
// give a message in every build.
#define TOML_ASSERT(expression) static_cast<void>(0)
#include <toml++/toml.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <sstream>

#include "core/units.hpp"

namespace cutis::core {

/// The document is shared by the handles to its tables.
struct TomlTable::Node {
  std::shared_ptr<const toml::table> document;
  const toml::table* table = nullptr;  ///< null: absent
  std::string path;
  int line = 1;
};

namespace {

int line_of_node(const toml::node& node, int otherwise) {
  const auto line = static_cast<int>(node.source().begin.line);
  return line > 0 ? line : otherwise;
}

/// The value as the user wrote it, cut where it is long.
std::string as_written(const toml::node& node) {
  std::ostringstream out;
  out << toml::node_view<const toml::node>(node);
  std::string text = out.str();
  std::replace(text.begin(), text.end(), '\n', ' ');
  constexpr std::size_t longest = 60;
  return text.size() <= longest ? text : text.substr(0, longest) + "...";
}

bool within(double value, const KeyDescription& key) { return value >= key.low && value <= key.high; }

/// Reads single values; the list kinds read their items with it.
class Reader {
 public:
  Reader(const KeyDescription& key, std::string path, int line, FaultList& faults)
      : key_(key), path_(std::move(path)), line_(line), faults_(faults) {}

  Value read(const toml::node& node) {
    switch (key_.kind) {
      case Kind::boolean:
        return node.is_boolean() ? Value(node.as_boolean()->get()) : refuse(node);
      case Kind::integer:
        return integer(node);
      case Kind::number:
        return as_value(number(node));
      case Kind::quantity:
        return as_value(quantity(node));
      case Kind::text:
        return as_value(text(node));
      case Kind::numbers:
        return list<double>(node, [this](const toml::node& item) { return number(item); });
      case Kind::quantities:
        return list<double>(node, [this](const toml::node& item) { return quantity(item); });
      case Kind::texts:
        return list<std::string>(node, [this](const toml::node& item) { return text(item); });
    }
    return {};
  }

 private:
  template <class T>
  static Value as_value(std::optional<T> value) {
    return value ? Value(*std::move(value)) : Value();
  }

  std::monostate refuse(const toml::node& node, std::string why = "", std::string nearest = "") {
    std::string found = as_written(node);
    if (!why.empty()) found += " (" + why + ")";
    faults_.add(line_of_node(node, line_), path_, std::move(found), allowed_values(key_), std::move(nearest));
    return {};
  }

  Value integer(const toml::node& node) {
    if (!node.is_integer()) return refuse(node);
    const std::int64_t value = node.as_integer()->get();
    if (!within(static_cast<double>(value), key_)) return refuse(node);
    return value;
  }

  std::optional<double> number(const toml::node& node) {
    std::optional<double> value;
    if (node.is_integer()) value = static_cast<double>(node.as_integer()->get());
    if (node.is_floating_point()) value = node.as_floating_point()->get();
    if (value && std::isfinite(*value) && within(*value, key_)) return value;
    refuse(node, node.is_string() ? "text, not a number" : "");
    return std::nullopt;
  }

  std::optional<double> quantity(const toml::node& node) {
    if (!node.is_string()) {
      refuse(node, node.is_number() ? "a bare number, without a unit" : "");
      return std::nullopt;
    }
    try {
      const double value = parse_in(node.as_string()->get(), key_.unit);
      if (std::isfinite(value) && within(value, key_)) return value;
      refuse(node);
    } catch (const UnitError& error) {
      refuse(node, error.what());
    }
    return std::nullopt;
  }

  std::optional<std::string> text(const toml::node& node) {
    if (!node.is_string()) {
      refuse(node);
      return std::nullopt;
    }
    const std::string value = node.as_string()->get();
    const auto& choices = key_.choices;
    if (choices.empty() || std::find(choices.begin(), choices.end(), value) != choices.end()) return value;
    refuse(node, "", nearest_name(value, choices));
    return std::nullopt;
  }

  template <class T, class ReadItem>
  Value list(const toml::node& node, ReadItem read_item) {
    if (!node.is_array()) return refuse(node);
    std::vector<T> items;
    bool right = true;
    for (const toml::node& item : *node.as_array()) {
      const std::optional<T> value = read_item(item);
      if (value) items.push_back(*value);
      right = right && value;
    }
    return right ? Value(items) : Value();
  }

  const KeyDescription& key_;
  std::string path_;
  int line_;
  FaultList& faults_;
};

std::string range_text(const KeyDescription& key) {
  const bool low = std::isfinite(key.low), high = std::isfinite(key.high);
  const std::string unit = key.unit.empty() || key.unit == "1" ? "" : " " + key.unit;
  if (low && high) return fmt::format(", {:g} to {:g}{}", key.low, key.high, unit);
  if (low) return fmt::format(", at least {:g}{}", key.low, unit);
  if (high) return fmt::format(", at most {:g}{}", key.high, unit);
  return "";
}

}  // namespace

std::string allowed_values(const KeyDescription& key) {
  switch (key.kind) {
    case Kind::boolean:
      return "true or false";
    case Kind::integer:
      return "a whole number" + range_text(key);
    case Kind::number:
      return "a number" + range_text(key);
    case Kind::quantity:
      return fmt::format("text with a unit like \"1 {}\"{}", key.unit, range_text(key));
    case Kind::numbers:
      return "a list of numbers" + range_text(key);
    case Kind::quantities:
      return fmt::format("a list of texts with a unit like [\"1 {}\"]{}", key.unit, range_text(key));
    case Kind::text:
    case Kind::texts:
      break;
  }
  const std::string list = key.kind == Kind::texts ? "a list of " : "";
  if (key.choices.empty()) return list.empty() ? "text" : "a list of texts";
  return fmt::format("{}\"{}\"", list, fmt::join(key.choices, "\", \""));
}

void FaultList::add(int line, std::string key, std::string found, std::string allowed, std::string nearest) {
  faults_.push_back({file_, line, std::move(key), std::move(found), std::move(allowed), std::move(nearest)});
}

void FaultList::add(std::vector<Fault> more) {
  for (Fault& fault : more) faults_.push_back(std::move(fault));
}

bool FaultList::has(std::string_view key) const {
  return std::any_of(faults_.begin(), faults_.end(), [key](const Fault& fault) {
    const std::string_view name(fault.key);
    return name.substr(0, key.size()) == key &&
           (name.size() == key.size() || name[key.size()] == '.' || name[key.size()] == '[');
  });
}

std::vector<Fault> FaultList::sorted() const {
  std::vector<Fault> faults = faults_;
  std::stable_sort(faults.begin(), faults.end(), [](const Fault& a, const Fault& b) { return a.line < b.line; });
  return faults;
}

void FaultList::throw_if_any() const {
  if (!faults_.empty()) throw InputError(sorted());
}

TomlTable TomlTable::parse_file(const std::filesystem::path& file, FaultList& faults) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream text;
  // A folder opens, but cannot be read: the copy tells.
  if (std::filesystem::is_directory(file) || !in ||
      !(in.peek() == std::ifstream::traits_type::eof() || text << in.rdbuf())) {
    faults.add(0, "file", "no readable file", "a TOML file");
    return TomlTable(std::make_shared<Node>());
  }
  return parse(text.str(), faults);
}

TomlTable TomlTable::parse(std::string_view text, FaultList& faults) {
  auto node = std::make_shared<Node>();
  try {
    node->document = std::make_shared<const toml::table>(toml::parse(text));
    node->table = node->document.get();
  } catch (const toml::parse_error& error) {
    const int line = std::max(1, static_cast<int>(error.source().begin.line));
    faults.add(line, "syntax", std::string(error.description()), "TOML, see https://toml.io");
  }
  return TomlTable(std::move(node));
}

bool TomlTable::present() const { return node_->table != nullptr; }

int TomlTable::line() const { return node_->line; }

int TomlTable::line_of(std::string_view key) const {
  if (!present()) return line();
  for (auto&& [name, value] : *node_->table) {
    if (name.str() == key) return std::max(1, static_cast<int>(name.source().begin.line));
  }
  return line();
}

std::string TomlTable::dotted(std::string_view key) const {
  return node_->path.empty() ? std::string(key) : fmt::format("{}.{}", node_->path, key);
}

std::vector<std::string> TomlTable::keys() const {
  std::vector<std::string> names;
  if (!present()) return names;
  for (auto&& [name, value] : *node_->table) names.emplace_back(name.str());
  std::stable_sort(names.begin(), names.end(),
                   [this](const std::string& a, const std::string& b) { return line_of(a) < line_of(b); });
  return names;
}

bool TomlTable::contains(std::string_view key) const { return present() && node_->table->contains(key); }

TomlTable TomlTable::table(std::string_view key, FaultList& faults) const {
  auto child = std::make_shared<Node>();
  child->document = node_->document;
  child->path = dotted(key);
  child->line = line_of(key);
  if (contains(key)) {
    child->table = node_->table->get(key)->as_table();
    if (!child->table) faults.add(child->line, child->path, as_written(*node_->table->get(key)), "a [table]");
  }
  return TomlTable(std::move(child));
}

std::vector<TomlTable> TomlTable::tables(std::string_view key, FaultList& faults) const {
  std::vector<TomlTable> items;
  if (!contains(key)) return items;
  const toml::node& node = *node_->table->get(key);
  const auto refuse = [&](const toml::node& wrong) {
    faults.add(line_of_node(wrong, line_of(key)), dotted(key), as_written(wrong), "an array of [[tables]]");
  };
  if (!node.is_array()) {
    refuse(node);
    return items;
  }
  for (const toml::node& item : *node.as_array()) {
    if (!item.is_table()) {
      refuse(item);
      continue;
    }
    auto child = std::make_shared<Node>();
    child->document = node_->document;
    child->table = item.as_table();
    child->path = fmt::format("{}[{}]", dotted(key), items.size() + 1);
    child->line = line_of_node(item, line_of(key));
    items.push_back(TomlTable(std::move(child)));
  }
  return items;
}

Value TomlTable::read(const KeyDescription& key, FaultList& faults) const {
  if (!contains(key.name)) {
    if (key.required) faults.add(line(), dotted(key.name), "nothing", allowed_values(key));
    return {};
  }
  return Reader(key, dotted(key.name), line_of(key.name), faults).read(*node_->table->get(key.name));
}

void TomlTable::refuse_unknown(const std::vector<std::string>& known, FaultList& faults) const {
  for (const std::string& name : keys()) {
    if (std::find(known.begin(), known.end(), name) != known.end()) continue;
    faults.add(line_of(name), dotted(name), "an unknown key", fmt::format("{}", fmt::join(known, ", ")),
               nearest_name(name, known));
  }
}

}  // namespace cutis::core
