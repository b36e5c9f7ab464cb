// How is an evaluation shown? A table for people, JSON for programs, the record that report pages quote.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "evidence/evaluation.hpp"

namespace cutis::evidence {

/// One line a row, then the scores.
std::string table(const Evaluation& evaluation);

/// Every row with value, interval, verdict, inert models and values by seed; the scores.
nlohmann::ordered_json to_json(const Evaluation& evaluation);

/// What pages and reports quote (data/evidence/results.json): how it was made, the scores, and every row with its reading, accepted
/// range, value with interval, verdict, both inert models, and how far seeds lie apart, in words.
nlohmann::ordered_json results(const Evaluation& evaluation, nlohmann::ordered_json made);

}  // namespace cutis::evidence
