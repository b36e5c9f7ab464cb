// Where are parameters, sites, devices and sources? In one data directory, found in a fixed order.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

namespace cutis::core {

/// The first that exists of: $CUTIS_DATA; ../share/cutis/data beside the executable; the source tree's data/.
/// Throws std::runtime_error naming all that were tried.
std::filesystem::path data_dir();

}  // namespace cutis::core
