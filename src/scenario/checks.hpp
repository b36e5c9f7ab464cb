// Do the parts of a scenario fit together? Faults that no single key shows.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "core/toml_table.hpp"
#include "scenario/scenario.hpp"

namespace cutis::scenario {

/// Adds every contradiction. A key that is faulty by itself is not held against others.
void check_whole(const Scenario& scenario, const core::TomlTable& root, core::FaultList& faults);

/// Names of the sites in data/sites, sorted.
std::vector<std::string> site_names(const std::filesystem::path& data_dir);

}  // namespace cutis::scenario
