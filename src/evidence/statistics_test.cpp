// Are intervals, verdicts and scores those of hand-computed examples?
// SPDX-License-Identifier: Apache-2.0
#include "evidence/statistics.hpp"

#include <catch2/catch.hpp>
#include <cmath>

using namespace cutis::evidence;

namespace {

Row two_sided(double lo, double hi) {
  Row row;
  row.op = "in";
  row.lo = lo;
  row.hi = hi;
  return row;
}

Row sign(const char* op, double reference) {
  Row row;
  row.op = op;
  row.lo = reference;
  return row;
}

/// `half` is the half width of the interval.
Estimate known(double mean, double half) {
  Estimate e;
  e.seeds = e.with_value = 8;
  e.mean = mean;
  e.half_width = half;
  return e;
}

}  // namespace

TEST_CASE("mean, standard error and Student's interval") {
  const Estimate e = estimate({1.0, 2.0, 3.0, 4.0});
  CHECK(e.mean == Approx(2.5));
  CHECK(e.smallest == 1);
  CHECK(e.largest == 4);
  CHECK(e.standard_error == Approx(std::sqrt(5.0 / 3 / 4)));
  CHECK(e.half_width == Approx(3.182446305 * std::sqrt(5.0 / 12)));  // t(0.975, 3), any printed table
}

TEST_CASE("one value has no interval, none has no mean") {
  CHECK(std::isnan(estimate({3.0}).half_width));
  CHECK(std::isnan(estimate({}).mean));
  const Estimate e = estimate({3.0, std::nullopt});
  CHECK(e.some());
  CHECK(e.mean == 3);
  CHECK(estimate({std::nullopt}).none());
}

TEST_CASE("two-sided rows: a quarter of the range is the widest interval that can be judged") {
  const Row row = two_sided(10, 50);
  CHECK(judge(row, known(30, 5)) == Verdict::met);  // width 10 = a quarter of 40
  CHECK(judge(row, known(30, 5.01)) == Verdict::not_evaluable);
  CHECK(judge(row, known(51, 2)) == Verdict::missed);
  CHECK(judge(row, known(10, 0)) == Verdict::met);
  CHECK(judge(row, known(90, 30)) == Verdict::missed);  // unresolved, yet wholly outside
  CHECK(judge(row, known(60, 15)) == Verdict::not_evaluable);
}

TEST_CASE("sign rows: the interval must lie on one side") {
  CHECK(judge(sign("gt", 1), known(1.2, 0.1)) == Verdict::met);
  CHECK(judge(sign("gt", 1), known(1.2, 0.3)) == Verdict::not_evaluable);
  CHECK(judge(sign("gt", 1), known(0.8, 0.1)) == Verdict::missed);
  CHECK(judge(sign("gt", 1), known(1.0, 0.0)) == Verdict::missed);
  CHECK(judge(sign("gt", 1), known(1.003, 0.001)) == Verdict::missed);  // untreated skin drifts as far
  CHECK(judge(sign("gt", 1), known(1.003, 0.004)) == Verdict::not_evaluable);
  CHECK(judge(sign("lt", 1), known(0.8, 0.1)) == Verdict::met);
  CHECK(judge(sign("lt", 1), known(1.2, 0.1)) == Verdict::missed);
}

TEST_CASE("what never happens is missed, what happens in some seeds is not evaluable") {
  const Row row = two_sided(0, 4);
  CHECK(judge(row, estimate({std::nullopt, std::nullopt})) == Verdict::missed);
  CHECK(judge(row, estimate({1.0, std::nullopt})) == Verdict::not_evaluable);
  CHECK(judge(row, estimate({1.0})) == Verdict::not_evaluable);
  CHECK_FALSE(satisfies(row, std::nullopt));
  CHECK(satisfies(row, 4.0));
  CHECK_FALSE(satisfies(sign("lt", 1), 1.0));
}

TEST_CASE("one study has one vote") {
  const Score s = score({{"a", true}, {"a", false}, {"a", false}, {"a", false}, {"b", true}});
  CHECK(s.rows == 5);
  CHECK(s.rows_met == 2);
  CHECK(s.studies == 2);
  CHECK(s.share == Approx((0.25 + 1) / 2));
  CHECK(std::isnan(score({}).share));
}

TEST_CASE("Spearman's correlation is that of the ranks, ties sharing theirs") {
  CHECK(*rank_correlation({{1, 10}, {2, 100}, {30, 1000}}) == Approx(1));
  CHECK(*rank_correlation({{1, 3}, {2, 2}, {3, 1}}) == Approx(-1));
  // Ranks 1 2 3 4 5 against 2 1 4 3 5: 1 - 6 * 4/(5 * 24) = 0.8.
  CHECK(*rank_correlation({{1, 2}, {2, 1}, {3, 4}, {4, 3}, {5, 5}}) == Approx(0.8));
  // Ranks 1.5 1.5 3 against 1 2 3: Pearson's of these, 1.5 / sqrt(1.5 * 2).
  CHECK(*rank_correlation({{7, 1}, {7, 2}, {9, 3}}) == Approx(1.5 / std::sqrt(3.0)));
  CHECK_FALSE(rank_correlation({{1, 1}, {2, 2}}));
  CHECK_FALSE(rank_correlation({{1, 1}, {1, 2}, {1, 3}}));
}

TEST_CASE("a correlation counts subjects without readings, and its interval is Fisher's") {
  std::vector<std::optional<Pair>> subjects = {Pair{1, 2}, Pair{2, 1}, std::nullopt,
                                               Pair{3, 4}, Pair{4, 3}, Pair{5, 5}};
  const Estimate e = correlation_estimate(subjects);
  CHECK(e.seeds == 6);
  CHECK(e.with_value == 5);
  CHECK(e.mean == Approx(0.8));
  const double reach = 1.959963985 * std::sqrt((1 + 0.32) / 2);
  CHECK(e.half_width == Approx(0.8 - std::tanh(std::atanh(0.8) - reach)));
  for (auto& pair : subjects)
    if (pair) pair->second = -pair->second;
  CHECK(correlation_estimate(subjects).mean == Approx(-0.8));
  CHECK(correlation_estimate(subjects).half_width == Approx(e.half_width));
  CHECK(correlation_estimate({}).none());
}

TEST_CASE("some virtual subjects may be without a value, not most of them") {
  Row row = two_sided(-0.95, -0.5);
  Estimate e = known(-0.8, 0.05);
  row.subjects = e.seeds = 24;
  e.with_value = 12;
  CHECK(judge(row, e) == Verdict::met);
  e.with_value = 11;
  CHECK(judge(row, e) == Verdict::not_evaluable);
  e.mean = 0.1;
  e.half_width = 0.4;
  e.with_value = 20;
  CHECK(judge(row, e) == Verdict::missed);
}
