// How are rows and scores written?
// SPDX-License-Identifier: Apache-2.0
#include "evidence/report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace cutis::evidence {
namespace {

using Json = nlohmann::ordered_json;

std::string accepted(const Row& row) {
  const std::string unit = row.unit == "1" ? "" : " " + row.unit;
  if (row.op == "in") return fmt::format("{:g} to {:g}{}", row.lo, *row.hi, unit);
  return fmt::format("{} {:g}{}", row.op == "gt" ? ">" : "<", row.lo, unit);
}

std::string short_value(const Estimate& e) {
  constexpr double rounding = 1e-9;
  if (e.none()) return "none";
  const std::string mean = fmt::format("{:.4g}", e.mean);
  if (std::isnan(e.half_width)) return mean;
  return fmt::format("{} +- {:.2g}", mean, e.half_width > rounding * std::abs(e.mean) ? e.half_width : 0.0);
}

std::string value_text(const Estimate& e) {
  return e.some() ? fmt::format("{} ({} of {})", short_value(e), e.with_value, e.seeds) : short_value(e);
}

std::string inert_text(const RowResult& result) {
  const auto one = [](const Estimate& e, bool meets) {
    return (e.none() ? std::string("none") : fmt::format("{:.4g}", e.mean)) + (meets ? "*" : "");
  };
  return one(result.untreated, result.untreated_meets) + " / " + one(result.frozen, result.frozen_meets);
}

Json number(double value) { return std::isnan(value) ? Json(nullptr) : Json(value); }

Json estimate_json(const Estimate& e) {
  return {{"mean", number(e.mean)},
          {"half_width_95", number(e.half_width)},
          {"standard_error", number(e.standard_error)},
          {"smallest", number(e.smallest)},
          {"largest", number(e.largest)},
          {"seeds", e.seeds},
          {"seeds_with_value", e.with_value}};
}

/// Null where there are none.
Json subjects_json(const RowResult& result) {
  if (result.task.row->subjects == 0) return nullptr;
  Json pairs = Json::array();
  for (const std::optional<Pair>& pair : result.subjects)
    pairs.push_back(pair ? Json({pair->first, pair->second}) : Json(nullptr));
  return {{"drawn", result.task.row->subjects}, {"failures", result.failures}, {"pairs", pairs}};
}

Json row_json(const RowResult& result) {
  const Row& row = *result.task.row;
  Json values = Json::array();
  for (const Outcome& value : result.values) values.push_back(value ? Json(*value) : Json(nullptr));
  return {{"id", row.id},
          {"claim", row.claim},
          {"study", result.task.study->source},
          {"tier", row.tier},
          {"kind", row.kind},
          {"role", row.role},
          {"scenario", row.scenario},
          {"instrument", row.instrument},
          {"quantity", row.quantity},
          {"region", row.region},
          {"reduction", row.reduction},
          {"op", row.op},
          {"lo", row.lo},
          {"hi", row.hi ? Json(*row.hi) : Json(nullptr)},
          {"unit", row.unit},
          {"estimate", estimate_json(result.estimate)},
          {"verdict", to_string(result.verdict)},
          {"untreated", estimate_json(result.untreated)},
          {"untreated_meets", result.untreated_meets},
          {"frozen", estimate_json(result.frozen)},
          {"frozen_meets", result.frozen_meets},
          {"counts", result.counts()},
          {"values", values},
          {"subjects", subjects_json(result)},
          {"seeds", result.task.seeds},
          {"stand_ins", result.task.study->stand_ins}};
}

/// "percent change at 168 d", "first time at least 0.9".
std::string reduction_text(const Row& row) {
  std::string text = row.reduction;
  std::replace(text.begin(), text.end(), '_', ' ');
  if (row.at_day.size() == 1 && text.size() > 3 && text.substr(text.size() - 3) == " at")
    text += fmt::format(" {:.3g} d", row.at_day.front());
  if (row.level) text += fmt::format(" {:g}", *row.level);
  return text;
}

/// How far seeds lie apart; null where they cannot: fewer than two values, or skin in which nothing moved.
Json spread_json(const RowResult& result) {
  const Estimate& e = result.estimate;
  const Row& row = *result.task.row;
  if (e.with_value < 2 || row.state == "grown" || row.subjects > 0) return nullptr;
  const std::string unit = row.unit == "1" ? "" : " " + row.unit;
  return fmt::format("{}: {:.3g} to {:.3g}{} over {} seeds ({}, {})", reduction_text(row), e.smallest, e.largest, unit,
                     e.with_value, row.id, row.scenario);
}

/// Of the two inert models the one that meets the row, else the untreated twin, else the frozen skin.
Json inert_json(const RowResult& result) {
  if (result.untreated_meets) return number(result.untreated.mean);
  if (result.frozen_meets || result.untreated.none()) return number(result.frozen.mean);
  return number(result.untreated.mean);
}

Json page_row(const RowResult& result) {
  const Row& row = *result.task.row;
  const Json low = row.op == "lt" ? Json(nullptr) : Json(row.lo);
  const Json high = row.op == "in" ? Json(*row.hi) : row.op == "lt" ? Json(row.lo) : Json(nullptr);
  return {{"id", row.id},
          {"claim", row.claim},
          {"source", result.task.study->source},
          {"role", row.role},
          {"low", low},
          {"high", high},
          {"value", number(result.estimate.mean)},
          {"half_width_95", number(result.estimate.half_width)},
          {"smallest", number(result.estimate.smallest)},
          {"largest", number(result.estimate.largest)},
          {"unit", row.unit},
          {"verdict", to_string(result.verdict)},
          {"inert", inert_json(result)},
          {"untreated", number(result.untreated.mean)},
          {"untreated_meets", result.untreated_meets},
          {"frozen", number(result.frozen.mean)},
          {"frozen_meets", result.frozen_meets},
          {"counts", result.counts()},
          {"instrument", row.instrument},
          {"quantity", row.quantity},
          {"region", row.region},
          {"seeds", result.estimate.seeds},
          {"subjects", row.subjects},
          {"spread", spread_json(result)}};
}

Json scores_json(const Evaluation& evaluation) {
  Json scores = Json::array();
  for (const GroupScore& group : evaluation.scores)
    scores.push_back({{"role", group.role},
                      {"kind", group.kind},
                      {"share", group.score.share},
                      {"studies", group.score.studies},
                      {"rows", group.score.rows},
                      {"rows_met", group.score.rows_met}});
  return scores;
}

std::string score_line(const GroupScore& group) {
  const Score& s = group.score;
  return fmt::format("{}, {}: {:.0f} % (mean over {} {}, one vote each); {} of {} rows met\n", group.role, group.kind,
                     100 * s.share, s.studies, s.studies == 1 ? "study" : "studies", s.rows_met, s.rows);
}

}  // namespace

