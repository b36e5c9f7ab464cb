// Which files does the folder of a run hold, and when may they be replaced?
// SPDX-License-Identifier: Apache-2.0
#include "reports/folder.hpp"

#include <fmt/format.h>

#include <stdexcept>
#include <utility>

#include "core/errors.hpp"
#include "reports/atomic_file.hpp"
#include "reports/csv.hpp"

namespace cutis::reports {

namespace fs = std::filesystem;

void prepare_folder(const RunFolder& folder, bool force) {
  try {
    const bool used = fs::exists(folder.path) && (!fs::is_directory(folder.path) || !fs::is_empty(folder.path));
    if (used && !force)
      throw core::InputError({{"command line", 0, "--output", folder.path.string(), "a new or empty folder, or --force to replace", ""}});
    for (const char* name : {"run.json", "measurements.csv", "scan.json", "report.html", "tissue.xdmf", "tissue", "pictures"})
      fs::remove_all(folder.path / name);
    fs::create_directories(folder.pictures());
  } catch (const fs::filesystem_error& error) {
    throw std::runtime_error(fmt::format("cannot write to {}: {}", folder.path.string(), error.code().message()));
  }
}

MeasurementLog::MeasurementLog(fs::path file) : file_(std::move(file)), text_(fmt::format("{}\n", csv_header)) {}

void MeasurementLog::add(core::Measurement measurement) {
  text_ += csv_line(measurement) + "\n";
  rows_.push_back(std::move(measurement));
}

void MeasurementLog::save() const { write_file(file_, text_); }

}  // namespace cutis::reports
