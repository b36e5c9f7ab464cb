// Are units converted exactly, and wrong dimensions refused?
// SPDX-License-Identifier: Apache-2.0
#include "core/units.hpp"

#include <catch2/catch.hpp>
#include <thread>
#include <vector>

using namespace cutis::core;

TEST_CASE("conversions that people write give the number that they expect, to the last bit") {
  CHECK(parse_in("1.5 mm", "mm") == 1.5);
  CHECK(parse_in("20 um", "mm") == 0.02);
  CHECK(parse_in("4 weeks", "day") == 28);
  CHECK(parse_in("8 h", "day") == 8.0 / 24);
  CHECK(parse_in("30 min", "day") == 30.0 / 1440);
  CHECK(parse_in("10 s", "min") == Approx(1.0 / 6).epsilon(1e-14));
  CHECK(parse_in("2 cm", "mm") == 20);
  CHECK(parse_in("32 years", "year") == 32);
  CHECK(parse_in("1 month", "day") == Approx(30.44).epsilon(1e-3));
  CHECK(parse_in("1 ng/mL", "pg/mm3") == 1);
  CHECK(parse_in("165 mg/cm3", "ug/mm3") == 165);
  CHECK(parse_in("2 kPa", "mmHg") == Approx(15.0012).epsilon(1e-5));
  CHECK(parse_in("7000 1/min", "1/s") == Approx(7000.0 / 60).epsilon(1e-14));
  CHECK(parse_in("10 um2/s", "mm2/day") == Approx(0.864).epsilon(1e-14));
  CHECK(parse_in("230 cm-2", "1/mm2") == Approx(2.3).epsilon(1e-14));
  CHECK(parse_in("0.89 %/day", "1/day") == Approx(0.0089).epsilon(1e-14));
  CHECK(parse_in("9.69 g/m2/h", "g/m2/h") == 9.69);
  CHECK(parse_in("300 MB", "MB") == 300);
  CHECK(parse_in("1.5 GB", "MB") == 1500);
  CHECK(parse_in("15 degree", "rad") == Approx(0.261799).epsilon(1e-5));
  CHECK(parse_in("5e-4 mm3/cell/day", "mm3/day") == 5e-4);
  CHECK(parse_in("0.07 pg/cell/day", "pg/day") == 0.07);
  CHECK(parse_in("3000 cells/mm3", "1/mm3") == 3000);
  CHECK(parse_in("0.3", "1") == 0.3);
  CHECK(parse_in("50 percent", "1") == 0.5);
  CHECK(parse_in("0.1 mm2/s", "um2/s") == 1e5);
  CHECK(parse_in("37 celsius", "K") == Approx(310.15));
}

TEST_CASE("wrong dimensions, reciprocals and unknown units are refused") {
  CHECK_THROWS_AS(parse_in("1.5 day", "mm"), UnitError);
  CHECK_THROWS_AS(parse_in("1.5", "mm"), UnitError);
  CHECK_THROWS_AS(parse_in("2 s", "Hz"), UnitError);
  CHECK_THROWS_AS(parse_in("1.5 mmm", "mm"), UnitError);
  CHECK_THROWS_AS(parse_in("mm", "mm"), UnitError);
  CHECK_THROWS_AS(parse_in("", "mm"), UnitError);
  CHECK_THROWS_AS(parse_in("1,5 mm", "mm"), UnitError);
  CHECK_THROWS_AS(parse_in("nan mm", "mm"), UnitError);
  CHECK_THROWS_AS(parse_in("1e999 mm", "mm"), UnitError);
  CHECK(same_dimension("mm2/s", "um2/day"));
  CHECK_FALSE(same_dimension("mm2/s", "mm/s"));
  CHECK_FALSE(is_unit("fortnoght"));
}

TEST_CASE("any number of threads may convert at once") {
  std::vector<std::thread> threads;
  std::vector<int> right(4, 0);
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([t, &right] {
      for (int n = 0; n < 500; ++n) right[t] += parse_in("4 weeks", n % 2 ? "day" : "d") == 28;
    });
  }
  for (auto& thread : threads) thread.join();
  for (const int count : right) CHECK(count == 500);
}
