// How are ids matched and settings read?
// SPDX-License-Identifier: Apache-2.0
#include "evidence/selection.hpp"

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <numeric>

#include "core/errors.hpp"

namespace cutis::evidence {
namespace {

bool allowed(const Row& row, const Selection& s) {
  return (!s.fast || row.fast) && (!s.calibration_only || row.role == "calibration");
}

/// Every name asked for must stand for a row, and that row must be allowed.
void check_names(const std::vector<Study>& studies, const Selection& selection) {
  std::vector<core::Fault> faults;
  for (const std::string& asked : selection.only) {
    std::vector<std::string> ids;
    bool found = false, refused = false;
    for (const Study& study : studies)
      for (const Row& row : study.rows) {
        ids.push_back(row.id);
        if (!stands_for(asked, row.id)) continue;
        found = true;
        refused = refused || !allowed(row, selection);
      }
    if (!found)
      faults.push_back({"command line", 0, "--only", asked, "the id of a row", core::nearest_name(asked, ids)});
    if (refused)
      faults.push_back({"command line", 0, "--only", asked,
                        selection.calibration_only ? "rows of role calibration, since --set changes a parameter"
                                                   : "rows of the fast tier with --tier fast",
                        ""});
  }
  if (!faults.empty()) throw core::InputError(std::move(faults));
}

}  // namespace

bool stands_for(const std::string& asked, const std::string& id) {
  if (asked == id) return true;
  return id.size() == asked.size() + 1 && id.rfind(asked, 0) == 0 &&
         std::isalpha(static_cast<unsigned char>(id.back()));
}

std::vector<std::uint64_t> seeds_of(const Study& study, const Row& row, int most) {
  if (row.subjects > 0) {
    std::vector<std::uint64_t> numbers(static_cast<std::size_t>(row.subjects));
    std::iota(numbers.begin(), numbers.end(), std::uint64_t{1});
    return numbers;
  }
  std::vector<std::uint64_t> seeds(study.seeds.begin(), study.seeds.end());
  if (most > 0 && static_cast<std::size_t>(most) < seeds.size()) seeds.resize(static_cast<std::size_t>(most));
  return seeds;
}

std::vector<Task> select(const std::vector<Study>& studies, const Selection& selection) {
  check_names(studies, selection);
  const auto asked_for = [&](const Row& row) {
    const auto& only = selection.only;
    return only.empty() ||
           std::any_of(only.begin(), only.end(), [&](const std::string& name) { return stands_for(name, row.id); });
  };
  std::vector<Task> tasks;
  for (const Study& study : studies)
    for (const Row& row : study.rows)
      if (asked_for(row) && allowed(row, selection))
        tasks.push_back({&study, &row, seeds_of(study, row, selection.most_seeds)});
  return tasks;
}

void set_parameters(core::ParameterLibrary& library, const std::vector<std::string>& settings) {
  for (const std::string& setting : settings) {
    const std::size_t equals = setting.find('='), dot = setting.rfind('.', equals);
    char* end = nullptr;
    const double value = equals == std::string::npos ? 0 : std::strtod(setting.c_str() + equals + 1, &end);
    if (equals == std::string::npos || dot == std::string::npos || end == setting.c_str() + equals + 1 || *end != '\0')
      throw core::InputError({{"command line", 0, "--set", setting, "process.parameter=number", ""}});
    library.set(setting.substr(0, dot), setting.substr(dot + 1, equals - dot - 1), value);
  }
}

}  // namespace cutis::evidence
