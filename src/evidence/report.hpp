// How is an evaluation shown? A table for people, JSON for programs, the seed spread for the report page.
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

/// {row id: "34 to 51 % over 8 seeds, small block"} for the rows with at least two values.
nlohmann::ordered_json seed_spread(const Evaluation& evaluation, const std::string& block);

}  // namespace cutis::evidence
