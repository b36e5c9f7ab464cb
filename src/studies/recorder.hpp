// What is kept while one arm runs? Readings of all instruments, pictures, scans of the block and tissue files.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/engine.hpp"
#include "instruments/histology.hpp"
#include "instruments/instrument.hpp"
#include "reports/folder.hpp"
#include "reports/scan_file.hpp"
#include "studies/setup.hpp"
#include "tissue/tissue_file.hpp"

namespace cutis::studies {

/// What looks at the skin: made once, shared by both arms.
struct Instruments {
  instruments::InstrumentSet all;
  instruments::Histology histology;  ///< draws the pictures

  explicit Instruments(const core::ParameterLibrary& library);
};

/// Readings of all instruments as rows of measurements.csv. Throws engine::RunError naming instrument and quantity
/// where one is not finite. Adds the wall time of each instrument to `seconds`.
std::vector<core::Measurement> read_all(const instruments::InstrumentSet& set, const std::string& arm,
                                        const tissue::Tissue& tissue, const tissue::Rates& rates,
                                        std::map<std::string, double>& seconds);

/// Tissue files of one run, at most so many megabytes.
class TissueStore {
 public:
  TissueStore(std::filesystem::path directory, double budget_mb);
  void add(const tissue::Tissue& tissue);
  std::size_t written() const { return series_.times_d().size(); }
  int left_out() const { return left_out_; }
  double megabytes() const { return total_mb_; }
  /// For a checkpoint: what is written so far.
  nlohmann::ordered_json state() const;
  /// Goes on after that; later files are removed.
  void restore(const nlohmann::ordered_json& state, const tissue::Tissue& like);

 private:
  tissue::TissueSeries series_;
  double budget_mb_, total_mb_ = 0, largest_mb_ = 0;
  int left_out_ = 0;
};

/// What both arms write into.
struct Records {
  const reports::RunFolder& folder;
  reports::MeasurementLog& measurements;
  nlohmann::ordered_json& pictures;  ///< the list of the arm's picture files for run.json
};

class Recorder final : public engine::Observer {
 public:
  using Progress = std::function<void(core::Ticks now)>;

  Recorder(std::string arm, const OutputTimes& times, const Instruments& instruments, Records records,
           Progress progress);

  /// Also scans the block and stores tissue: for one arm of a run.
  void keep_block(reports::ScanFile& scans, TissueStore& tissues);

  void on_output(const tissue::Tissue& tissue, const tissue::Rates& rates) override;
  void on_event(const tissue::Event&, const tissue::Tissue&, const tissue::Rates&) override {}
  void on_step(core::Ticks now) override { progress_(now); }

  /// Wall time by instrument, and of pictures, scans and files.
  const std::map<std::string, double>& seconds() const { return seconds_; }

 private:
  void draw(const tissue::Tissue& tissue, const tissue::Rates& rates);
  void keep_picture(const core::Picture& picture, const std::vector<std::uint8_t>& png, double time_d);

  std::string arm_;
  const OutputTimes& times_;
  const Instruments& instruments_;
  Records records_;
  Progress progress_;
  std::map<std::string, double> seconds_;
  reports::ScanFile* scans_ = nullptr;
  TissueStore* tissues_ = nullptr;
};

}  // namespace cutis::studies
