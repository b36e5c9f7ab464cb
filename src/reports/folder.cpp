// Which files does the folder of a run hold, and when may they be replaced?
// SPDX-License-Identifier: Apache-2.0
#include "reports/folder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>
#include <stdexcept>
#include <utility>

#include "core/errors.hpp"
#include "reports/atomic_file.hpp"
#include "reports/csv.hpp"
#include "reports/folder_lock.hpp"

namespace cutis::reports {

namespace fs = std::filesystem;

void prepare_folder(const RunFolder& folder, bool force) {
  try {
    const bool used = fs::exists(folder.path) && (!fs::is_directory(folder.path) || !fs::is_empty(folder.path));
    if (used && !force)
      throw core::InputError({{"command line", 0, "--output", folder.path.string(), "a new or empty folder, or --force to replace", ""}});
    if (used) const FolderLock free(folder.path);  // not under the feet of a run that is going on
    for (const char* name : {"run.json", "measurements.csv", "scan.json", "report.html", "tissue.xdmf", "tissue", "pictures", "checkpoint"})
      fs::remove_all(folder.path / name);
    fs::create_directories(folder.pictures());
  } catch (const fs::filesystem_error& error) {
    throw std::runtime_error(fmt::format("cannot write to {}: {}", folder.path.string(), error.code().message()));
  }
}

MeasurementLog::MeasurementLog(fs::path file, const std::vector<std::string>& arms) : file_(std::move(file)) {
  for (const std::string& arm : arms) parts_.push_back({arm, "", 0});
}

MeasurementLog::Part& MeasurementLog::part(const std::string& arm) {
  const auto found = std::find_if(parts_.begin(), parts_.end(), [&](const Part& p) { return p.arm == arm; });
  if (found != parts_.end()) return *found;
  parts_.push_back({arm, "", 0});
  return parts_.back();
}

void MeasurementLog::take(const std::string& arm, std::size_t count, const fs::path& from) {
  std::istringstream in(read_file(from));
  Part& taken = part(arm);
  std::string line;
  std::getline(in, line);
  if (line != csv_header) throw std::runtime_error(fmt::format("{}:1: the first line must be {}", from.string(), csv_header));
  while (taken.rows < count && std::getline(in, line)) {
    if (line.compare(0, arm.size() + 1, arm + ",") != 0) continue;
    taken.text += line + "\n";
    ++taken.rows;
  }
  if (taken.rows < count)
    throw std::runtime_error(fmt::format("{} holds {} rows of the {} arm; the checkpoint was written after {}", from.string(), taken.rows, arm, count));
}

void MeasurementLog::add(const core::Measurement& measurement) {
  const std::string line = csv_line(measurement);
  Part& own = part(measurement.arm);
  own.text += line + "\n";
  ++own.rows;
}

void MeasurementLog::save() const {
  std::string text = fmt::format("{}\n", csv_header);
  for (const Part& p : parts_) text += p.text;
  write_file(file_, text);
}

std::size_t MeasurementLog::rows(const std::string& arm) const {
  for (const Part& p : parts_)
    if (p.arm == arm) return p.rows;
  return 0;
}

}  // namespace cutis::reports
