// How are times matched, maxima found and levels crossed?
// SPDX-License-Identifier: Apache-2.0
#include "evidence/reductions.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace cutis::evidence {
namespace {

constexpr double seconds_per_day = 86400;
constexpr double same_time_d = 0.5 / seconds_per_day;  // rows may read by the second
constexpr double flat_share = 0.01;

bool same_time(double a_d, double b_d) { return std::abs(a_d - b_d) <= same_time_d; }

bool by_value(const Sample& a, const Sample& b) { return a.value < b.value; }

}  // namespace

Outcome value_at(const Series& series, double time_d) {
  for (const Sample& sample : series)
    if (same_time(sample.time_d, time_d)) return sample.value;
  return std::nullopt;
}

Series window(const Series& series, const std::vector<double>& at_d, double until_d) {
  Series chosen;
  for (const Sample& sample : series) {
    const bool listed = std::any_of(at_d.begin(), at_d.end(), [&](double at) { return same_time(at, sample.time_d); });
    const bool before_end = sample.time_d > 0 && sample.time_d <= until_d + same_time_d;
    if (at_d.empty() ? before_end : listed) chosen.push_back(sample);
  }
  return chosen;
}

Series ratio(const Series& series, const Series& reference) {
  Series ratios;
  for (const Sample& sample : series) {
    const Outcome beside = value_at(reference, sample.time_d);
    if (beside && *beside != 0) ratios.push_back({sample.time_d, sample.value / *beside});
  }
  return ratios;
}

Outcome largest(const Series& series) {
  if (series.empty()) return std::nullopt;
  return std::max_element(series.begin(), series.end(), by_value)->value;
}

Outcome smallest(const Series& series) {
  if (series.empty()) return std::nullopt;
  return std::min_element(series.begin(), series.end(), by_value)->value;
}

Outcome time_of_maximum(const Series& series) {
  if (series.empty()) return std::nullopt;
  const auto top = std::max_element(series.begin(), series.end(), by_value);
  if (top->value - *smallest(series) <= flat_share * std::abs(top->value)) return std::nullopt;
  return top->time_d;
}

Outcome shortest_delay(const std::vector<Outcome>& times_d) {
  Outcome shortest;
  for (std::size_t n = 0; n < times_d.size(); ++n) {
    if (!times_d[n]) return std::nullopt;
    if (n == 0) continue;
    const double delay = *times_d[n] - *times_d[n - 1];
    shortest = std::min(shortest.value_or(delay), delay);
  }
  return shortest;
}

Outcome last_over_first(const Series& series) {
  if (series.size() < 2 || series.front().value == 0) return std::nullopt;
  return series.back().value / series.front().value;
}

Outcome largest_rise(const Series& series) {
  Series rises;
  for (std::size_t n = 1; n < series.size(); ++n) {
    if (series[n - 1].value == 0) return std::nullopt;
    rises.push_back({series[n].time_d, series[n].value / series[n - 1].value});
  }
  return largest(rises);
}

Outcome first_time_at_least(const Series& series, double level) {
  for (const Sample& sample : series)
    if (sample.value >= level) return sample.time_d;
  return std::nullopt;
}

Outcome first_time_within(const Series& series, const Series& reference, double share) {
  Outcome since;
  for (const Sample& sample : ratio(series, reference)) {
    if (std::abs(sample.value - 1) > share) {
      since = std::nullopt;
    } else if (!since) {
      since = sample.time_d;
    }
  }
  return since;
}

Outcome time_constant(const Series& series) {
  if (series.size() < 2) return std::nullopt;
  const Sample &first = series.front(), &last = series.back();
  const double change = last.value - first.value;
  if (std::abs(change) <= flat_share * std::max(std::abs(first.value), std::abs(last.value))) return std::nullopt;
  const double wanted = 1 - std::exp(-1.0);
  for (std::size_t n = 1; n < series.size(); ++n) {
    const double before = (series[n - 1].value - first.value) / change,
                 after = (series[n].value - first.value) / change;
    if (after < wanted) continue;
    const double span_d = series[n].time_d - series[n - 1].time_d;
    const double time_d = series[n - 1].time_d + span_d * (wanted - before) / (after - before);
    return seconds_per_day * (time_d - first.time_d);
  }
  return std::nullopt;
}

Outcome depth_of_rise(const std::vector<DepthValue>& profile, double level) {
  for (std::size_t n = 1; n < profile.size(); ++n) {
    const DepthValue &above = profile[n - 1], &below = profile[n];
    if (above.value >= level) return std::nullopt;  // only the first value can be: later ones were tested as `below`
    if (below.value >= level)
      return above.depth_mm + (below.depth_mm - above.depth_mm) * (level - above.value) / (below.value - above.value);
  }
  return std::nullopt;
}

const std::vector<ReductionInfo>& known_reductions() {
  static const std::vector<ReductionInfo> known = {
      // name, needs reference, needs level, one time, unit, of subjects
      {"value_at", false, false, true, ""},
      {"ratio_at", true, false, true, "1"},
      {"percent_change_at", true, false, true, "%"},
      {"maximum_ratio", true, false, false, "1"},
      {"minimum_ratio", true, false, false, "1"},
      {"last_over_first", false, false, false, "1"},
      {"largest_rise", false, false, false, "1"},
      {"time_of_maximum", false, false, false, "day"},
      {"order_of_maxima", false, false, false, "day"},
      {"first_time_at_least", false, true, false, "day"},
      {"first_time_within", true, true, false, "day"},
      {"time_constant", false, false, false, "s"},
      {"depth_of_ratio", true, true, true, "mm"},
      {"spearman", false, false, true, "1", true},
  };
  return known;
}

const ReductionInfo& reduction_named(const std::string& name) {
  for (const ReductionInfo& info : known_reductions())
    if (info.name == name) return info;
  throw std::invalid_argument("no reduction is called " + name);
}

}  // namespace cutis::evidence
