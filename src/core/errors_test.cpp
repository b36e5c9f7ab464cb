// Are faults worded so that they can be acted on, and are near names found?
// SPDX-License-Identifier: Apache-2.0
#include "core/errors.hpp"

#include <catch2/catch.hpp>

using namespace cutis::core;

TEST_CASE("a fault names file, line, key, what was found, what is allowed and the nearest name") {
  CHECK(to_string({"a.toml", 4, "technique.passes", "-3", "a whole number, 1 to 100", ""}) ==
        "a.toml:4: technique.passes: found -3; allowed a whole number, 1 to 100");
  CHECK(to_string({"a.toml", 7, "siet", "an unknown key", "site, plan", "site"}) ==
        "a.toml:7: siet: found an unknown key; allowed site, plan; did you mean site?");
  CHECK(to_string({"a.toml", 0, "file", "no readable file", "", ""}) == "a.toml: file: found no readable file");
}

TEST_CASE("an input error prints one line for each fault") {
  const InputError error({{"a", 1, "x", "1", "2", ""}, {"a", 2, "y", "1", "2", ""}});
  CHECK(error.faults().size() == 2);
  CHECK(std::string(error.what()) == "a:1: x: found 1; allowed 2\na:2: y: found 1; allowed 2");
}

TEST_CASE("the nearest name is the one with the fewest edits, and nothing where all are far") {
  const std::vector<std::string> names = {"passes", "dwell", "depth_setting", "stretch"};
  CHECK(nearest_name("pases", names) == "passes");
  CHECK(nearest_name("PASSES", names) == "passes");
  CHECK(nearest_name("dewll", names) == "dwell");
  CHECK(nearest_name("depthsetting", names) == "depth_setting");
  CHECK(nearest_name("needle", names).empty());
  CHECK(nearest_name("", names).empty());
  CHECK(nearest_name(std::string(100'000, 'x'), names).empty());
}
