// How does a number with a unit become a number in our units? Through one guarded udunits2 system.
// SPDX-License-Identifier: Apache-2.0
#include "core/units.hpp"

#include <fmt/format.h>
#include <udunits2.h>

#include <charconv>
#include <cmath>
#include <map>
#include <memory>
#include <mutex>

namespace cutis::core {

namespace {

struct FreeSystem {
  void operator()(ut_system* system) const { ut_free_system(system); }
};
struct FreeUnit {
  void operator()(ut_unit* unit) const { ut_free(unit); }
};
struct FreeConverter {
  void operator()(cv_converter* converter) const { cv_free(converter); }
};
using Unit = std::unique_ptr<ut_unit, FreeUnit>;

/// The units that we know. udunits2 keeps hidden state: every use holds the lock.
class UnitSystem {
 public:
  UnitSystem() {
    ut_set_error_message_handler(ut_ignore);
    system_.reset(ut_read_xml(nullptr));
    if (!system_) throw std::runtime_error("udunits2 cannot read its table of units");
    add_counts();
    add_sizes();
  }

  const ut_unit* find(std::string_view name) {
    const std::string key(name);
    auto found = units_.find(key);
    if (found == units_.end()) {
      found = units_.emplace(key, Unit(ut_parse(system_.get(), key.c_str(), UT_UTF8))).first;
    }
    return found->second.get();
  }

  std::mutex mutex;

 private:
  void add_counts() {
    const Unit one(ut_get_dimensionless_unit_one(system_.get()));
    for (const char* name : {"cell", "cells"}) ut_map_name_to_unit(name, UT_ASCII, one.get());
  }
  void add_sizes() {
    const Unit byte(ut_new_base_unit(system_.get()));
    ut_map_name_to_unit("byte", UT_ASCII, byte.get());
    double size = 1;
    // Symbols are mapped whole: "B" alone is the bel in udunits2, and "kB" would be a thousand of it.
    for (const char* name : {"kB", "MB", "GB", "TB"}) {
      size *= 1000;
      const Unit multiple(ut_scale(size, byte.get()));
      ut_map_symbol_to_unit(name, UT_ASCII, multiple.get());
    }
  }

  std::unique_ptr<ut_system, FreeSystem> system_;
  std::map<std::string, Unit> units_;
};

UnitSystem& units() {
  static UnitSystem system;  // built on first use: 10 ms that programs without units do not pay
  return system;
}

/// Factors between our units have few digits: what rounding added to them in udunits2's SI detour is taken off.
double few_digits(double factor) {
  const double nearest = std::round(factor);
  if (nearest != 0 && std::abs(factor / nearest - 1) < 1e-12) return nearest;
  return std::stod(fmt::format("{:.13e}", factor));
}

/// What udunits2 does to a number, as a straight line.
struct Line {
  double factor = 1, offset = 0;
  bool straight = false;  ///< false: a unit against its reciprocal (s to Hz), which udunits2 would convert too
};

Line line_between(const ut_unit* from, const ut_unit* to) {
  const std::unique_ptr<cv_converter, FreeConverter> converter(
      ut_get_converter(const_cast<ut_unit*>(from), const_cast<ut_unit*>(to)));
  if (!converter) return {};
  Line line;
  line.offset = cv_convert_double(converter.get(), 0);
  line.factor = cv_convert_double(converter.get(), 1) - line.offset;
  line.straight = std::isfinite(line.offset);
  return line;
}

/// So that 8 h are exactly 8/24 day and 20 um exactly 0.02 mm: divide where the inverse is the rounder number.
double scale(double value, double factor) {
  const double inverse = few_digits(1 / factor);
  const bool inverse_is_whole = inverse == std::round(inverse) && std::abs(inverse * factor - 1) < 1e-12;
  return inverse_is_whole ? value / inverse : value * few_digits(factor);
}

std::string_view trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

}  // namespace

double convert(double value, std::string_view from, std::string_view to) {
  if (from == to) return value;
  UnitSystem& system = units();
  const std::lock_guard lock(system.mutex);
  const ut_unit* from_unit = system.find(from);
  const ut_unit* to_unit = system.find(to);
  if (!from_unit) throw UnitError(fmt::format("unknown unit \"{}\"", from));
  if (!to_unit) throw UnitError(fmt::format("unknown unit \"{}\"", to));
  if (!ut_are_convertible(from_unit, to_unit)) {
    throw UnitError(fmt::format("\"{}\" cannot be expressed in \"{}\"", from, to));
  }
  const Line line = line_between(from_unit, to_unit);
  if (!line.straight) throw UnitError(fmt::format("\"{}\" is the reciprocal of \"{}\"", from, to));
  return line.offset == 0 ? scale(value, line.factor) : value * line.factor + line.offset;
}

bool is_unit(std::string_view unit) {
  UnitSystem& system = units();
  const std::lock_guard lock(system.mutex);
  return system.find(unit) != nullptr;
}

bool same_dimension(std::string_view a, std::string_view b) {
  try {
    convert(1, a, b);
    return true;
  } catch (const UnitError&) {
    return false;
  }
}

Quantity parse_quantity(std::string_view text) {
  const std::string_view all = trimmed(text);
  const std::string_view digits = !all.empty() && all.front() == '+' ? all.substr(1) : all;
  Quantity quantity;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), quantity.value);
  if (error != std::errc() || !std::isfinite(quantity.value)) {
    throw UnitError(fmt::format("\"{}\" does not start with a number", text));
  }
  const std::string_view unit = trimmed(digits.substr(static_cast<std::size_t>(end - digits.data())));
  quantity.unit = unit.empty() ? "1" : std::string(unit);
  if (!is_unit(quantity.unit)) throw UnitError(fmt::format("unknown unit \"{}\"", quantity.unit));
  return quantity;
}

double parse_in(std::string_view text, std::string_view unit) {
  const Quantity quantity = parse_quantity(text);
  return convert(quantity.value, quantity.unit, unit);
}

}  // namespace cutis::core
