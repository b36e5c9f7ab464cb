// Do runs get shared, inert rows fall out of the scores, and all rows reach the table and the JSON?
// SPDX-License-Identifier: Apache-2.0
#include "evidence/evaluation.hpp"

#include <catch2/catch.hpp>

#include "evidence/report.hpp"

using namespace cutis::evidence;

namespace {

Row row_of(const char* id, double lo, double hi) {
  Row row;
  row.id = id;
  row.claim = "a claim";
  row.kind = "quantitative";
  row.role = "validation";
  row.scenario = "s";
  row.instrument = "meter";
  row.quantity = "q";
  row.region = "all";
  row.reduction = "value_at";
  row.at_day = {1};
  row.op = "in";
  row.lo = lo;
  row.hi = hi;
  row.unit = "mm";
  return row;
}

/// After the wound 5, after a day `value`; the twin 1.
Record record_of(double value) {
  const auto reading = [](double v) {
    return std::vector<cutis::instruments::Reading>{{"meter", "q", "all", v, "mm"}};
  };
  Record record;
  record.baseline.add(0, reading(1));
  record.after.add(0, reading(5));
  record.treated = record.after;
  record.treated.add(1, reading(value));
  record.untreated.add(1, reading(1));
  return record;
}

struct Example {
  Study study;
  std::vector<Task> tasks;
  Records records;
  Example() {
    study.source = "someone2001";
    study.file = "/data/someone2001.toml";
    study.rows = {row_of("met", 8, 12), row_of("twin", 0, 20), row_of("frozen", 4, 16), row_of("missed", 20, 30)};
    for (const Row& row : study.rows) tasks.push_back({&study, &row, {1, 2}});
    for (std::uint64_t seed : {1, 2})
      records[key_of(study, study.rows[0], "s", seed)] = record_of(9.99 + 0.01 * static_cast<double>(seed));
  }
};

}  // namespace

TEST_CASE("rows of one scenario share their runs") {
  Example example;
  example.study.rows[1].at_day = {};
  example.study.rows[1].until_day = 3;
  example.study.rows[2].against = "other";
  const Jobs jobs = plan_jobs(example.tasks);
  REQUIRE(jobs.size() == 4);  // two scenarios, two seeds
  const Job& job = jobs.at(key_of(example.study, example.study.rows[0], "s", 1));
  CHECK(job.times == std::set<cutis::core::Ticks>{cutis::core::ticks_per_day});
  CHECK(job.until == 3 * cutis::core::ticks_per_day);
  CHECK(job.instruments == std::set<std::string>{"meter"});
}

TEST_CASE("a row that an inert model meets is reported apart") {
  const Example example;
  const Evaluation e = evaluate(example.tasks, example.records);
  REQUIRE(e.rows.size() == 4);
  CHECK(e.rows[0].verdict == Verdict::met);
  CHECK(e.rows[0].estimate.mean == Approx(10.005));
  CHECK(e.rows[0].counts());
  CHECK(e.rows[1].untreated_meets);
  CHECK_FALSE(e.rows[1].counts());
  CHECK(e.rows[2].frozen_meets);
  CHECK(e.rows[3].verdict == Verdict::missed);
  REQUIRE(e.scores.size() == 1);
  CHECK(e.scores[0].score.rows == 2);
  CHECK(e.scores[0].score.share == Approx(0.5));
  CHECK(e.apart == 2);
  CHECK(e.apart_met == 2);
}

TEST_CASE("rounding neither saves nor condemns a row whose range ends where inert skin stands") {
  Example example;
  example.study.rows = {row_of("edge", 1 + 1e-9, 11), row_of("sign", 1 - 1e-9, 0)};
  example.study.rows[1].op = "gt";
  example.study.rows[1].hi = std::nullopt;
  example.tasks = {{&example.study, &example.study.rows[0], {1, 2}}, {&example.study, &example.study.rows[1], {1, 2}}};
  const Evaluation e = evaluate(example.tasks, example.records);
  CHECK(e.rows[0].untreated_meets);        // 1 in [1.000000001, 11]
  CHECK_FALSE(e.rows[1].untreated_meets);  // 1 > 0.999999999, by rounding only
  CHECK(e.rows[1].frozen_meets);
}

