// Are random numbers Philox, uniform, normal, and different wherever they should be?
// SPDX-License-Identifier: Apache-2.0
#include "core/random.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <set>

using namespace cutis::core;

TEST_CASE("Philox gives the published vector for a zero counter and key") {
  const std::array<std::uint32_t, 4> published = {0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8};
  CHECK(philox_block({0, 0, 0, 0}, {0, 0}) == published);
}

TEST_CASE("uniform numbers have the moments of a uniform") {
  constexpr int n = 200'000;
  double sum = 0, squares = 0, low = 1, high = 0;
  for (int draw = 0; draw < n; ++draw) {
    const double u = uniform(7, Purpose::puncture_position, 3, static_cast<std::uint64_t>(draw));
    sum += u;
    squares += u * u;
    low = std::min(low, u);
    high = std::max(high, u);
  }
  CHECK(low > 0);
  CHECK(high < 1);
  // Four standard errors: sqrt(1/12/n) and sqrt(4/45/n).
  CHECK(sum / n == Approx(0.5).margin(4 * std::sqrt(1.0 / 12 / n)));
  CHECK(squares / n == Approx(1.0 / 3).margin(4 * std::sqrt(4.0 / 45 / n)));
}

TEST_CASE("normal numbers have the moments of a normal") {
  constexpr int n = 200'000;
  double sum = 0, squares = 0, fourths = 0;
  for (int object = 0; object < n; ++object) {
    const double z = normal(7, Purpose::ensemble, static_cast<std::uint64_t>(object), 0);
    sum += z;
    squares += z * z;
    fourths += z * z * z * z;
  }
  CHECK(sum / n == Approx(0).margin(4 / std::sqrt(n)));
  CHECK(squares / n == Approx(1).margin(4 * std::sqrt(2.0 / n)));
  CHECK(fourths / n == Approx(3).margin(4 * std::sqrt(96.0 / n)));
}

TEST_CASE("seed, purpose, object and draw each change the number, high bits too") {
  const std::set<double> different = {
      uniform(1, Purpose::histology, 1, 1),          uniform(2, Purpose::histology, 1, 1),
      uniform(1ULL << 40, Purpose::histology, 1, 1), uniform(1, Purpose::ensemble, 1, 1),
      uniform(1, Purpose::histology, 2, 1),          uniform(1, Purpose::histology, 1ULL << 40 | 1, 1),
      uniform(1, Purpose::histology, 1, 2),          uniform(1, Purpose::histology, 1, 1ULL << 40 | 1)};
  CHECK(different.size() == 8);
  CHECK(uniform(1, Purpose::histology, 1, 1) == uniform(1, Purpose::histology, 1, 1));
}
