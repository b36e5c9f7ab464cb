// How is one scenario of a map run and read? Few instruments, often; the picture once.
// SPDX-License-Identifier: Apache-2.0
#include "studies/phase_point.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string_view>

#include "instruments/catalog.hpp"
#include "reports/atomic_file.hpp"
#include "reports/png.hpp"
#include "studies/fate.hpp"
#include "studies/recorder.hpp"
#include "studies/scarring.hpp"
#include "studies/setup.hpp"

namespace cutis::studies {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<std::string_view, 4> instruments_read = {"cell_counts", "tissue_assay", "collagen_assay",
                                                              "immunostain"};
constexpr std::array section_stain = {instruments::Stain::masson};
constexpr double longest_gap_d = 7;  ///< between readings: the fate looks back over weeks
constexpr double mm2_per_cm2 = 100;

instruments::InstrumentSet few_instruments(const core::ParameterLibrary& library) {
  instruments::InstrumentSet set = instruments::make_instruments(library);
  std::erase_if(set, [](const auto& instrument) {
    return std::find(instruments_read.begin(), instruments_read.end(), instrument->name()) == instruments_read.end();
  });
  return set;
}

/// Keeps readings by "quantity in region", and the section at the end.
class PointReader final : public engine::Observer {
 public:
  PointReader(const core::ParameterLibrary& library, core::Ticks end)
      : instruments_(few_instruments(library)), histology_(instruments::make_histology(library)), end_(end) {}
  void on_output(const tissue::Tissue& tissue, const tissue::Rates& rates) override {
    for (const core::Measurement& row : read_all(instruments_, "treated", tissue, rates, seconds_))
      courses_[row.quantity + " in " + row.region].push_back({row.time_d, row.value});
    if (tissue.time == end_) section_ = histology_.pictures(tissue, rates, section_stain).front();
  }
  void on_event(const tissue::Event&, const tissue::Tissue&, const tissue::Rates&) override {}
  void on_step(core::Ticks) override {}

  /// Empty where the region has no tissue.
  const std::vector<Level>& course(const std::string& what) const {
    static const std::vector<Level> none;
    const auto found = courses_.find(what);
    return found == courses_.end() ? none : found->second;
  }
  const core::Picture& section() const { return section_.value(); }

 private:
  instruments::InstrumentSet instruments_;
  instruments::Histology histology_;
  core::Ticks end_;
  std::map<std::string, double> seconds_;
  std::map<std::string, std::vector<Level>> courses_;
  std::optional<core::Picture> section_;
};

void add_change_percent(Json& values, const char* id, const std::vector<Level>& course) {
  if (!course.empty() && course.front().value > 0)
    values[id] = 100 * (course.back().value - course.front().value) / course.front().value;
}

void add_punctures(Json& values, const tissue::Tissue& skin, std::size_t sessions) {
  if (sessions == 0) return;
  const double area_mm2 = skin.grid.nx * skin.grid.ny * skin.grid.dx_mm * skin.grid.dx_mm;
  const double count = static_cast<double>(skin.punctures.size());
  double depths_mm = 0;
  for (const tissue::Puncture& puncture : skin.punctures) depths_mm += puncture.depth_mm;
  values["punctures"] = mm2_per_cm2 * count / area_mm2 / static_cast<double>(sessions);
  if (count > 0) values["puncture_depth"] = depths_mm / count;
}

void add_readings(Json& values, const PointReader& reader) {
  const std::vector<Level>& cells = reader.course("myofibroblasts in biopsy");
  const double before = cells.front().value, peak = peak_of(cells) - before, left = cells.back().value - before;
  values["myofibroblasts_left"] = left;
  values["myofibroblasts_before"] = before;
  values["myofibroblasts_peak"] = peak;
  if (peak > 0) values["myofibroblasts_share"] = 100 * left / peak;
  if (const auto& stain = reader.course("alpha_sma_area in papillary_dermis"); !stain.empty())
    values["alpha_sma_area"] = stain.back().value;
  add_change_percent(values, "tgf_beta1", reader.course("tgf_beta1_level in biopsy"));
  add_change_percent(values, "collagen_new", reader.course("collagen_new in papillary_dermis"));
  add_change_percent(values, "collagen_total", reader.course("collagen_total in papillary_dermis"));
  add_change_percent(values, "collagen_total_reticular", reader.course("collagen_total in reticular_dermis"));
}

}  // namespace

