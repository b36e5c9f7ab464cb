// Are devices read with their sources, and do needles reach the depths that were published?
// SPDX-License-Identifier: Apache-2.0
#include "scenario/device.hpp"

#include <catch2/catch.hpp>
#include <fstream>

#include "scenario/test_data.hpp"

using namespace cutis;
using scenario::deficit_at;

TEST_CASE("every device of this repository is read") {
  const auto data = std::filesystem::path(CUTIS_SOURCE_DIR) / "data";
  const auto names = scenario::device_names(data);
  CHECK(names.size() >= 6);
  for (const auto& name : names) {
    INFO(name);
    CHECK_NOTHROW(scenario::read_device(name, data));
  }
}

TEST_CASE("the depth of roller needles is what was published, and between") {
  const scenario::TestData data;
  const auto roller = scenario::read_device("roller-192", data.root());
  // Kalluri 2011: 152.5 +- 9.6 um at 770 um, two SD (needle.md, target 4).
  CHECK(0.77 - deficit_at(roller, 0.77).high_mm == Approx(0.133).margin(1e-9));
  CHECK(0.77 - deficit_at(roller, 0.77).low_mm == Approx(0.172).margin(1e-9));
  // 3 mm reach 1.5 to 2.1 mm.
  CHECK(3 - deficit_at(roller, 3).high_mm == Approx(1.5));
  CHECK(3 - deficit_at(roller, 3).low_mm == Approx(2.1));
  // Between: linear, by hand w = 0.73 / 2.23.
  CHECK(deficit_at(roller, 1.5).low_mm == Approx(0.598 + 0.73 / 2.23 * (0.9 - 0.598)));
  CHECK(deficit_at(roller, 1.5).high_mm == Approx(0.637 + 0.73 / 2.23 * (1.5 - 0.637)));
  // Shorter: the same ratio, so that a 0.25 mm roller still enters (target 6: less than half of the length).
  CHECK(deficit_at(roller, 0.25).low_mm == Approx(0.25 * 0.598 / 0.77));
  CHECK(0.25 - deficit_at(roller, 0.25).high_mm > 0);
  CHECK(0.25 - deficit_at(roller, 0.25).low_mm < 0.5 * 0.25);
}

TEST_CASE("pens reach their setting within the tolerance") {
  const scenario::TestData data;
  const auto pen = scenario::read_device("skinpen-precision", data.root());
  for (const double setting : {0.5, 1.5}) {  // needle.md, target 7
    CHECK(setting - deficit_at(pen, setting).high_mm == Approx(setting - 0.15));
    CHECK(setting - deficit_at(pen, setting).low_mm == Approx(setting + 0.15));
  }
}

TEST_CASE("punctures per second of pens and per area of the roller follow from the data") {
  const scenario::TestData data;
  const auto per_second = [&](const char* model) {
    const auto pen = scenario::read_device(model, data.root());
    return pen.needles * pen.strokes_per_s;
  };
  CHECK(per_second("skinpen-precision") == Approx(1633).margin(1));  // needle.md, target 3
  CHECK(per_second("dermapen") == Approx(990));
  CHECK(per_second("exceed") >= 600);
  CHECK(per_second("exceed") <= 900);
  const auto roller = scenario::read_device("roller-192", data.root());
  const double area_cm2 = 3.14159265 * roller.drum_diameter_mm / 10 * roller.drum_width_mm / 10;
  CHECK(15 * roller.needles / area_cm2 == Approx(229).margin(1));  // target 2: 200-260
}

TEST_CASE("a device file with faults names them all") {
  const scenario::TestData data;
  std::ofstream(data.root() / "devices" / "bad.toml") << R"(kind = "roller"
needles = 100
rows = 8
needle_diameter = "0.25 s"
drum_width = "20 mm"
drum_diameter = "20 mm"
lengths = ["1 mm"]
[[deficit]]
length = "1 mm"
low = "0.5 mm"
high = "0.4 mm"
source = "kaluri2011"
[sources]
needles = "schwarz2011"
rows = "schwarz2011"
needle_diameter = "schwarz2011"
lengths = "assumed: so"
drum_width = "schwarz2011"
dram_diameter = "schwarz2011"
)";
  try {
    scenario::read_device("bad", data.root());
    FAIL("no fault was found");
  } catch (const core::InputError& error) {
    const std::string what = error.what();
    INFO(what);
    CHECK(error.faults().size() == 4);
    CHECK(what.find("bad.toml:4: needle_diameter") != std::string::npos);
    CHECK(what.find("bad.toml:12: deficit[1].source") != std::string::npos);
    CHECK(what.find("did you mean kalluri2011?") != std::string::npos);
    CHECK(what.find("bad.toml:13: sources.drum_diameter: found nothing") != std::string::npos);
    CHECK(what.find("bad.toml:19: sources.dram_diameter") != std::string::npos);
  }
}
