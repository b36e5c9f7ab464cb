// Do strips take their share of corneum, never more than there is, and nothing else?
// SPDX-License-Identifier: Apache-2.0
#include "processes/tape_strip/tape_strip.hpp"

#include <catch2/catch.hpp>

#include "processes/rates_for_test.hpp"

using namespace cutis;
using namespace cutis::processes;

namespace {

tissue::Tissue stripped(int strips) {
  tissue::Tissue t = tissue::make_tissue({4, 4, 4, 0.02, 0.02});
  for (const tissue::FieldInfo& field : tissue::field_table) fill(t, field.id, 12);
  const tissue::Event event{0, "strips", tissue::TapeStrip{strips}};
  const TapeStrip process(shipped_parameters().read<TapeStripParameters>("tape_strip"));
  REQUIRE(process.applies_to(event));
  process.apply(event, t);
  return t;
}

}  // namespace

TEST_CASE("ten strips take 5 um, a hundred all of it") {
  CHECK(stripped(10)[FieldId::stratum_corneum][3] == Approx(7));
  CHECK(stripped(100)[FieldId::stratum_corneum][3] == 0);
}

TEST_CASE("strips touch nothing but the corneum, and take as much of what was dyed") {
  const tissue::Tissue t = stripped(10);
  for (const tissue::FieldInfo& field : tissue::field_table) {
    if (field.id == FieldId::stratum_corneum || field.id == FieldId::stain_shed) continue;
    for (double value : t[field.id]) REQUIRE(value == 12);
  }
  CHECK(t[FieldId::stain_shed][3] == Approx(17));
}
