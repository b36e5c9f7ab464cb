// How does a struct become a section of a file? One table of its keys gives reading, checks, schema and help.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <functional>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "core/toml_table.hpp"

namespace cutis::core {

/// The smallest and largest allowed value, in the unit of the key.
struct Range {
  double low = -std::numeric_limits<double>::infinity();
  double high = std::numeric_limits<double>::infinity();
};

namespace section_detail {

template <class M>
struct Plain {
  using type = M;
  static constexpr bool optional = false;
};
template <class M>
struct Plain<std::optional<M>> {
  using type = M;
  static constexpr bool optional = true;
};

template <class M>
M from_value(const Value& value) {
  if constexpr (std::is_integral_v<M> && !std::is_same_v<M, bool>) {
    return static_cast<M>(std::get<std::int64_t>(value));
  } else {
    return std::get<M>(value);
  }
}

template <class M>
Value to_value(const M& member) {
  if constexpr (std::is_integral_v<M> && !std::is_same_v<M, bool>) {
    return static_cast<std::int64_t>(member);
  } else {
    return member;
  }
}

}  // namespace section_detail

/// The keys of S. Defaults are those of a default-constructed S, so they stand in one place.
template <class S>
class Section {
 public:
  struct Key : KeyDescription {
    std::function<void(S&, const Value&)> set;
    std::function<Value(const S&)> get;
  };

  Section(std::string name, std::string help) : name_(std::move(name)), help_(std::move(help)) {}

  template <class M>
  Section& quantity(std::string name, M S::*member, std::string unit, Range range, std::string help) {
    constexpr bool list = std::is_same_v<M, std::vector<double>>;
    return add({std::move(name),
                list ? Kind::quantities : Kind::quantity,
                std::move(unit),
                range.low,
                range.high,
                {},
                false,
                std::move(help)},
               member);
  }
  template <class M>
  Section& number(std::string name, M S::*member, Range range, std::string help) {
    using Type = typename section_detail::Plain<M>::type;
    constexpr Kind kind = std::is_integral_v<Type>                    ? Kind::integer
                          : std::is_same_v<Type, std::vector<double>> ? Kind::numbers
                                                                      : Kind::number;
    return add({std::move(name), kind, "", range.low, range.high, {}, false, std::move(help)}, member);
  }
  template <class M>
  Section& text(std::string name, M S::*member, std::string help, std::vector<std::string> choices = {}) {
    constexpr bool list = std::is_same_v<M, std::vector<std::string>>;
    KeyDescription key;
    key.name = std::move(name);
    key.kind = list ? Kind::texts : Kind::text;
    key.choices = std::move(choices);
    key.help = std::move(help);
    return add(std::move(key), member);
  }
  Section& boolean(std::string name, bool S::*member, std::string help) {
    KeyDescription key;
    key.name = std::move(name);
    key.kind = Kind::boolean;
    key.help = std::move(help);
    return add(std::move(key), member);
  }
  /// A text that stands for a number: the first choice is 1.
  Section& choice(std::string name, int S::*member, std::vector<std::string> choices, std::string help) {
    Key key;
    key.name = std::move(name);
    key.choices = choices;
    key.help = std::move(help);
    key.set = [member, choices](S& target, const Value& value) {
      const auto found = std::find(choices.begin(), choices.end(), std::get<std::string>(value));
      target.*member = static_cast<int>(found - choices.begin()) + 1;
    };
    key.get = [member, choices](const S& source) -> Value {
      const int n = source.*member;
      return n >= 1 && n <= static_cast<int>(choices.size()) ? Value(choices[static_cast<std::size_t>(n - 1)])
                                                             : Value();
    };
    keys_.push_back(std::move(key));
    return *this;
  }
  /// The key added last must be given.
  Section& required() {
    keys_.back().required = true;
    return *this;
  }

  const std::string& name() const { return name_; }
  const std::string& help() const { return help_; }
  const std::vector<Key>& keys() const { return keys_; }
  std::vector<std::string> key_names() const {
    std::vector<std::string> names;
    for (const Key& key : keys_) names.push_back(key.name);
    return names;
  }
  std::vector<KeyDescription> descriptions() const { return {keys_.begin(), keys_.end()}; }

  /// S from a table: defaults, then what the table gives. Refuses unknown keys, but for the sub-tables named.
  S read(const TomlTable& table, FaultList& faults, const std::vector<std::string>& sub_tables = {}) const {
    refuse_unknown(table, faults, sub_tables);
    S result{};
    for (const Key& key : keys_) read_key(key, table, faults, result);
    return result;
  }
  /// What the table gives, written over `base`, which has the required keys already.
  S read_over(S base, const TomlTable& table, FaultList& faults,
              const std::vector<std::string>& sub_tables = {}) const {
    refuse_unknown(table, faults, sub_tables);
    for (const Key& key : keys_) {
      if (table.contains(key.name)) read_key(key, table, faults, base);
    }
    return base;
  }

 private:
  void refuse_unknown(const TomlTable& table, FaultList& faults, const std::vector<std::string>& sub_tables) const {
    std::vector<std::string> known = key_names();
    known.insert(known.end(), sub_tables.begin(), sub_tables.end());
    table.refuse_unknown(known, faults);
  }
  void read_key(const Key& key, const TomlTable& table, FaultList& faults, S& target) const {
    const Value value = table.read(key, faults);
    if (!std::holds_alternative<std::monostate>(value)) key.set(target, value);
  }

  template <class M>
  Section& add(KeyDescription description, M S::*member) {
    using Plain = section_detail::Plain<M>;
    Key key;
    static_cast<KeyDescription&>(key) = std::move(description);
    key.set = [member](S& target, const Value& value) {
      target.*member = section_detail::from_value<typename Plain::type>(value);
    };
    key.get = [member](const S& source) -> Value {
      if constexpr (Plain::optional) {
        return source.*member ? section_detail::to_value(*(source.*member)) : Value();
      } else {
        return section_detail::to_value(source.*member);
      }
    };
    keys_.push_back(std::move(key));
    return *this;
  }

  std::string name_, help_;
  std::vector<Key> keys_;
};

}  // namespace cutis::core
