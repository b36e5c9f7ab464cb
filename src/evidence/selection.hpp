// Which rows are asked for, and with which seeds?
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "evidence/runner.hpp"

namespace cutis::evidence {

struct Selection {
  std::vector<std::string> only;  ///< ids; "V39" stands for V39a, V39b, ...; empty for all
  bool fast = false;              ///< rows of the fast tier only
  bool calibration_only = false;  ///< parameters were changed: nothing may be tried on rows that validate
  int most_seeds = 0;             ///< the first so many seeds; 0 for all
};

/// Is it the id itself, or the number of which the id is one letter: V39 of V39b?
bool stands_for(const std::string& asked, const std::string& id);

/// The seeds of a study, at most so many; 0 for all. Of a row with virtual subjects the numbers of all of them.
std::vector<std::uint64_t> seeds_of(const Study& study, const Row& row, int most);

/// Rows in the order of files. Throws core::InputError for an id that no row has, or one that must not be asked for.
std::vector<Task> select(const std::vector<Study>& studies, const Selection& selection);

/// Parameters to change before the runs, "process.name=value" with the value in the unit of the parameter's file.
/// Throws core::InputError.
void set_parameters(core::ParameterLibrary& library, const std::vector<std::string>& settings);

}  // namespace cutis::evidence
