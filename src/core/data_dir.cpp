// Where are parameters, sites, devices and sources? Looked up beside the program, else in the source tree.
// SPDX-License-Identifier: Apache-2.0
#include "core/data_dir.hpp"

#include <cstdlib>
#include <stdexcept>
#include <string>
#include <vector>

namespace cutis::core {

std::filesystem::path data_dir() {
  std::vector<std::filesystem::path> tried;
  if (const char* set = std::getenv("CUTIS_DATA")) {
    tried.emplace_back(set);
  } else {
    std::error_code none;
    const auto executable = std::filesystem::read_symlink("/proc/self/exe", none);
    if (!none) tried.push_back(executable.parent_path().parent_path() / "share" / "cutis" / "data");
    tried.emplace_back(CUTIS_BUILT_IN_DATA_DIR);
  }
  std::string names;
  for (const auto& folder : tried) {
    if (std::filesystem::is_directory(folder)) return folder;
    names += "\n  " + folder.string();
  }
  throw std::runtime_error("no data directory; set CUTIS_DATA. Tried:" + names);
}

}  // namespace cutis::core
