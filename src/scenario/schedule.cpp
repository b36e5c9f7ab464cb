// When is the skin measured, pictured, scanned and stored? What the plan asks for where outputs list no times.
// SPDX-License-Identifier: Apache-2.0
#include "scenario/schedule.hpp"

#include <algorithm>
#include <cmath>
#include <initializer_list>

namespace cutis::scenario {

namespace {

constexpr double hour_day = 1.0 / 24;
constexpr double ten_minutes_day = 10.0 / 1440;
constexpr double second_day = 1.0 / 86400;

/// Collects times in days, gives them sorted in ticks.
class Collector {
 public:
  explicit Collector(const Plan& plan) : plan_(plan) { add({0, plan.duration_day}); }
  void add(const std::vector<double>& days) { days_.insert(days_.end(), days.begin(), days.end()); }
  void add_after(double start_day, std::initializer_list<double> delays_day) {
    for (const double delay : delays_day) days_.push_back(start_day + delay);
  }
  Times times() const {
    Times ticks;
    for (const double day : days_) {
      if (day <= plan_.duration_day) ticks.push_back(core::ticks_from_days(day));
    }
    std::sort(ticks.begin(), ticks.end());
    ticks.erase(std::unique(ticks.begin(), ticks.end()), ticks.end());
    return ticks;
  }

 private:
  const Plan& plan_;
  std::vector<double> days_;
};

/// The times listed; nothing is added to an explicit list but what the user asked for.
Times listed(const std::vector<double>& days) {
  Times ticks;
  for (const double day : days) ticks.push_back(core::ticks_from_days(day));
  return ticks;
}

}  // namespace

std::vector<double> wound_days(const Plan& plan) {
  std::vector<double> days = session_days(plan);
  const auto add = [&days](const auto& list) {
    for (const auto& wound : list) days.push_back(wound.at_day);
  };
  add(plan.punches), add(plan.incisions), add(plan.partial_thickness), add(plan.blisters), add(plan.tape_strips);
  add(plan.cavities), add(plan.probes);
  std::sort(days.begin(), days.end());
  return days;
}

Times measurement_times(const Scenario& s) {
  Collector times(s.plan);
  for (double n = 1; n * s.outputs.measure_every_day < s.plan.duration_day; ++n) {
    times.add({n * s.outputs.measure_every_day});
  }
  times.add(s.outputs.measure_times_day);
  times.add(s.plan.biopsies_day);
  for (const double day : wound_days(s.plan)) {
    times.add_after(day, {0, ten_minutes_day, 0.5 * hour_day, hour_day, 1.5 * hour_day, 2 * hour_day});
    times.add_after(day, {0.25, 0.5, 0.75, 1, 1.5, 2, 2.5, 3, 4, 5, 6, 7, 10, 14, 21});
  }
  for (const PlannedCuff& cuff : s.plan.cuffs) {
    for (const double turn : {cuff.from_day, cuff.to_day})
      for (const double seconds : {0, 1, 2, 5, 10, 20, 40, 60}) times.add({turn + seconds * second_day});
  }
  return times.times();
}

Times picture_times(const Scenario& s) {
  if (!s.outputs.picture_times_day.empty()) return listed(s.outputs.picture_times_day);
  Collector times(s.plan);
  times.add(s.plan.biopsies_day);
  return times.times();
}

Times scan_times(const Scenario& s) {
  if (!s.outputs.scan_times_day.empty()) return listed(s.outputs.scan_times_day);
  Collector times(s.plan);
  const auto wounds = wound_days(s.plan);
  if (!wounds.empty()) times.add_after(wounds.front(), {ten_minutes_day, 1, 3, 7, 28});
  times.add(s.plan.biopsies_day);
  return times.times();
}

Times tissue_times(const Scenario& s) {
  return s.outputs.tissue_times_day.empty() ? scan_times(s) : listed(s.outputs.tissue_times_day);
}

}  // namespace cutis::scenario