const std::vector<PointMeasure>& point_measures() {
  static const std::vector<PointMeasure> measures = {
      {"myofibroblasts_left", "Myofibroblasts beyond rest", "mm^-3", "in a biopsy at the last day, over before"},
      {"myofibroblasts_before", "Myofibroblasts at rest", "mm^-3",
       "in a biopsy before the first wound; the predisposed may have many"},
      {"myofibroblasts_share", "Share of the peak that is left", "%", "of the largest excess of myofibroblasts"},
      {"myofibroblasts_peak", "Largest excess of myofibroblasts", "mm^-3", "in a biopsy, on any day"},
      {"alpha_sma_area", "Alpha-SMA", "%", "stained area of the papillary dermis at the last day"},
      {"tgf_beta1", "TGF-beta1", "%", "change of its level in a biopsy at the last day, against before"},
      {"collagen_new", "New collagen", "%", "change in the papillary dermis at the last day, against before"},
      {"collagen_total", "Collagen, papillary", "%", "change in the papillary dermis at the last day, against before"},
      {"collagen_total_reticular", "Collagen, reticular", "%",
       "change in the reticular dermis at the last day, against before"},
      {"largest_gain", "Largest loop gain", "1", "of the patient, at rest; at 1 or more there is a fibrotic state"},
      {"gain_at_rest", "Loop gain at rest", "1", "slope of the return of myofibroblasts at rest"},
      {"punctures", "Punctures", "cm^-2", "per session, as they struck the block"},
      {"puncture_depth", "Puncture depth", "mm", "mean, as they struck the block"},
      {"quiet", "Time since the last wound", "d", "at the last day"}};
  return measures;
}

Json phase_point(const scenario::Scenario& planned, const core::ParameterLibrary& library,
                 const std::filesystem::path& picture) {
  scenario::Scenario scenario = planned;
  scenario.outputs.measure_every_day = std::min(scenario.outputs.measure_every_day, longest_gap_d);
  const Setup setup = prepare(scenario, library);
  const std::optional<LoopGain> loop =
      loop_gain(mean_papillary_dermis(setup.rest), loop_processes(library, scarring_loop()).local, scarring_loop());
  const engine::Schedule schedule = make_schedule(scenario, true);
  PointReader reader(library, schedule.end);
  const grid::SerialExchange exchange;
  tissue::Tissue skin = setup.rest;
  engine::Engine(skin, setup.processes, exchange, setup.numerics).run(skin, schedule, reader);

  const double last_wound_d = scenario::wound_days(scenario.plan).back();
  Json values = Json::object();
  add_readings(values, reader);
  values["largest_gain"] = loop ? Json(loop->largest_gain) : Json();
  values["gain_at_rest"] = loop ? Json(loop->gain_at_rest) : Json();
  add_punctures(values, skin, scenario::session_days(scenario.plan).size());
  values["quiet"] = scenario.plan.duration_day - last_wound_d;
  const std::vector<std::uint8_t> png = reports::encode_png(reader.section());
  reports::write_file(picture, {reinterpret_cast<const char*>(png.data()), png.size()});
  return {{"fate", name_of(fate_of(reader.course("myofibroblasts in biopsy"), last_wound_d))},
          {"fibrotic_state", loop ? Json(loop->keeps_itself_going()) : Json()},
          {"values", values},
          {"caption", reader.section().caption}};
}

}  // namespace cutis::studies
