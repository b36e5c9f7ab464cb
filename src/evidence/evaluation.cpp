// How are rows evaluated from records, and grouped into scores?
// SPDX-License-Identifier: Apache-2.0
#include "evidence/evaluation.hpp"

#include <cmath>

namespace cutis::evidence {
namespace {

std::vector<Outcome> values_of(const Task& task, Model model, const Records& records) {
  std::vector<Outcome> values;
  const Row& row = *task.row;
  for (std::uint64_t seed : task.seeds) {
    const Record& record = records.at(key_of(*task.study, row, row.scenario, seed));
    const Record* against = row.against.empty() ? nullptr : &records.at(key_of(*task.study, row, row.against, seed));
    values.push_back(outcome(row, model, record, against));
  }
  return values;
}

std::vector<std::optional<Pair>> pairs_of(const Task& task, Model model, const Records& records) {
  std::vector<std::optional<Pair>> pairs;
  for (std::uint64_t number : task.seeds)
    pairs.push_back(pair_of(*task.row, model, records.at(key_of(*task.study, *task.row, task.row->scenario, number))));
  return pairs;
}

std::vector<std::string> failures_of(const Task& task, const Records& records) {
  std::vector<std::string> failures;
  for (std::uint64_t number : task.seeds) {
    const Record& record = records.at(key_of(*task.study, *task.row, task.row->scenario, number));
    if (!record.failure.empty()) failures.push_back(record.failure);
  }
  return failures;
}

Estimate estimate_of(const Task& task, Model model, const Records& records) {
  return task.row->subjects > 0 ? correlation_estimate(pairs_of(task, model, records))
                                : estimate(values_of(task, model, records));
}

/// Does an inert model meet the row? Its mean decides, whatever its interval. Neither rounding nor the drift of
/// untreated skin must decide: the range is wider by a thousandth, and beyond a reference means by an effect.
bool meets(Row row, const Estimate& estimate) {
  constexpr double edge_share = 1e-3;
  if (estimate.none()) return false;
  if (row.op == "in") {
    const double edge = edge_share * (*row.hi - row.lo);
    row.lo -= edge;
    row.hi = *row.hi + edge;
  } else {
    row.lo += row.op == "gt" ? least_effect(row) : -least_effect(row);
  }
  return satisfies(row, estimate.mean);
}

RowResult evaluate_row(const Task& task, const Records& records) {
  RowResult result;
  result.task = task;
  if (task.row->subjects > 0) {
    result.subjects = pairs_of(task, Model::simulated, records);
    result.failures = failures_of(task, records);
  } else {
    result.values = values_of(task, Model::simulated, records);
  }
  result.estimate = estimate_of(task, Model::simulated, records);
  result.verdict = judge(*task.row, result.estimate);
  result.untreated = estimate_of(task, Model::untreated, records);
  result.frozen = estimate_of(task, Model::frozen, records);
  result.untreated_meets = meets(*task.row, result.untreated);
  result.frozen_meets = meets(*task.row, result.frozen);
  return result;
}

Score score_of(const std::vector<RowResult>& rows, const std::string& role, const std::string& kind) {
  std::vector<Vote> votes;
  for (const RowResult& result : rows)
    if (result.counts() && result.task.row->role == role && result.task.row->kind == kind)
      votes.push_back({result.task.study->source, result.verdict == Verdict::met});
  return score(votes);
}

void count_others(Evaluation& evaluation) {
  for (const RowResult& result : evaluation.rows) {
    if (result.counts()) continue;
    const bool met = result.verdict == Verdict::met;
    const bool check = result.task.row->kind == "input-check";
    ++(check ? evaluation.input_checks : evaluation.apart);
    if (met) ++(check ? evaluation.input_checks_met : evaluation.apart_met);
  }
}

}  // namespace

Evaluation evaluate(const std::vector<Task>& tasks, const Records& records) {
  Evaluation evaluation;
  for (const Task& task : tasks) evaluation.rows.push_back(evaluate_row(task, records));
  for (const char* role : {"validation", "calibration", "found"})
    for (const char* kind : {"quantitative", "sign"}) {
      const Score score = score_of(evaluation.rows, role, kind);
      if (score.rows > 0) evaluation.scores.push_back({role, kind, score});
    }
  count_others(evaluation);
  return evaluation;
}

}  // namespace cutis::evidence