TEST_CASE("an input check is in no score") {
  Example example;
  for (Row& row : example.study.rows) row.kind = row.role = "input-check";
  const Evaluation e = evaluate(example.tasks, example.records);
  CHECK(e.scores.empty());
  CHECK(e.input_checks == 4);
  CHECK(e.input_checks_met == 3);
}

TEST_CASE("every row is printed, in words and in JSON, with its spread over seeds") {
  const Example example;
  const Evaluation e = evaluate(example.tasks, example.records);
  const std::string text = table(e);
  for (const Row& row : example.study.rows) CHECK(text.find("\n" + row.id + " ") != std::string::npos);
  CHECK(text.find("validation, quantitative: 50 %") != std::string::npos);
  const auto json = to_json(e);
  REQUIRE(json["rows"].size() == 4);
  CHECK(json["rows"][0]["verdict"] == "met");
  CHECK(json["rows"][0]["values"].size() == 2);
  CHECK(json["rows"][2]["frozen_meets"] == true);
}

TEST_CASE("the record for report pages holds range, value, inert model and seed spread of every row") {
  Example example;
  example.study.rows[1].op = "lt";
  example.study.rows[1].lo = 20;
  const Evaluation evaluation = evaluate(example.tasks, example.records);
  example.study.rows[2].state = "grown";  // its runs are not in the example's records
  const auto record = results(evaluation, {{"tier", "full"}});
  CHECK(record["made"]["tier"] == "full");
  REQUIRE(record["rows"].size() == 4);
  const auto& met = record["rows"][0];
  CHECK(met["low"] == 8);
  CHECK(met["high"] == 12);
  CHECK(met["value"].get<double>() == Approx(10.005));
  CHECK(met["inert"] == 1);  // the twin, as neither meets the row
  CHECK(met["counts"] == true);
  CHECK(met["instrument"] == "meter");
  CHECK(met["spread"] == "value at 1 d: 10 to 10 mm over 2 seeds (met, s)");
  CHECK(record["rows"][1]["low"].is_null());
  CHECK(record["rows"][1]["high"] == 20);
  CHECK(record["rows"][2]["inert"] == 5);  // the frozen skin meets it
  CHECK(record["rows"][2]["counts"] == false);
  CHECK(record["rows"][2]["spread"].is_null());
}

TEST_CASE("virtual subjects give one correlation; those without a run are counted and said") {
  Study study;
  study.source = "someone2001";
  study.file = "/data/someone2001.toml";
  Row row = row_of("subjects", -1, -0.5);
  row.reduction = "spearman";
  row.subjects = 6;
  row.with_instrument = "meter", row.with_quantity = "late", row.with_region = "all";
  row.with_at_day = 10;
  row.unit = "1";
  study.rows = {row};
  const std::vector<Task> tasks = {{&study, &study.rows[0], {1, 2, 3, 4, 5, 6}}};
  const Jobs jobs = plan_jobs(tasks);
  REQUIRE(jobs.size() == 6);
  CHECK(jobs.begin()->first.subjects == 6);
  CHECK(jobs.begin()->second.times ==
        std::set<cutis::core::Ticks>{cutis::core::ticks_per_day, 10 * cutis::core::ticks_per_day});
  Records records;
  const double late[] = {9, 7, 8, 3, 1};
  for (std::uint64_t n = 1; n <= 5; ++n) {
    Record& record = records[key_of(study, row, "s", n)];
    record.treated.add(1, {{"meter", "q", "all", static_cast<double>(n), "mm"}});
    record.treated.add(10, {{"meter", "late", "all", late[n - 1], "mm"}});
  }
  records[key_of(study, row, "s", 6)].failure = "no rest";
  const Evaluation e = evaluate(tasks, records);
  CHECK(e.rows[0].estimate.mean == Approx(-0.9));  // ranks 1 to 5 against 5 3 4 2 1: 1 - 6 * 38/120
  CHECK(e.rows[0].estimate.with_value == 5);
  CHECK(e.rows[0].failures == std::vector<std::string>{"no rest"});
  CHECK(table(e).find("6 virtual subjects drawn, 1 of them without") != std::string::npos);
  const auto json = to_json(e);
  CHECK(json["rows"][0]["subjects"]["pairs"][1][1] == 7);
  CHECK(json["rows"][0]["subjects"]["pairs"][5].is_null());
  CHECK(results(e, {})["rows"][0]["spread"].is_null());
}
