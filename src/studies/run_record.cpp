// What does run.json say besides results? One function for each of its parts.
// SPDX-License-Identifier: Apache-2.0
#include "studies/run_record.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <omp.h>

#include <algorithm>
#include <chrono>

#include "scenario/safety.hpp"
#include "scenario/schema.hpp"
#include "studies/version.hpp"

namespace cutis::studies {

namespace {

std::string device_text(const scenario::Scenario& s) {
  const scenario::Device& device = *s.device;
  const std::string name = device.title.empty() ? device.kind : device.title;
  return s.device_choice.model ? fmt::format("{} ({})", name, *s.device_choice.model) : name;
}

std::string technique_text(const scenario::Scenario& s) {
  if (s.device->roller()) return fmt::format("{:g} mm needles, {} passes", s.needle_length_mm(), s.technique.passes.value_or(0));
  return fmt::format("set to {:g} mm, {:g} s/cm2", s.needle_length_mm(), s.technique.dwell_s_per_cm2.value_or(0));
}

std::string roman(int n) {
  static const std::vector<std::string> names = {"I", "II", "III", "IV", "V", "VI"};
  return n >= 1 && n <= 6 ? names[static_cast<std::size_t>(n - 1)] : std::to_string(n);
}

}  // namespace

Json made_by() {
  const auto now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  return {{"version", version()},
          {"revision", revision()},
          {"date", fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(now))},
          {"threads", omp_get_max_threads()}};
}

Json scenario_record(const scenario::Scenario& scenario, const std::string& file_name, const std::string& text) {
  Json record = {{"file", file_name},
                 {"name", scenario.about.name},
                 {"summary", scenario.about.summary},
                 {"concern", scenario.about.concern},
                 {"stand_ins", scenario.about.stand_ins},
                 {"notes", scenario.about.notes},
                 {"messages", scenario.messages},
                 {"safety_remarks", scenario::safety_remarks(scenario)},
                 {"resolved", scenario::to_json(scenario)},
                 {"text", text}};
  if (scenario.device) record["device"] = scenario::to_json(*scenario.device);
  return record;
}

namespace {

template <class Wound>
std::string area_text(const Wound& wound) {
  if (wound.diameter_mm) return fmt::format("a disc of {:g} mm", *wound.diameter_mm);
  if (wound.width_mm) return fmt::format("a band of {:g} mm", *wound.width_mm);
  return "the whole block";
}

}  // namespace

Json plan_record(const scenario::Scenario& s) {
  Json plan = Json::array();
  const auto add = [&plan](double day, const char* kind, std::string label, std::string detail) {
    plan.push_back({{"time_d", day}, {"kind", kind}, {"label", std::move(label)}, {"detail", std::move(detail)}});
  };
  int session = 0;
  for (double day : scenario::session_days(s.plan))
    add(day, "session", fmt::format("Session {}", ++session), fmt::format("{}: {}", device_text(s), technique_text(s)));
  for (double day : s.plan.biopsies_day) add(day, "biopsy", "Biopsy", "sections are drawn; it does not wound");
  for (const scenario::PlannedPunch& p : s.plan.punches)
    add(p.at_day, "punch", fmt::format("Punch {:g} mm", p.diameter_mm), fmt::format("{:g} mm deep", p.depth_mm));
  for (const auto& cut : s.plan.incisions)
    add(cut.at_day, "wound", "Incision", fmt::format("{:g} mm deep, along y", cut.depth_mm));
  for (const auto& wound : s.plan.partial_thickness)
    add(wound.at_day, "wound", "Partial thickness", fmt::format("{:g} mm deep, {}", wound.depth_mm, area_text(wound)));
  for (const auto& blister : s.plan.blisters) add(blister.at_day, "wound", "Suction blister", area_text(blister));
  for (const auto& cavity : s.plan.cavities)
    add(cavity.at_day, "wound", "Closed cavity",
        fmt::format("{:g} to {:g} mm deep, {}", cavity.roof_mm, cavity.depth_mm, area_text(cavity)));
  for (const auto& tape : s.plan.tape_strips) add(tape.at_day, "wound", "Tape", fmt::format("{} strips", tape.strips));
  for (const auto& probe : s.plan.probes)
    add(probe.at_day, "wound", fmt::format("Probe {:g} mm", probe.diameter_mm),
        fmt::format("{:g} mm deep, {:g} degrees from upright", probe.depth_mm, probe.angle_deg));
  for (const auto& cuff : s.plan.cuffs) add(cuff.from_day, "cuff", "Cuff", fmt::format("until day {:g}", cuff.to_day));
  for (const auto& stain : s.plan.stains) add(stain.at_day, "stain", "Corneum dyed", "both arms");
  for (const scenario::PlannedOcclusion& o : s.plan.occlusions)
    add(o.from_day, "occlusion", "Covered", fmt::format("until day {:g}", o.to_day));
  std::stable_sort(plan.begin(), plan.end(), [](const Json& a, const Json& b) { return a["time_d"] < b["time_d"]; });
  return plan;
}

