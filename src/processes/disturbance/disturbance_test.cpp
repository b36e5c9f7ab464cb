// Do the two events without parameters do what they say, and nothing else?
// SPDX-License-Identifier: Apache-2.0
#include "processes/disturbance/disturbance.hpp"

#include <catch2/catch.hpp>

using namespace cutis;
using processes::FieldId;

TEST_CASE("a disturbance multiplies what evolves and leaves anatomy alone") {
  tissue::Tissue t = tissue::make_tissue({4, 4, 4, 0.02, 0.02});
  for (auto& values : t.values)
    for (double& value : values) value = 2;
  const tissue::Event event{0, "disturbance", tissue::Disturbance{1.05}};
  const processes::Disturbance disturbance;
  REQUIRE(disturbance.applies_to(event));
  disturbance.apply(event, t);
  CHECK(t[FieldId::fibroblasts][3] == 2.1);
  CHECK(t[FieldId::stratum_corneum][3] == 2.1);
  CHECK(t[FieldId::vessel_capacity][3] == 2);
  CHECK_FALSE(processes::Occlusion().applies_to(event));
}

TEST_CASE("occlusion shuts out drying and air, and can be taken off") {
  tissue::Tissue t = tissue::make_tissue({4, 4, 4, 0.02, 0.02});
  const processes::Occlusion occlusion;
  occlusion.apply({0, "cover", tissue::Occlusion{true}}, t);
  CHECK(t.components.occluded);
  CHECK_FALSE(t.components.air_oxygen);
  occlusion.apply({0, "uncover", tissue::Occlusion{false}}, t);
  CHECK_FALSE(t.components.occluded);
  CHECK(t.components.air_oxygen);
}
