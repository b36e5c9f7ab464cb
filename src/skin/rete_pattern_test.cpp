// Does the rete pattern hold the stated papillae, periodic and between its two levels?
// SPDX-License-Identifier: Apache-2.0
#include "skin/rete_pattern.hpp"

#include <catch2/catch.hpp>
#include <cmath>

using cutis::skin::RetePattern;

namespace {

/// Local maxima of the pattern on a fine periodic raster.
int maxima(const RetePattern& pattern, double width_mm, double breadth_mm, int n) {
  const auto at = [&](int i, int j) { return pattern((i + n) % n * width_mm / n, (j + n) % n * breadth_mm / n); };
  int count = 0;
  for (int j = 0; j < n; ++j)
    for (int i = 0; i < n; ++i) {
      bool highest = true;
      for (int dj = -1; dj <= 1; ++dj)
        for (int di = -1; di <= 1; ++di)
          if ((di || dj) && at(i + di, j + dj) >= at(i, j)) highest = false;
      count += highest;
    }
  return count;
}

}  // namespace

TEST_CASE("the number of papillae is the stated one") {
  for (std::uint64_t seed : {1, 2, 3}) {
    const RetePattern pattern(84.27, 0.96, 0.96, seed);
    CHECK(pattern.papillae() == 78);  // 84.27 x 0.9216 = 77.7
    CHECK(maxima(pattern, 0.96, 0.96, 300) == 78);
  }
  CHECK(maxima(RetePattern(84.27, 0.48, 0.64, 5), 0.48, 0.64, 300) == 26);
}

TEST_CASE("lattices are close to square whatever the number") {
  for (int papillae : {7, 26, 77, 78, 83, 337, 5393}) {
    const auto lattice = cutis::skin::rete_lattice(papillae, 1, 1);
    CHECK(std::abs(lattice.a[0] * lattice.b[1] - lattice.a[1] * lattice.b[0]) == papillae);
    const double a = std::hypot(lattice.a[0], lattice.a[1]), b = std::hypot(lattice.b[0], lattice.b[1]);
    CHECK(a / b > 0.66);
    CHECK(a / b < 1.5);
  }
}

TEST_CASE("the pattern is periodic, runs from -1 to 1, and differs by seed") {
  const RetePattern pattern(84.27, 0.96, 0.96, 1), other(84.27, 0.96, 0.96, 2);
  double low = 1, high = -1, difference = 0;
  for (int n = 0; n < 40000; ++n) {
    const double x = n % 200 * 0.0048, y = n / 200 * 0.0048;
    low = std::min(low, pattern(x, y));
    high = std::max(high, pattern(x, y));
    difference = std::max(difference, std::abs(pattern(x, y) - other(x, y)));
  }
  CHECK(low < -0.99);
  CHECK(low >= -1);
  CHECK(high > 0.99);
  CHECK(high <= 1);
  CHECK(difference > 1);
  CHECK(pattern(0.1, 0.2) == Approx(pattern(0.1 + 0.96, 0.2 - 0.96)).margin(1e-9));
}

TEST_CASE("a block too small for a papilla is flat") {
  const RetePattern pattern(84.27, 0.02, 0.02, 1);
  CHECK(pattern.papillae() == 0);
  CHECK(pattern(0.01, 0.005) == 0);
}
