// Does @name@ do what its README says?
// SPDX-License-Identifier: Apache-2.0
#include "processes/@name@/@name@.hpp"

#include <array>
#include <catch2/catch.hpp>

#include "processes/@name@/formulas.hpp"

namespace cutis::processes {
namespace {

using Catch::Matchers::WithinRel;

TEST_CASE("@name@: the equation at a point worked by hand", "[unit]") {
  CHECK_THAT(@name@::loss(4.0, 0.25), WithinRel(1.0, 1e-12));
  CHECK(@name@::loss(-1e-9, 0.25) == 0);
}

TEST_CASE("@name@: rates that the engine gets agree with the equation", "[unit]") {
  const auto library = core::ParameterLibrary::load(CUTIS_SOURCE_DIR "/data");
  const @Class@ process(library);
  tissue::Tissue tissue = tissue::make_tissue({4, 4, 2, 0.02, 0.02});
  const std::size_t size = tissue.grid.plane();
  tissue[FieldId::@field@].assign(tissue.grid.size(), 4.0);

  grid::Values production(size, 0.0), loss(size, 0.0);
  std::array<FieldRates, tissue::field_count> views{};
  views[tissue::index_of(FieldId::@field@)] = {production.data(), loss.data(), nullptr};
  RateTile rates{views};
  process.add_rates(TissueTile{tissue, 0, 0, size}, rates);

  const double decay_per_day = library.read<@Class@Parameters>("@name@").decay_per_day;
  for (std::size_t v = 0; v < size; ++v) {
    CHECK(production[v] == 0);
    CHECK_THAT(loss[v] * 4.0, WithinRel(@name@::loss(4.0, decay_per_day), 1e-12));
  }
}

}  // namespace
}  // namespace cutis::processes
