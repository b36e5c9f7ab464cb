// Does each reduction give what a hand would read off a short curve?
// SPDX-License-Identifier: Apache-2.0
#include "evidence/reductions.hpp"

#include <catch2/catch.hpp>
#include <cmath>

using namespace cutis::evidence;

namespace {
const Series wave = {{0, 10}, {0.25, 10}, {1, 40}, {3, 20}, {7, 10}};
}

TEST_CASE("a value is read at its time and nowhere else") {
  CHECK(value_at(wave, 1) == 40.0);
  CHECK(value_at(wave, 1 + 0.4 / 86400) == 40.0);
  CHECK_FALSE(value_at(wave, 1.001));
  CHECK_FALSE(value_at({}, 0));
}

TEST_CASE("a window holds the times listed, or all after 0 up to an end") {
  CHECK(window(wave, {0.25, 7, 99}, 0).size() == 2);
  const Series early = window(wave, {}, 3);
  REQUIRE(early.size() == 3);
  CHECK(early.front().time_d == 0.25);
  CHECK(early.back().time_d == 3);
}

TEST_CASE("readings a second apart are told apart") {
  const double second = 1.0 / 86400;
  const Series after_release = {{300 * second, 35}, {420 * second, 0}, {421 * second, 9}};
  const Series until_release = window(after_release, {300 * second, 420 * second}, 0);
  REQUIRE(until_release.size() == 2);
  CHECK(until_release.back().value == 0);
}

TEST_CASE("ratios skip what has no reference") {
  const Series ratios = ratio(wave, {{0.25, 5}, {1, 0}, {3, 10}});
  REQUIRE(ratios.size() == 2);
  CHECK(ratios[0].value == 2);
  CHECK(ratios[1].time_d == 3);
  CHECK(largest(wave) == 40.0);
  CHECK(smallest(wave) == 10.0);
  CHECK_FALSE(largest({}));
  CHECK_FALSE(smallest({}));
}

TEST_CASE("the maximum has a day only where the curve answers") {
  CHECK(time_of_maximum(wave) == 1.0);
  CHECK(time_of_maximum({{1, 5}, {2, 7}, {3, 7}}) == 2.0);
  CHECK_FALSE(time_of_maximum({{1, 5}, {2, 5}}));
  CHECK_FALSE(time_of_maximum({{1, 5}, {2, 5.04}}));  // less than 1 %
  CHECK_FALSE(time_of_maximum({{1, 0}, {2, 0}}));
  CHECK_FALSE(time_of_maximum({}));
}

TEST_CASE("first times") {
  CHECK(first_time_at_least(wave, 15) == 1.0);
  CHECK_FALSE(first_time_at_least(wave, 41));
  const Series rest = {{0, 10}, {0.25, 10}, {1, 10}, {3, 10}, {7, 10}};
  CHECK(first_time_within(wave, rest, 0.1) == 7.0);  // it was within before, but left again
  CHECK(first_time_within(wave, rest, 1.0) == 3.0);
  CHECK_FALSE(first_time_within({{0, 20}}, rest, 0.1));
}

TEST_CASE("a profile rises through a level between two depths") {
  CHECK(*depth_of_rise({{0.1, 0.2}, {0.2, 0.4}, {0.3, 0.8}}, 0.5) == Approx(0.225));
  CHECK(*depth_of_rise({{0.1, 0.2}, {0.2, 0.5}}, 0.5) == Approx(0.2));
  CHECK_FALSE(depth_of_rise({{0.1, 1.0}, {0.2, 1.0}}, 0.5));
  CHECK_FALSE(depth_of_rise({{0.1, 0.1}, {0.2, 0.2}}, 0.5));
  CHECK_FALSE(depth_of_rise({}, 0.5));
}

TEST_CASE("the last sample over the first needs two samples and a first that is not zero") {
  CHECK(*last_over_first({{1, 4}, {3, 100}, {7, 10}}) == Approx(2.5));
  CHECK_FALSE(last_over_first({{1, 4}}));
  CHECK_FALSE(last_over_first({{1, 0}, {7, 10}}));
}

TEST_CASE("a series that only falls has a largest rise below 1") {
  CHECK(*largest_rise({{0, 8}, {1, 6}, {2, 3}}) == Approx(0.75));
  CHECK(*largest_rise({{0, 8}, {1, 2}, {2, 3}}) == Approx(1.5));
  CHECK_FALSE(largest_rise({{1, 4}}));
  CHECK_FALSE(largest_rise({{0, 0}, {1, 4}}));
}

TEST_CASE("reductions are known by name") {
  CHECK(reduction_named("ratio_at").needs_reference);
  CHECK_THROWS_AS(reduction_named("ratio"), std::invalid_argument);
}

TEST_CASE("the time constant of exponentials comes back, in seconds, rising and falling") {
  for (const double sign : {1.0, -1.0}) {
    Series series;
    for (int second = 0; second <= 100; ++second)
      series.push_back({1 + second / 86400.0, 40 + sign * 30 * (1 - std::exp(-second / 8.0))});
    CHECK(*time_constant(series) == Approx(8).epsilon(0.002));
  }
}

TEST_CASE("what does not move has no time constant, nor does a single sample") {
  CHECK_FALSE(time_constant({{0, 40}, {1, 40.2}}));
  CHECK_FALSE(time_constant({{0, 40}}));
}

TEST_CASE("the shortest delay is positive where all stand in order, negative where two are swapped") {
  CHECK(*shortest_delay({1.0, 2.0, 4.5}) == Approx(1));
  CHECK(*shortest_delay({1.0, 4.0, 3.5}) == Approx(-0.5));
  CHECK(*shortest_delay({1.0, 1.0}) == 0);
  CHECK_FALSE(shortest_delay({1.0, std::nullopt, 4.0}));
  CHECK_FALSE(shortest_delay({}));
}
