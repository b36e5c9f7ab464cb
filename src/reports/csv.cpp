// How do measurements look as a table? Texts are plain names, so nothing needs quoting; that is checked.
// SPDX-License-Identifier: Apache-2.0
#include "reports/csv.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <sstream>
#include <stdexcept>

#include "reports/atomic_file.hpp"

namespace cutis::reports {
namespace {

constexpr std::size_t column_count = 7;

void refuse_special(const std::string& text) {
  if (text.find_first_of(",\"\r\n") != std::string::npos)
    throw std::runtime_error(fmt::format("the name '{}' of a reading holds a comma, quote or line end", text));
}

bool parse_number(std::string_view text, double& value) {
  const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
  return result.ec == std::errc() && result.ptr == text.data() + text.size();
}

std::vector<std::string> split(const std::string& line) {
  std::vector<std::string> columns;
  std::size_t begin = 0;
  for (std::size_t comma; (comma = line.find(',', begin)) != std::string::npos; begin = comma + 1)
    columns.push_back(line.substr(begin, comma - begin));
  columns.push_back(line.substr(begin));
  return columns;
}

}  // namespace

std::string csv_line(const core::Measurement& m) {
  if (!std::isfinite(m.value) || !std::isfinite(m.time_d)) {
    throw std::runtime_error(fmt::format("{} reads {} of {} ({}) at day {:.6f}, arm {}: not a finite number",
                                         m.instrument, m.value, m.quantity, m.region, m.time_d, m.arm));
  }
  for (const std::string* text : {&m.arm, &m.instrument, &m.quantity, &m.region, &m.unit}) refuse_special(*text);
  return fmt::format("{},{:.17g},{},{},{},{:.17g},{}", m.arm, m.time_d, m.instrument, m.quantity, m.region, m.value,
                     m.unit);
}

std::string to_csv(const std::vector<core::Measurement>& measurements) {
  std::string text = fmt::format("{}\n", csv_header);
  for (const core::Measurement& m : measurements) text += csv_line(m) + "\n";
  return text;
}

std::vector<core::Measurement> read_csv(const std::filesystem::path& file) {
  std::istringstream in(read_file(file));
  std::string line;
  if (!std::getline(in, line) || line != csv_header)
    throw std::runtime_error(fmt::format("{}:1: the first line must be {}", file.string(), csv_header));
  std::vector<core::Measurement> rows;
  for (int number = 2; std::getline(in, line); ++number) {
    const std::vector<std::string> c = split(line);
    core::Measurement m;
    if (c.size() != column_count || !parse_number(c[1], m.time_d) || !parse_number(c[5], m.value))
      throw std::runtime_error(fmt::format("{}:{}: not a measurement: {}", file.string(), number, line));
    m.arm = c[0], m.instrument = c[2], m.quantity = c[3], m.region = c[4], m.unit = c[6];
    rows.push_back(std::move(m));
  }
  return rows;
}

}  // namespace cutis::reports
