// What do the tests of scenarios read? Two good files, and a data directory of their own.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "core/errors.hpp"
#include "scenario/scenario.hpp"

namespace cutis::scenario {

inline const std::string roller_text = R"([scenario]
name = "Roller"
concern = "acne-scars"
seed = 7

[patient]
age = "32 years"
sex = "female"
fitzpatrick = "IV"

[site]
name = "cheek"

[device]
model = "roller-192"
needle_length = "1.5 mm"

[technique]
passes = 15

[plan]
sessions = 3
interval = "4 weeks"
duration = "120 days"
biopsies = ["112 days"]
# end
)";

inline const std::string pen_text = R"([scenario]
name = "Pen"
[patient]
age = "45 years"
sex = "male"
fitzpatrick = "II"

[site]
name = "cheek"
[plan]
duration = "14 days"
sessions = 1
[device]
model = "skinpen-precision"
[technique]
depth_setting = "0.5 mm"
dwell = "0.3 s/cm2"
)";

/// The repository's devices and sources with a site that is called cheek, in a folder removed afterwards.
class TestData {
 public:
  TestData() {
    namespace fs = std::filesystem;
    static int count = 0;
    root_ =
        fs::temp_directory_path() / ("cutis_scenario_test_" + std::to_string(getpid()) + "_" + std::to_string(count++));
    const fs::path data = fs::path(CUTIS_SOURCE_DIR) / "data";
    fs::create_directories(root_ / "sites");
    fs::copy(data / "devices", root_ / "devices");
    fs::copy_file(data / "sources.bib", root_ / "sources.bib");
    std::ofstream(root_ / "sites" / "cheek.toml") << "\n";
    std::ofstream(root_ / "sites" / "forehead.toml") << "\n";
  }
  ~TestData() { std::filesystem::remove_all(root_); }
  TestData(const TestData&) = delete;
  TestData& operator=(const TestData&) = delete;
  const std::filesystem::path& root() const { return root_; }

 private:
  std::filesystem::path root_;
};

inline std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  if (at == std::string::npos) throw std::logic_error("the test text has no " + from);
  return text.replace(at, from.size(), to);
}

inline std::vector<core::Fault> faults_of(const std::string& text, const std::filesystem::path& data_dir) {
  try {
    parse_scenario(text, "test.toml", data_dir);
  } catch (const core::InputError& error) {
    return error.faults();
  }
  return {};
}

}  // namespace cutis::scenario
