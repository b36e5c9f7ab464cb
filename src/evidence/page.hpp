// What does the evidence page show? The recorded numbers, joined with what the evidence files say of each row.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "evidence/study.hpp"

namespace cutis::evidence {

/// What a row is about, for grouping on the page: by what it reads. An instrument without a theme is its own.
std::string theme_of(const Row& row);

/// Data of evidence.html (web/README.md, schema 1). `record` has the form of results.json (evidence/report.hpp). What a
/// row claims, its tier, kind and study come from `studies`, numbers and verdicts from the record; a recorded row that
/// no study has any more is left out, and `missing` lists rows that were not recorded with the range they have now.
/// Scores are formed anew from the verdicts shown.
nlohmann::ordered_json page_data(const nlohmann::ordered_json& record, const std::vector<Study>& studies);

}  // namespace cutis::evidence
