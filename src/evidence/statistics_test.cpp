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
