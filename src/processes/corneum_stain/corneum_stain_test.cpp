// Is the dye gone when as much corneum has been shed as was dyed?
// SPDX-License-Identifier: Apache-2.0
#include "processes/corneum_stain/corneum_stain.hpp"

#include <catch2/catch.hpp>

#include "processes/barrier/barrier.hpp"
#include "processes/rates_for_test.hpp"
#include "processes/tape_strip/tape_strip.hpp"

using namespace cutis;
using namespace cutis::processes;
using tissue::Tissue;

namespace {

const tissue::Event stain{0, "dyed", tissue::CorneumStain{}};

Tissue resting_surface() {
  Tissue t = tissue::make_tissue({2, 2, 3, 0.02, 0.02});
  t.skin.stratum_corneum_rest_um = 15;
  t.skin.basal_share = 0.3;
  for (FieldId id : {FieldId::keratinocytes, FieldId::basal_keratinocytes, FieldId::epidermal_progenitors})
    fill(t, id, 1);
  fill(t, FieldId::stratum_corneum, 15);
  return t;
}

}  // namespace

TEST_CASE("the event notes the corneum and starts the count anew; nothing else changes") {
  Tissue t = resting_surface();
  t[FieldId::stratum_corneum][1] = 4;
  fill(t, FieldId::stain_shed, 3);
  const Tissue before = t;
  REQUIRE(CorneumStain().applies_to(stain));
  CHECK_FALSE(CorneumStain().applies_to({0, "tape", tissue::TapeStrip{1}}));
  CorneumStain().apply(stain, t);
  for (const tissue::FieldInfo& field : tissue::field_table) {
    if (field.id == FieldId::stained_corneum || field.id == FieldId::stain_shed) continue;
    CHECK(t[field.id] == before[field.id]);
  }
  CHECK(t[FieldId::stained_corneum] == t[FieldId::stratum_corneum]);
  CHECK(t[FieldId::stain_shed][2] == 0);
}

TEST_CASE("corneum at rest sheds as much as was dyed in one turnover, and counts nothing before") {
  const Barrier barrier{shipped_parameters()};
  const double turnover_d = 1 / shipped_parameters().at("barrier", "desquamation").value;
  Tissue t = resting_surface();
  CHECK(advanced(barrier, t, turnover_d, 100)[FieldId::stain_shed][0] == 0);
  CorneumStain().apply(stain, t);
  CHECK(advanced(barrier, t, turnover_d, 100)[FieldId::stain_shed][0] == Approx(15));
  CHECK(advanced(barrier, t, turnover_d / 2, 100)[FieldId::stain_shed][0] == Approx(7.5));
}

TEST_CASE("strips of tape take dyed corneum with them") {
  Tissue t = resting_surface();
  CorneumStain().apply(stain, t);
  TapeStrip({0.5}).apply({0, "tape", tissue::TapeStrip{6}}, t);
  CHECK(t[FieldId::stain_shed][3] == Approx(3));
}
