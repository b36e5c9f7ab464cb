// What is kept while one arm runs? Each kind of record at its own times.
// SPDX-License-Identifier: Apache-2.0
#include "studies/recorder.hpp"

#include <fmt/format.h>
#include <omp.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "instruments/block_scan.hpp"
#include "instruments/catalog.hpp"
#include "reports/atomic_file.hpp"
#include "reports/png.hpp"
#include "studies/healing_strip.hpp"

namespace cutis::studies {

namespace {

constexpr double bytes_per_mb = 1e6;

bool holds(const scenario::Times& times, core::Ticks now) {
  return std::binary_search(times.begin(), times.end(), now);
}

/// Adds its own life time to a sum.
class Timer {
 public:
  explicit Timer(double& sum_s) : sum_s_(sum_s), started_s_(omp_get_wtime()) {}
  ~Timer() { sum_s_ += omp_get_wtime() - started_s_; }
  Timer(const Timer&) = delete;
  Timer& operator=(const Timer&) = delete;

 private:
  double& sum_s_;
  double started_s_;
};

}  // namespace

Instruments::Instruments(const core::ParameterLibrary& library)
    : all(instruments::make_instruments(library)), histology(instruments::make_histology(library)) {}

std::vector<core::Measurement> read_all(const instruments::InstrumentSet& set, const std::string& arm,
                                        const tissue::Tissue& tissue, const tissue::Rates& rates,
                                        std::map<std::string, double>& seconds) {
  std::vector<core::Measurement> rows;
  const double time_d = core::days_from_ticks(tissue.time);
  for (const auto& instrument : set) {
    const Timer timer(seconds[std::string(instrument->name())]);
    for (instruments::Reading& r : instrument->read(tissue, rates)) {
      if (!std::isfinite(r.value)) {
        throw engine::RunError(fmt::format("at day {:.6f}, arm {}: {} reads {} as {} in {}: not a finite number",
                                           time_d, arm, r.instrument, r.quantity, r.value, r.region));
      }
      rows.push_back({arm, time_d, std::string(r.instrument), std::move(r.quantity), std::move(r.region), r.value,
                      std::string(r.unit)});
    }
  }
  return rows;
}

TissueStore::TissueStore(std::filesystem::path directory, double budget_mb)
    : series_(std::move(directory)), budget_mb_(budget_mb) {}

void TissueStore::add(const tissue::Tissue& tissue) {
  if (total_mb_ + largest_mb_ > budget_mb_ || budget_mb_ <= 0) {
    ++left_out_;
    return;
  }
  const double size_mb = static_cast<double>(std::filesystem::file_size(series_.add(tissue))) / bytes_per_mb;
  total_mb_ += size_mb;
  largest_mb_ = std::max(largest_mb_, size_mb);
}

nlohmann::ordered_json TissueStore::state() const {
  return {
      {"times_d", series_.times_d()}, {"total_mb", total_mb_}, {"largest_mb", largest_mb_}, {"left_out", left_out_}};
}

void TissueStore::restore(const nlohmann::ordered_json& state, const tissue::Tissue& like) {
  series_.go_on_after(state.at("times_d").get<std::vector<double>>(), like);
  total_mb_ = state.at("total_mb"), largest_mb_ = state.at("largest_mb"), left_out_ = state.at("left_out");
}

Recorder::Recorder(std::string arm, const OutputTimes& times, const Instruments& instruments, Records records,
                   Progress progress)
    : arm_(std::move(arm)),
      times_(times),
      instruments_(instruments),
      records_(records),
      progress_(std::move(progress)) {}

void Recorder::keep_block(reports::ScanFile& scans, TissueStore& tissues) {
  scans_ = &scans;
  tissues_ = &tissues;
}

void Recorder::on_output(const tissue::Tissue& tissue, const tissue::Rates& rates) {
  for (const core::Measurement& row : read_all(instruments_.all, arm_, tissue, rates, seconds_))
    records_.measurements.add(row);
  {
    const Timer timer(seconds_["files"]);
    records_.measurements.save();
    if (tissues_ && holds(times_.tissue, tissue.time)) tissues_->add(tissue);
  }
  {
    const Timer timer(seconds_["pictures and scans"]);
    if (holds(times_.pictures, tissue.time)) draw(tissue, rates);
    if (in_strip(tissue, times_.measure))
      if (const auto channel = instruments_.histology.channel(tissue, rates))
        keep_picture(*channel, reports::encode_png(*channel), core::days_from_ticks(tissue.time));
    if (scans_ && holds(times_.scans, tissue.time)) {
      scans_->add(instruments::scan(tissue));
      reports::write_file(records_.folder.scan(), scans_->json().dump());
    }
  }
  progress_(tissue.time);
}

void Recorder::draw(const tissue::Tissue& tissue, const tissue::Rates& rates) {
  instruments_.histology.show_pictures(tissue, rates, instruments::all_stains, [&](core::Picture picture) {
    const std::vector<std::uint8_t> png = reports::encode_png(picture);
    picture.rgb = {};
    return [this, &tissue, picture, png] { keep_picture(picture, png, core::days_from_ticks(tissue.time)); };
  });
}

void Recorder::keep_picture(const core::Picture& picture, const std::vector<std::uint8_t>& png, double time_d) {
  const std::string file = fmt::format("{}-{}-day{:07.2f}.png", picture.name, arm_, time_d);
  reports::write_file(records_.folder.pictures() / file, {reinterpret_cast<const char*>(png.data()), png.size()});
  records_.pictures.push_back({{"file", file},
                               {"name", picture.name},
                               {"caption", picture.caption},
                               {"arm", arm_},
                               {"time_d", time_d},
                               {"width", picture.width},
                               {"height", picture.height},
                               {"um_per_pixel", picture.um_per_pixel}});
}

}  // namespace cutis::studies
