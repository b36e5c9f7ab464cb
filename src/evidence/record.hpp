// What does a run leave for its rows? Readings of both arms in time, and of the skin just after the first event.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "evidence/reductions.hpp"
#include "evidence/statistics.hpp"
#include "evidence/study.hpp"
#include "instruments/instrument.hpp"

namespace cutis::evidence {

/// Readings of one arm.
class Readings {
 public:
  void add(double time_d, const std::vector<instruments::Reading>& readings);
  /// Empty where it was never read.
  Series series(const std::string& instrument, const std::string& quantity, const std::string& region) const;
  /// Regions of a quantity whose name begins so, sorted.
  std::vector<std::string> regions(const std::string& instrument, const std::string& quantity,
                                   const std::string& begin) const;
  /// Every sample of `other` is added.
  void add(const Readings& other);

 private:
  std::map<std::tuple<std::string, std::string, std::string>, Series> series_;
};

/// One scenario with one seed.
struct Record {
  Readings baseline;    ///< treated arm before anything, at time 0
  Readings after;       ///< treated arm just after the events of time 0, at time 0; the baseline where there are none
  Readings treated;     ///< `after`, and every output after time 0
  Readings untreated;   ///< every output, time 0 included
  std::string failure;  ///< why a virtual subject has no readings: such skin finds no rest or cannot be run
};

/// Which skin stands in the treated arm: the simulated one, the untreated twin, or the punctured one frozen at time 0.
enum class Model { simulated, untreated, frozen };

/// The number of a row, in the row's unit; `against` is the record of the other scenario or null.
Outcome outcome(const Row& row, Model model, const Record& record, const Record* against);

/// The two readings of a virtual subject, in the units of the instruments; none where one is missing.
std::optional<Pair> pair_of(const Row& row, Model model, const Record& record);

}  // namespace cutis::evidence
