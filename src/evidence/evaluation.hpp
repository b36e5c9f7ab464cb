// What do the runs say about each row, and what does skin that does nothing say?
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "evidence/runner.hpp"
#include "evidence/statistics.hpp"

namespace cutis::evidence {

struct RowResult {
  Task task;
  std::vector<Outcome> values;                ///< one per seed; none with virtual subjects
  std::vector<std::optional<Pair>> subjects;  ///< what each virtual subject gives
  std::vector<std::string> failures;          ///< why virtual subjects could not be run, one for each
  Estimate estimate;
  Verdict verdict = Verdict::missed;
  Estimate untreated, frozen;  ///< the inert models, read in the same way
  bool untreated_meets = false, frozen_meets = false;

  /// Rows that an inert model meets, and input-checks, are in no score.
  bool counts() const { return task.row->kind != "input-check" && !untreated_meets && !frozen_meets; }
};

/// Rows by role and kind.
struct GroupScore {
  std::string role, kind;
  Score score;
};

struct Evaluation {
  std::vector<RowResult> rows;
  std::vector<GroupScore> scores;  ///< groups that have a counting row
  int input_checks = 0, input_checks_met = 0;
  int apart = 0, apart_met = 0;  ///< that an inert model meets
};

Evaluation evaluate(const std::vector<Task>& tasks, const Records& records);

}  // namespace cutis::evidence
