// How are means, intervals, verdicts and scores computed?
// SPDX-License-Identifier: Apache-2.0
#include "evidence/statistics.hpp"

#include <algorithm>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <limits>
#include <map>

namespace cutis::evidence {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double two_sided_95 = 0.975;
constexpr double resolved_share = 0.25;  ///< of the accepted range, in the rules of the evidence

constexpr double drift_of_rest = 0.005;  ///< in half a year, that tests of untreated skin allow

/// Places from 0; equal values share the mean of theirs.
std::vector<double> ranks(const std::vector<double>& values) {
  std::vector<double> result;
  for (const double value : values) {
    double below = 0, equal = 0;
    for (const double other : values) below += other < value, equal += other == value;
    result.push_back(below + 0.5 * (equal - 1));
  }
  return result;
}

// A resolved difference no larger than the drift of untreated skin is no effect: missed.
Verdict judge_sign(const Row& row, const Estimate& e) {
  const double clear = row.op == "gt" ? e.mean - row.lo : row.lo - e.mean, margin = least_effect(row);
  if (clear > std::max(e.half_width, margin)) return Verdict::met;
  return clear < -e.half_width || clear + e.half_width <= margin ? Verdict::missed : Verdict::not_evaluable;
}

}  // namespace

Estimate estimate(const std::vector<Outcome>& values) {
  Estimate e;
  std::vector<double> found;
  for (const Outcome& value : values)
    if (value) found.push_back(*value);
  e.seeds = static_cast<int>(values.size());
  e.with_value = static_cast<int>(found.size());
  e.mean = e.smallest = e.largest = e.standard_error = e.half_width = nan;
  if (found.empty()) return e;
  const auto n = static_cast<double>(found.size());
  e.mean = 0;
  for (double value : found) e.mean += value / n;
  e.smallest = *std::min_element(found.begin(), found.end());
  e.largest = *std::max_element(found.begin(), found.end());
  if (found.size() < 2) return e;
  double squares = 0;
  for (double value : found) squares += (value - e.mean) * (value - e.mean);
  e.standard_error = std::sqrt(squares / (n - 1) / n);
  e.half_width = e.standard_error * boost::math::quantile(boost::math::students_t(n - 1), two_sided_95);
  return e;
}

Outcome rank_correlation(const std::vector<Pair>& pairs) {
  if (pairs.size() < 3) return std::nullopt;
  std::vector<double> first, second;
  for (const Pair& pair : pairs) first.push_back(pair.first), second.push_back(pair.second);
  const std::vector<double> a = ranks(first), b = ranks(second);
  const double middle = 0.5 * static_cast<double>(pairs.size() - 1);
  double ab = 0, aa = 0, bb = 0;
  for (std::size_t n = 0; n < pairs.size(); ++n) {
    ab += (a[n] - middle) * (b[n] - middle);
    aa += (a[n] - middle) * (a[n] - middle);
    bb += (b[n] - middle) * (b[n] - middle);
  }
  if (aa == 0 || bb == 0) return std::nullopt;
  return ab / std::sqrt(aa * bb);
}

Estimate correlation_estimate(const std::vector<std::optional<Pair>>& subjects) {
  std::vector<Pair> pairs;
  for (const std::optional<Pair>& pair : subjects)
    if (pair) pairs.push_back(*pair);
  const Outcome rho = rank_correlation(pairs);
  Estimate e;
  e.seeds = static_cast<int>(subjects.size());
  e.with_value = rho ? static_cast<int>(pairs.size()) : 0;
  e.mean = e.smallest = e.largest = rho.value_or(nan);
  e.standard_error = e.half_width = nan;
  if (!rho || pairs.size() < 4) return e;
  const double n = static_cast<double>(pairs.size());
  const double of_z = std::sqrt((1 + 0.5 * *rho * *rho) / (n - 3));
  const double reach = boost::math::quantile(boost::math::normal(), two_sided_95) * of_z;
  e.standard_error = (1 - *rho * *rho) * of_z;
  // A perfect correlation has no z, and no width.
  e.half_width = std::abs(*rho) < 1 ? std::abs(*rho) - std::tanh(std::atanh(std::abs(*rho)) - reach) : 0;
  return e;
}

std::string to_string(Verdict verdict) {
  switch (verdict) {
    case Verdict::met:
      return "met";
    case Verdict::missed:
      return "missed";
    case Verdict::not_evaluable:
      break;
  }
  return "not evaluable";
}

double least_effect(const Row& row) { return drift_of_rest * (row.unit == "%" ? 100 : std::abs(row.lo)); }

bool satisfies(const Row& row, const Outcome& value) {
  if (!value) return false;
  if (row.op == "gt") return *value > row.lo;
  if (row.op == "lt") return *value < row.lo;
  return *value >= row.lo && *value <= *row.hi;
}

Verdict judge(const Row& row, const Estimate& e) {
  if (e.none()) return Verdict::missed;
  const bool too_few = row.subjects > 0 ? 2 * e.with_value < e.seeds : e.some();
  if (too_few || e.with_value < 2) return Verdict::not_evaluable;
  if (row.op != "in") return judge_sign(row, e);
  if (e.mean + e.half_width < row.lo || e.mean - e.half_width > *row.hi) return Verdict::missed;
  if (2 * e.half_width > resolved_share * (*row.hi - row.lo)) return Verdict::not_evaluable;
  return satisfies(row, e.mean) ? Verdict::met : Verdict::missed;
}

Score score(const std::vector<Vote>& votes) {
  std::map<std::string, std::pair<int, int>> by_study;  // rows, rows met
  Score s;
  for (const Vote& vote : votes) {
    auto& [rows, met] = by_study[vote.study];
    ++rows, ++s.rows;
    if (vote.met) ++met, ++s.rows_met;
  }
  s.studies = static_cast<int>(by_study.size());
  s.share = s.studies > 0 ? 0 : nan;
  for (const auto& [study, counts] : by_study) s.share += static_cast<double>(counts.second) / counts.first / s.studies;
  return s;
}

}  // namespace cutis::evidence
