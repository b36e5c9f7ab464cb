// How does the folder of a run become one page? Outcomes are derived again and report.html is written.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>

#include "core/records.hpp"
#include "reports/folder.hpp"

namespace cutis::reports {

/// Most bytes of report.html.
inline constexpr std::size_t page_limit_bytes = 15'000'000;

/// The data of the page (web/README.md, schema 1) without pictures and scan.
nlohmann::ordered_json page_data(const nlohmann::ordered_json& run, const std::vector<core::Measurement>& measurements);

/// Gives each outcome the seed spread of the evidence rows (data/evidence/results.json) that read the same quantity.
void quote_spread(nlohmann::ordered_json& outcomes, const nlohmann::ordered_json& evidence);

/// A page without data, such as "report.html": beside the data where cutis is installed, in web/dist in the source tree.
/// Throws std::runtime_error where it is in neither.
std::string page_template(const std::filesystem::path& data_dir, const std::string& name);

/// `page` with `data` in its data element; "</" is escaped. Throws std::runtime_error where the element is missing.
std::string embed(const std::string& page, const nlohmann::ordered_json& data);

/// Reads run.json, measurements.csv, pictures/ and scan.json, puts the outcomes (with the seed spread of the evidence
/// run, where data_dir has one) into run.json and writes report.html. Returns run.json. Throws std::runtime_error.
nlohmann::ordered_json write_report(const RunFolder& folder, const std::filesystem::path& data_dir);

}  // namespace cutis::reports