Json facts(const scenario::Scenario& s) {
  Json pairs = Json::array();
  const auto add = [&pairs](const char* label, std::string value) { pairs.push_back({label, std::move(value)}); };
  add("Patient", fmt::format("{} years, {}, Fitzpatrick {}", s.patient.age_years, s.patient.sex, roman(s.patient.fitzpatrick)));
  add("Site", s.site.name);
  if (s.about.concern != "none") add("Concern", s.about.concern);
  const std::vector<double> days = scenario::session_days(s.plan);
  if (s.device) {
    add("Device", device_text(s));
    add("Technique", technique_text(s));
  }
  if (!days.empty()) {
    add("Sessions", s.plan.interval_day && days.size() > 1
                        ? fmt::format("{}, every {:g} days", days.size(), *s.plan.interval_day)
                        : std::to_string(days.size()));
  }
  add("Followed for", fmt::format("{:g} days", s.plan.duration_day));
  add("Block", fmt::format("{:g} x {:g} x {:g} mm, voxels of {:g} um", s.grid.nx * s.grid.voxel_mm,
                           s.grid.ny * s.grid.voxel_mm, s.grid.nz * s.grid.dz_mm(), 1000 * s.grid.voxel_mm));
  return pairs;
}

Json parameter_rows(const std::vector<core::Parameter>& used) {
  Json rows = Json::array();
  for (const core::Parameter& p : used) {
    rows.push_back({{"process", p.process}, {"name", p.name}, {"symbol", p.symbol}, {"value", p.value}, {"unit", p.unit},
                    {"low", p.low}, {"high", p.high}, {"distribution", p.distribution}, {"source", p.source},
                    {"grade", p.grade}, {"meaning", p.meaning}, {"note", p.note}});
  }
  return rows;
}

Json counts_by_grade(const std::vector<core::Parameter>& used) {
  Json counts = Json::array();
  for (const std::string& grade : core::known_grades()) {
    const auto count = std::count_if(used.begin(), used.end(), [&](const core::Parameter& p) { return p.grade == grade; });
    if (count > 0) counts.push_back({grade, count});
  }
  return counts;
}

Json skin_record(const tissue::Tissue& rest) {
  const tissue::SkinConstants& s = rest.skin;
  return {{"site", s.site},
          {"stratum_corneum_um", s.stratum_corneum_rest_um},
          {"epidermis_mm", s.epidermis_rest_mm},
          {"papillary_dermis_mm", s.papillary_rest_mm},
          {"dermis_mm", s.dermis_rest_mm},
          {"block_depth_mm", rest.grid.depth_mm()},
          {"tewl_g_per_m2_h", s.tewl_rest_g_per_m2_h},
          {"voxels", rest.grid.size()}};
}

Json statistics_record(const engine::Statistics& s, std::size_t voxels) {
  const double work = static_cast<double>(s.steps) * static_cast<double>(voxels);
  return {{"steps", s.steps},
          {"rejected_error", s.rejected_error},
          {"rejected_coupling", s.rejected_coupling},
          {"backward_euler_fields", s.backward_euler_fields},
          {"sweeps", s.sweeps},
          {"group_solves", s.group_solves},
          {"multigrid_cycles", s.multigrid_cycles},
          {"ns_per_voxel_and_step", work > 0 ? 1e9 * s.seconds_total / work : 0.0},
          {"seconds", {{"total", s.seconds_total}, {"rates", s.seconds_rates}, {"solve", s.seconds_solve},
                       {"chemotaxis", s.seconds_chemotaxis}}},
          {"seconds_by_process", s.seconds_by_process},
          {"seconds_by_field", s.seconds_by_field},
          {"cycles_by_field", s.cycles_by_field},
          {"steps_limited_by_field", s.steps_limited_by_field}};
}

engine::Statistics statistics_of(const Json& record) {
  engine::Statistics s;
  s.steps = record.at("steps");
  s.rejected_error = record.at("rejected_error");
  s.rejected_coupling = record.at("rejected_coupling");
  s.backward_euler_fields = record.at("backward_euler_fields");
  s.sweeps = record.at("sweeps");
  s.group_solves = record.at("group_solves");
  s.multigrid_cycles = record.at("multigrid_cycles");
  const Json& seconds = record.at("seconds");
  s.seconds_total = seconds.at("total"), s.seconds_rates = seconds.at("rates"), s.seconds_solve = seconds.at("solve");
  s.seconds_chemotaxis = seconds.at("chemotaxis");
  s.seconds_by_process = record.at("seconds_by_process").get<std::map<std::string, double>>();
  s.seconds_by_field = record.at("seconds_by_field").get<std::map<std::string, double>>();
  s.cycles_by_field = record.at("cycles_by_field").get<std::map<std::string, long>>();
  s.steps_limited_by_field = record.at("steps_limited_by_field").get<std::map<std::string, long>>();
  return s;
}

Json quantity_rows(const instruments::InstrumentSet& set) {
  Json rows = Json::array();
  for (const auto& instrument : set) {
    for (const instruments::Quantity& q : instrument->quantities())
      rows.push_back({{"instrument", instrument->name()}, {"quantity", q.name}, {"unit", q.unit}, {"meaning", q.meaning}});
  }
  return rows;
}

}  // namespace cutis::studies
