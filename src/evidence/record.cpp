// How is the number of a row taken from a run, and from the inert models beside it?
// SPDX-License-Identifier: Apache-2.0
#include "evidence/record.hpp"

#include <algorithm>
#include <cstdlib>

#include "core/units.hpp"

namespace cutis::evidence {
namespace {

/// Curves of one row and region; a region that does not exist is replaced by the reference region.
class Curves {
 public:
  Curves(const Row& row, std::string region) : row_(row), region_(std::move(region)) {}

  Series treated(const Record& record, Model model) const {
    if (model == Model::untreated) return of(record.untreated);
    const Series simulated = of(record.treated);
    if (model == Model::simulated) return simulated;
    return constant(of(record.after), simulated);
  }

  Series reference(const Record& record, const Record* against, Model model) const {
    if (row_.reference == "untreated") return of(record.untreated);
    if (row_.reference == "against" && against) return treated(*against, model);
    if (row_.reference == "against_fold" && against)  // own twin times the change of the other scenario over its twin
      return ratio(of(record.untreated), ratio(of(against->untreated), treated(*against, model)));
    if (row_.reference == "baseline") return constant(of(record.baseline), of(record.treated));
    return {};
  }

 private:
  Series of(const Readings& readings) const {
    Series series = readings.series(row_.instrument, row_.quantity, region_);
    if (series.empty() && !row_.reference_region.empty())
      series = readings.series(row_.instrument, row_.quantity, row_.reference_region);
    return series;
  }

  /// The value of the only sample of `source`, at the times of `times`.
  static Series constant(const Series& source, Series times) {
    if (source.empty()) return {};
    for (Sample& sample : times) sample.value = source.front().value;
    return times;
  }

  const Row& row_;
  std::string region_;
};

Outcome percent_change(const Outcome& ratio) { return ratio ? Outcome(100 * (*ratio - 1)) : std::nullopt; }

Outcome reduce(const Row& row, const Series& whole, const Series& reference) {
  const Series series = window(whole, row.at_day, row.until_day.value_or(0));
  const std::string& how = row.reduction;
  if (how == "value_at") return value_at(series, row.at_day.front());
  if (how == "ratio_at") return value_at(ratio(series, reference), row.at_day.front());
  if (how == "percent_change_at") return percent_change(value_at(ratio(series, reference), row.at_day.front()));
  if (how == "maximum_ratio") return largest(ratio(series, reference));
  if (how == "minimum_ratio") return smallest(ratio(series, reference));
  if (how == "last_over_first") return last_over_first(series);
  if (how == "largest_rise") return largest_rise(series);
  if (how == "time_of_maximum") return time_of_maximum(series);
  if (how == "time_constant") return time_constant(series);
  if (how == "first_time_within") return first_time_within(series, reference, *row.level);
  return std::nullopt;
}

/// Depths are in the names of the regions: "depth_0.25_mm".
double depth_of(const std::string& region) {
  return std::strtod(region.c_str() + std::string("depth_").size(), nullptr);
}

Outcome depth_outcome(const Row& row, Model model, const Record& record, const Record* against) {
  std::vector<DepthValue> profile;
  for (const std::string& region : record.treated.regions(row.instrument, row.quantity, "depth_")) {
    const Curves curves(row, region);
    const Series ratios = ratio(curves.treated(record, model), curves.reference(record, against, model));
    if (const Outcome value = value_at(ratios, row.at_day.front())) profile.push_back({depth_of(region), *value});
  }
  std::sort(profile.begin(), profile.end(),
            [](const DepthValue& a, const DepthValue& b) { return a.depth_mm < b.depth_mm; });
  return depth_of_rise(profile, *row.level);
}

Outcome order_outcome(const Row& row, Model model, const Record& record) {
  std::vector<Outcome> times;
  const auto add = [&](const Row& of) {
    const Series series = Curves(of, of.region).treated(record, model);
    times.push_back(time_of_maximum(window(series, of.at_day, of.until_day.value_or(0))));
  };
  add(row);
  Row next = row;
  for (const std::string& quantity : row.then) {
    next.quantity = quantity;
    add(next);
  }
  return shortest_delay(times);
}

Outcome curve_outcome(const Row& row, Model model, const Record& record, const Record* against) {
  const Curves curves(row, row.region);
  const Series treated = curves.treated(record, model);
  // The instant after the punctures belongs to the search: skin that was never open is closed from the start.
  if (row.reduction == "first_time_at_least") {
    Series series = window(treated, row.at_day, row.until_day.value_or(0));
    if (const Outcome at_once = value_at(treated, 0)) series.insert(series.begin(), {0, *at_once});
    return first_time_at_least(series, *row.level);
  }
  return reduce(row, treated, curves.reference(record, against, model));
}

}  // namespace

void Readings::add(double time_d, const std::vector<instruments::Reading>& readings) {
  for (const instruments::Reading& r : readings)
    series_[{std::string(r.instrument), r.quantity, r.region}].push_back({time_d, r.value});
}

void Readings::add(const Readings& other) {
  for (const auto& [key, series] : other.series_) {
    Series& own = series_[key];
    own.insert(own.end(), series.begin(), series.end());
  }
}

Series Readings::series(const std::string& instrument, const std::string& quantity, const std::string& region) const {
  const auto found = series_.find({instrument, quantity, region});
  return found == series_.end() ? Series() : found->second;
}

std::vector<std::string> Readings::regions(const std::string& instrument, const std::string& quantity,
                                           const std::string& begin) const {
  std::vector<std::string> names;
  for (const auto& [key, series] : series_) {
    const auto& [of_instrument, of_quantity, region] = key;
    if (of_instrument == instrument && of_quantity == quantity && region.rfind(begin, 0) == 0) names.push_back(region);
  }
  return names;
}

Outcome outcome(const Row& row, Model model, const Record& record, const Record* against) {
  const ReductionInfo& info = reduction_named(row.reduction);
  const Outcome value = row.reduction == "depth_of_ratio"    ? depth_outcome(row, model, record, against)
                        : row.reduction == "order_of_maxima" ? order_outcome(row, model, record)
                                                             : curve_outcome(row, model, record, against);
  if (!value || info.unit.empty()) return value;
  return core::convert(*value, info.unit, row.unit);
}

std::optional<Pair> pair_of(const Row& row, Model model, const Record& record) {
  const auto reading = [&](const Row& of) {
    return value_at(Curves(of, of.region).treated(record, model), of.at_day.front());
  };
  Row second = row;
  second.instrument = row.with_instrument, second.quantity = row.with_quantity, second.region = row.with_region;
  second.at_day = {row.with_at_day.value()};
  second.reference_region.clear();
  const Outcome a = reading(row), b = reading(second);
  return a && b ? std::optional(Pair{*a, *b}) : std::nullopt;
}

}  // namespace cutis::evidence
