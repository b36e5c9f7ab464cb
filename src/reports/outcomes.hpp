// What would a dermatologist ask of a run? Headline outcomes of both arms, from measurements only.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "core/records.hpp"

namespace cutis::reports {

/// When what happened, as far as outcomes need it. Days.
struct RunTimes {
  std::vector<double> wounds;  ///< sessions and other wounds, in order
  double compare = 0;          ///< the last biopsy, else the end
  double end = 0;
};

/// From `plan` and `end_d` of run.json.
RunTimes times_of(const nlohmann::ordered_json& run);

/// One row of the table of outcomes. What does not apply is empty.
struct Outcome {
  std::string id, label, instrument, quantity, region, unit, meaning;
  std::optional<double> time_d;     ///< of the reading
  std::optional<double> before;     ///< untreated skin at the start
  std::optional<double> untreated, treated;
  /// 100 (treated - untreated) / untreated; empty where untreated is 0 or the outcome is a time.
  std::optional<double> change_percent() const;
};

/// All outcomes whose readings are there, in a fixed order: matrix, thickness, barrier, closure, cells, mediators.
std::vector<Outcome> outcomes(const std::vector<core::Measurement>& measurements, const RunTimes& times);

/// What an outcome is called ("New collagen, papillary dermis"; the id where there is none such), and whether it is a time.
struct OutcomeName {
  std::string label;
  bool of_time = false;
};
OutcomeName outcome_name(const std::string& id);

nlohmann::ordered_json to_json(const std::vector<Outcome>& outcomes);

/// The rows as a table for a terminal, at most 100 columns wide.
std::string table(const nlohmann::ordered_json& outcomes);

}  // namespace cutis::reports
