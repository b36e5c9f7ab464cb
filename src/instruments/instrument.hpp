// What is an instrument? A pure function of the tissue that returns what the real one would read.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "tissue/rates.hpp"
#include "tissue/tissue.hpp"

namespace cutis::instruments {

/// One reading; the time and the arm are added by the engine.
struct Reading {
  std::string_view instrument;
  std::string quantity;
  std::string region;
  double value = 0;
  std::string_view unit;
};

/// What an instrument can read: printed by `cutis instruments`, checked where evidence names a quantity.
struct Quantity {
  std::string name;
  std::string unit;
  std::vector<std::string> regions;
  std::string meaning;  ///< one sentence
};

class Instrument {
 public:
  virtual ~Instrument() = default;
  virtual std::string_view name() const = 0;
  virtual std::vector<Quantity> quantities() const = 0;
  virtual std::vector<Reading> read(const tissue::Tissue& tissue, const tissue::Rates& rates) const = 0;
};

using InstrumentSet = std::vector<std::unique_ptr<Instrument>>;

}  // namespace cutis::instruments
