// Which files does the folder of a run hold? Their names, said once.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "core/records.hpp"

namespace cutis::reports {

/// DIR of `cutis run SCENARIO -o DIR`. tissue/ and tissue.xdmf belong to tissue/tissue_file.hpp.
struct RunFolder {
  std::filesystem::path path;
  std::filesystem::path run_json() const { return path / "run.json"; }
  std::filesystem::path measurements() const { return path / "measurements.csv"; }
  std::filesystem::path scan() const { return path / "scan.json"; }
  std::filesystem::path pictures() const { return path / "pictures"; }
  std::filesystem::path checkpoints() const { return path / "checkpoint"; }
  std::filesystem::path report() const { return path / "report.html"; }
};

/// Makes the folder ready for a run: created, and the files of an earlier run removed if `force`. Files that are not a
/// run's stay. Throws core::InputError where it holds anything and not `force`, std::runtime_error where it cannot be
/// written.
void prepare_folder(const RunFolder& folder, bool force);

/// The rows of measurements.csv as they grow, arm after arm: the file on the disk is always whole.
class MeasurementLog {
 public:
  /// `arms`: their order in the file; others follow as they are first named.
  explicit MeasurementLog(std::filesystem::path file, const std::vector<std::string>& arms = {});
  /// Takes over the first `count` rows of an arm from another file, as they are. Throws std::runtime_error where it
  /// holds fewer.
  void take(const std::string& arm, std::size_t count, const std::filesystem::path& from);
  /// Throws where the value is not finite.
  void add(const core::Measurement& measurement);
  /// Rewrites the file with all rows so far.
  void save() const;
  std::size_t rows(const std::string& arm) const;

 private:
  struct Part {
    std::string arm, text;
    std::size_t rows = 0;
  };
  Part& part(const std::string& arm);

  std::filesystem::path file_;
  std::vector<Part> parts_;
};

}  // namespace cutis::reports
