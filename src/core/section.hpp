// How does a struct become a section of a file? One table of its keys gives reading, checks, schema and help.
// SPDX-License-Identifier: Apache-2.0
#pragma once

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
    return add({std::move(name), list ? Kind::quantities : Kind::quantity, std::move(unit), range.low, range.high, {},
                false, std::move(help)}, member);
  }
  template <class M>
  Section& number(std::string name, M S::*member, Range range, std::string help) {
    using Type = typename section_detail::Plain<M>::type;
    constexpr Kind kind = std::is_integral_v<Type> ? Kind::integer
                          : std::is_same_v<Type, std::vector<double>> ? Kind::numbers : Kind::number;
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

  /// S from a table: defaults, then what the table gives. Also refuses unknown keys, but for sub-tables named.
  S read(const TomlTable& table, FaultList& faults, const std::vector<std::string>& sub_tables = {}) const {
    return read_over(S{}, table, faults, sub_tables);
  }
  /// What the table gives, written over `base`.
  S read_over(S base, const TomlTable& table, FaultList& faults,
              const std::vector<std::string>& sub_tables = {}) const {
    std::vector<std::string> known = key_names();
    known.insert(known.end(), sub_tables.begin(), sub_tables.end());
    table.refuse_unknown(known, faults);
    for (const Key& key : keys_) {
      const Value value = table.read(key, faults);
      if (!std::holds_alternative<std::monostate>(value)) key.set(base, value);
    }
    return base;
  }

 private:
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
