// How is the user told what is wrong with an input? Wording of faults, and names that look alike.
// SPDX-License-Identifier: Apache-2.0
#include "core/errors.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

namespace cutis::core {

namespace {

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](unsigned char c) { return std::tolower(c); });
  return out;
}

/// Insertions, deletions, replacements and swaps of neighbours that turn a into b (optimal string alignment).
std::size_t edit_distance(const std::string& a, const std::string& b) {
  const std::size_t width = b.size() + 1;
  std::vector<std::size_t> d((a.size() + 1) * width);
  for (std::size_t i = 0; i <= a.size(); ++i) d[i * width] = i;
  for (std::size_t j = 0; j <= b.size(); ++j) d[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = d[(i - 1) * width + j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      std::size_t best = std::min({d[(i - 1) * width + j] + 1, d[i * width + j - 1] + 1, replaced});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        best = std::min(best, d[(i - 2) * width + j - 2] + 1);
      }
      d[i * width + j] = best;
    }
  }
  return d.back();
}

std::string join_lines(const std::vector<Fault>& faults) {
  std::string text;
  for (const Fault& fault : faults) {
    if (!text.empty()) text += '\n';
    text += to_string(fault);
  }
  return text;
}

}  // namespace

std::string to_string(const Fault& fault) {
  std::string text = fault.line > 0 ? fmt::format("{}:{}: ", fault.file, fault.line) : fmt::format("{}: ", fault.file);
  text += fault.key + ':';
  if (!fault.found.empty()) text += fmt::format(" found {};", fault.found);
  if (!fault.allowed.empty()) text += fmt::format(" allowed {};", fault.allowed);
  if (!fault.nearest.empty()) text += fmt::format(" did you mean {}?", fault.nearest);
  if (text.back() == ';') text.pop_back();
  return text;
}

InputError::InputError(std::vector<Fault> faults)
    : std::runtime_error(join_lines(faults)), faults_(std::move(faults)) {}

std::string nearest_name(std::string_view name, const std::vector<std::string>& candidates) {
  constexpr std::size_t longest = 200;  // nobody mistypes a name that long: do not spend quadratic time on it
  if (name.size() > longest) return "";
  const std::string wanted = lower(name);
  std::string nearest;
  std::size_t least = 0;
  for (const std::string& candidate : candidates) {
    const std::size_t distance = edit_distance(wanted, lower(candidate));
    const std::size_t far = std::max<std::size_t>(2, std::max(name.size(), candidate.size()) / 3);
    if (distance <= far && distance < candidate.size() && (nearest.empty() || distance < least)) {
      nearest = candidate;
      least = distance;
    }
  }
  return nearest;
}

}  // namespace cutis::core
