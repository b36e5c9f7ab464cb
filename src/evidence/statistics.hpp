// Is a published number met by the mean over seeds, missed, or not resolved; and how do rows add up to a score?
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "evidence/reductions.hpp"
#include "evidence/study.hpp"

namespace cutis::evidence {

/// Mean over seeds with its 95 % interval (Student's t).
struct Estimate {
  int seeds = 0;       ///< that were run
  int with_value = 0;  ///< in which there was a value
  double mean = 0;     ///< of these; NaN without any
  double smallest = 0, largest = 0;
  double standard_error = 0;  ///< NaN below two
  double half_width = 0;      ///< of the 95 % interval; NaN below two
  bool none() const { return with_value == 0; }
  bool some() const { return with_value > 0 && with_value < seeds; }
};
Estimate estimate(const std::vector<Outcome>& values);

/// Two readings of one subject.
struct Pair {
  double first = 0, second = 0;
};

/// Spearman's rank correlation; equal values share their mean rank. None for fewer than three pairs, or where all
/// values of one kind are equal.
Outcome rank_correlation(const std::vector<Pair>& pairs);

/// The rank correlation of the subjects that have both readings, with the wider side of its 95 % interval by Fisher's
/// transformation (variance (1 + rho^2/2)/(n - 3), bonett2000). `seeds` counts all subjects.
Estimate correlation_estimate(const std::vector<std::optional<Pair>>& subjects);

enum class Verdict { met, missed, not_evaluable };
std::string to_string(Verdict verdict);

/// Does a number satisfy the row? No value never does.
bool satisfies(const Row& row, const Outcome& value);

/// How far beyond its reference a sign row's number must lie to be an effect: untreated skin drifts as far. Row's unit.
double least_effect(const Row& row);

/// Missed: no seed has a value, or the whole interval lies outside the accepted range. Not evaluable otherwise where
/// some seeds (of virtual subjects: more than half) have no value, fewer than two were run, or the interval is wider
/// than a quarter of the range (sign rows: includes the reference). Else by the mean. Sign rows need the least effect
/// besides; a resolved smaller one is missed.
Verdict judge(const Row& row, const Estimate& estimate);

/// What counts in a score.
struct Vote {
  std::string study;
  bool met = false;
};

/// Mean over studies of the share of each one's rows that are met.
struct Score {
  int rows = 0, rows_met = 0, studies = 0;
  double share = 0;  ///< NaN without any row
};
Score score(const std::vector<Vote>& votes);

}  // namespace cutis::evidence
