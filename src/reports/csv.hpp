// How do measurements look as a table? measurements.csv: one reading a row, doubles that read back exactly.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "core/records.hpp"

namespace cutis::reports {

inline constexpr std::string_view csv_header = "arm,time_d,instrument,quantity,region,value,unit";

/// One line without its end. Throws std::runtime_error naming instrument, quantity and time where the value is not
/// finite: such a value never reaches a file.
std::string csv_line(const core::Measurement& measurement);

/// Header and all rows.
std::string to_csv(const std::vector<core::Measurement>& measurements);

/// The rows of a table. Throws std::runtime_error with file and line where it is not one of ours.
std::vector<core::Measurement> read_csv(const std::filesystem::path& file);

}  // namespace cutis::reports