std::string table(const Evaluation& evaluation) {
  const auto line = [](auto&&... cells) { return fmt::format("{:5} {:11} {:20} {:22} {:13} {:19} {}\n", cells...); };
  std::string text = line("row", "role", "accepted", "value, 95 % interval", "verdict", "inert", "claim");
  for (const RowResult& result : evaluation.rows) {
    const Row& row = *result.task.row;
    text += line(row.id, row.role, accepted(row), value_text(result.estimate), to_string(result.verdict),
                 inert_text(result), row.claim);
  }
  for (const RowResult& result : evaluation.rows)
    if (const int drawn = result.task.row->subjects; drawn > 0)
      text += fmt::format("{}: {} virtual subjects drawn, {} of them without a rest or a whole run\n",
                          result.task.row->id, drawn, result.failures.size());
  text +=
      "inert: untreated twin / punctured skin frozen at time 0; * = meets the row, which then counts in no score\n\n";
  for (const GroupScore& group : evaluation.scores) text += score_line(group);
  text += fmt::format("apart: {} of {} rows that an inert model meets too are met; {} of {} input checks hold\n",
                      evaluation.apart_met, evaluation.apart, evaluation.input_checks_met, evaluation.input_checks);
  return text;
}

Json to_json(const Evaluation& evaluation) {
  Json rows = Json::array();
  for (const RowResult& result : evaluation.rows) rows.push_back(row_json(result));
  return {{"rows", rows},
          {"scores", scores_json(evaluation)},
          {"input_checks", evaluation.input_checks},
          {"input_checks_met", evaluation.input_checks_met},
          {"apart", evaluation.apart},
          {"apart_met", evaluation.apart_met}};
}

Json results(const Evaluation& evaluation, Json made) {
  Json rows = Json::array();
  for (const RowResult& result : evaluation.rows) rows.push_back(page_row(result));
  return {{"made", std::move(made)}, {"scores", scores_json(evaluation)}, {"rows", rows}};
}

}  // namespace cutis::evidence
