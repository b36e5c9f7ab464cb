// Does histamine make nerves fire, and does their signal fade and reach as far as stated?
// SPDX-License-Identifier: Apache-2.0
#include "processes/axon_reflex/axon_reflex.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

#include "processes/axon_reflex/formulas.hpp"
#include "processes/rates_for_test.hpp"

using namespace cutis;
using namespace cutis::processes;

TEST_CASE("nerves fire half at the half, not at all at rest (eq. 1)") {
  CHECK(axon_reflex::firing(100, 100, 8, 50) == Approx(200));
  CHECK(axon_reflex::firing(0, 100, 8, 50) == 0);
  CHECK(axon_reflex::firing(-1e-9, 100, 8, 50) == 0);
}

TEST_CASE("a signal of this diffusivity and decay falls by e over its range (eq. 2)") {
  // Held at 1 where it is fired, closed ten ranges away, at rest: D s'' = k s on voxels of a fiftieth of the range.
  const double decay = 50, range = 3, voxel = range / 50;
  const double loss = decay * voxel * voxel / axon_reflex::diffusivity_mm2_per_day(range, decay);
  std::vector<double> signal(501, 1.0);
  for (std::size_t v = 500; v-- > 0;) signal[v] = v == 499 ? (1 + loss) : (2 + loss) * signal[v + 1] - signal[v + 2];
  CHECK(signal[50] / signal[0] == Approx(std::exp(-1.0)).epsilon(1e-3));
}

TEST_CASE("without histamine the signal fades; the error halves with the step") {
  tissue::Tissue t = tissue::make_tissue({2, 2, 3, 0.02, 0.02});
  fill(t, FieldId::axon_reflex, 2);
  const double decay = shipped_parameters().at("axon_reflex", "decay").value;
  const auto error = [&](int steps) {
    return advanced(AxonReflex(shipped_parameters()), t, 1 / decay, steps)[FieldId::axon_reflex][0] -
           2 * std::exp(-1.0);
  };
  CHECK(error(100) / error(200) == Approx(2).epsilon(0.02));
}

TEST_CASE("the signal moves alike everywhere and stays in the block") {
  const tissue::Tissue t = lively_tissue();
  const Transport motion = AxonReflexTransport(shipped_parameters()).transports(t).at(0);
  CHECK(motion.field == FieldId::axon_reflex);
  CHECK(diffusivities_valid(motion, t.grid));
  CHECK(closed(motion));
}

TEST_CASE("the axon reflex keeps its contract and every parameter matters") {
  CHECK(broken_contract(AxonReflex(shipped_parameters()), lively_tissue()).empty());
  CHECK(idle_parameters<AxonReflex, AxonReflexTransport>(shipped_parameters(), "axon_reflex", lively_tissue()).empty());
}
