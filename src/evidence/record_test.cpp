// Are the simulated skin and the inert models read through the same reduction, each from its own curve?
// SPDX-License-Identifier: Apache-2.0
#include "evidence/record.hpp"

#include <catch2/catch.hpp>

using namespace cutis::evidence;

namespace {

constexpr std::string_view meter = "meter", unit = "1";

void add(Readings& readings, double time_d, const char* region, double value) {
  readings.add(time_d, {{meter, "q", region, value, unit}});
}

/// Baseline 10; 30 just after the wound, 60 after a day, 20 after two. The twin rises to 11 on day 2.
Record example() {
  Record record;
  add(record.baseline, 0, "all", 10);
  add(record.after, 0, "all", 30);
  add(record.after, 0, "edge", 40);
  record.treated = record.after;
  for (const auto& [day, value] : {std::pair{1.0, 60.0}, {2.0, 20.0}}) {
    add(record.treated, day, "all", value);
    add(record.treated, day, "edge", 2 * value);
  }
  for (const auto& [day, value] : {std::pair{0.0, 10.0}, {1.0, 10.0}, {2.0, 11.0}})
    add(record.untreated, day, "all", value);
  return record;
}

Row row_of(const std::string& reduction, const std::string& reference, std::vector<double> at) {
  Row row;
  row.instrument = std::string("meter");
  row.quantity = std::string("q");
  row.region = std::string("all");
  row.reduction = reduction;
  row.reference = reference;
  row.at_day = std::move(at);
  row.unit = std::string("1");
  return row;
}

}  // namespace

TEST_CASE("percent change of skin, twin and frozen skin against own baseline") {
  Row row = row_of("percent_change_at", "baseline", {2});
  row.unit = std::string("%");
  const Record record = example();
  CHECK(*outcome(row, Model::simulated, record, nullptr) == Approx(100));
  CHECK(*outcome(row, Model::untreated, record, nullptr) == Approx(10));
  CHECK(*outcome(row, Model::frozen, record, nullptr) == Approx(200));
}

TEST_CASE("skin without a wound is read in the reference region") {
  Row row = row_of("maximum_ratio", "untreated", {1, 2});
  row.region = std::string("edge");
  row.reference_region = std::string("all");
  const Record record = example();
  CHECK(*outcome(row, Model::simulated, record, nullptr) == Approx(12));
  CHECK(*outcome(row, Model::untreated, record, nullptr) == Approx(1));
  CHECK(*outcome(row, Model::frozen, record, nullptr) == Approx(4));
  row.reference_region.clear();
  CHECK_FALSE(outcome(row, Model::untreated, record, nullptr));
}

TEST_CASE("times come in the row's unit; a curve that never answers has no maximum") {
  Row row = row_of("time_of_maximum", "none", {});
  row.until_day = 2;
  row.unit = std::string("hour");
  CHECK(*outcome(row, Model::simulated, example(), nullptr) == Approx(24));
  CHECK_FALSE(outcome(row, Model::frozen, example(), nullptr));
}

TEST_CASE("a first time may be at once") {
  Row row = row_of("first_time_at_least", "none", {});
  row.until_day = 2;
  row.level = 50;
  row.unit = std::string("day");
  CHECK(*outcome(row, Model::simulated, example(), nullptr) == Approx(1));
  row.level = 30;
  CHECK(*outcome(row, Model::simulated, example(), nullptr) == Approx(0));
  row.level = 10;
  CHECK(*outcome(row, Model::untreated, example(), nullptr) == Approx(0));
}

TEST_CASE("two scenarios are compared time by time, each with its own inert model") {
  Row row = row_of("minimum_ratio", "against", {1, 2});
  Record other = example();
  add(other.treated, 3, "all", 1);
  CHECK(*outcome(row, Model::simulated, example(), &other) == Approx(1));
  Record weaker = example();
  weaker.treated = weaker.after;
  add(weaker.treated, 1, "all", 30);
  add(weaker.treated, 2, "all", 5);
  CHECK(*outcome(row, Model::simulated, example(), &weaker) == Approx(2));
  CHECK(*outcome(row, Model::untreated, example(), &weaker) == Approx(1));
}

TEST_CASE("the change in one scenario over its twin is compared with the change in another over its own") {
  const Row row = row_of("ratio_at", "against_fold", {1});
  Record own, other;
  add(own.treated, 1, "all", 30), add(own.untreated, 1, "all", 10), add(own.after, 0, "all", 60);
  add(other.treated, 1, "all", 8), add(other.untreated, 1, "all", 2), add(other.after, 0, "all", 4);
  CHECK(*outcome(row, Model::simulated, own, &other) == Approx(0.75));  // three times over four times
  CHECK(*outcome(row, Model::untreated, own, &other) == Approx(1));
  CHECK(*outcome(row, Model::frozen, own, &other) == Approx(3));  // six times over twice
}

TEST_CASE("depths are read from the names of regions") {
  Row row = row_of("depth_of_ratio", "untreated", {1});
  row.region = std::string("depth_*_mm");
  row.level = 0.5;
  row.unit = std::string("mm");
  Record record;
  for (const auto& [depth, sealed] :
       {std::pair{"depth_0.10_mm", 10.0}, {"depth_0.20_mm", 30.0}, {"depth_0.30_mm", 70.0}}) {
    add(record.after, 0, depth, 100);
    add(record.treated, 1, depth, sealed);
    add(record.untreated, 1, depth, 100);
  }
  CHECK(*outcome(row, Model::simulated, record, nullptr) == Approx(0.25));
  CHECK_FALSE(outcome(row, Model::untreated, record, nullptr));
  CHECK_FALSE(outcome(row, Model::frozen, record, nullptr));
}

TEST_CASE("the order of maxima is read from each quantity's own curve") {
  Record record;
  const auto add_all = [&](double day, double first, double second) {
    record.treated.add(day, {{meter, "q", "all", first, unit}, {meter, "r", "all", second, unit}});
  };
  add_all(1, 9, 1), add_all(2, 5, 3), add_all(4, 2, 7), add_all(5, 1, 6);
  Row row = row_of("order_of_maxima", "none", {});
  row.until_day = 5;
  row.then = {"r"};
  row.unit = std::string("day");
  CHECK(*outcome(row, Model::simulated, record, nullptr) == Approx(3));
  row.quantity = std::string("r"), row.then = {"q"};
  CHECK(*outcome(row, Model::simulated, record, nullptr) == Approx(-3));
  row.then = {"nothing"};
  CHECK_FALSE(outcome(row, Model::simulated, record, nullptr));
}

TEST_CASE("a subject gives both readings or none") {
  Row row = row_of("spearman", "none", {1});
  row.with_instrument = std::string("meter"), row.with_quantity = std::string("q"),
  row.with_region = std::string("edge");
  row.with_at_day = 2;
  const std::optional<Pair> pair = pair_of(row, Model::simulated, example());
  REQUIRE(pair);
  CHECK(pair->first == 60);
  CHECK(pair->second == 40);
  CHECK_FALSE(pair_of(row, Model::untreated, example()));  // skin without a wound has no edge
  CHECK(pair_of(row, Model::frozen, example())->first == 30);
}
