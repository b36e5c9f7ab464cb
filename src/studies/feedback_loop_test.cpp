// Does the return map find the healthy state, its slope and the fibrotic state where the equations have them?
// SPDX-License-Identifier: Apache-2.0
#include "studies/feedback_loop.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <memory>

#include "processes/fibroblasts/fibroblasts.hpp"
#include "processes/fibronectin/fibronectin.hpp"
#include "processes/tgf_beta/tgf_beta.hpp"
#include "studies/scarring.hpp"

using namespace cutis;
using tissue::FieldId;

namespace {

constexpr double resting_fibroblasts_per_mm3 = 10000;

/// TGF-beta1 and fibroblasts alone, without growth by TGF-beta1, with strong activation: as
/// tests/verification/coupled_fibrosis.
struct Loop {
  processes::TgfBetaParameters t;
  processes::FibroblastsParameters f;
  processes::FibronectinParameters n;
  std::vector<std::unique_ptr<processes::LocalProcess>> processes;
  tissue::Tissue dermis = tissue::make_tissue({1, 1, 1, 0.02, 0.02});

  explicit Loop(double by_myofibroblast_pg_per_day, double by_fibroblast_pg_per_day = 1e-5) {
    core::ParameterLibrary library = core::ParameterLibrary::load(CUTIS_SOURCE_DIR "/data");
    library.set("fibroblasts", "activation", 2.0);
    library.set("fibroblasts", "tgf_growth", 0.0);
    library.set("tgf_beta", "by_fibroblast", by_fibroblast_pg_per_day);
    library.set("tgf_beta", "by_myofibroblast", by_myofibroblast_pg_per_day);
    t = library.read<processes::TgfBetaParameters>("tgf_beta");
    f = library.read<processes::FibroblastsParameters>("fibroblasts");
    n = library.read<processes::FibronectinParameters>("fibronectin");
    processes.push_back(std::make_unique<processes::TgfBeta>(library));
    processes.push_back(std::make_unique<processes::Fibronectin>(library));
    processes.push_back(std::make_unique<processes::Fibroblasts>(library));
    dermis[FieldId::fibroblast_capacity][0] = dermis[FieldId::fibroblasts][0] = resting_fibroblasts_per_mm3;
  }

  /// By hand: fibronectin without neutrophils, fibroblasts F in balance with activation a(T) F and what comes back,
  /// then a(T) F / loss.
  double returned_by_hand(double y) const {
    double cells = resting_fibroblasts_per_mm3, activation = 0;
    for (int sweep = 0; sweep < 200; ++sweep) {
      const double fibronectin =
          1e-6 * n.by_fibroblast_pg_per_day * (cells + n.activated_synthesis * y) / n.turnover_per_day;
      const double k =
          t.activation_basal_per_day + t.activation_by_myofibroblasts_per_day * y / (y + t.myofibroblasts_half_per_mm3);
      const double latent =
          (t.by_fibroblast_pg_per_day * cells + t.by_myofibroblast_pg_per_day * y) / (k + t.latent_decay_per_day);
      const double q = k * latent / t.decay_per_day / f.activation_half_ng_per_ml;
      activation =
          f.activation_per_day * q * q / (1 + q * q) * fibronectin / (fibronectin + f.fibronectin_half_ug_per_mm3);
      cells = (f.turnover_per_day * resting_fibroblasts_per_mm3 + f.return_share * f.deactivation_per_day * y) /
              (f.turnover_per_day + activation);
    }
    return activation * cells / f.deactivation_per_day;
  }
};

studies::LoopGain gain_of(const Loop& loop) {
  return studies::loop_gain(loop.dermis, loop.processes, studies::scarring_loop()).value();
}

}  // namespace

TEST_CASE("the return map is that of the equations, worked out by hand") {
  const Loop loop(5e-4);
  const studies::LoopGain found = gain_of(loop);
  REQUIRE(found.level.size() == 60);
  for (std::size_t n = 0; n < found.level.size(); ++n)
    CHECK(found.returned[n] == Approx(loop.returned_by_hand(found.level[n])).epsilon(1e-6));
  CHECK(loop.returned_by_hand(found.rest) == Approx(found.rest).epsilon(1e-6));
  const double step = 1e-3;
  const double slope = (loop.returned_by_hand(found.rest + step) - loop.returned_by_hand(found.rest)) / step;
  CHECK(found.gain_at_rest == Approx(slope).epsilon(0.02));
}

TEST_CASE("weak secretion leaves healing as the only state, strong secretion adds fibrosis; rest is stable in both") {
  const Loop weak(5e-5), strong(2e-3);  // the two ends that coupled_fibrosis runs in time: heals, locks in
  const studies::LoopGain healing = gain_of(weak), fibrotic = gain_of(strong);
  CHECK_FALSE(healing.keeps_itself_going());
  CHECK(fibrotic.second_state());
  CHECK_FALSE(fibrotic.rest_is_high());
  CHECK(healing.gain_at_rest < 1);
  CHECK(fibrotic.gain_at_rest < 1);
}

TEST_CASE("where fibroblasts alone start the loop, rest is the fibrotic state and is called so") {
  const Loop predisposed(2e-3, 2e-4);
  const studies::LoopGain gain = gain_of(predisposed);
  CHECK(gain.rest > 1000);
  CHECK(predisposed.returned_by_hand(gain.rest) == Approx(gain.rest).epsilon(1e-6));
  for (int n = 0; n < 100; ++n) {  // no state below: the return lies above the level all the way
    const double level = 0.01 * n * gain.rest;
    CHECK(predisposed.returned_by_hand(level) > level);
  }
  CHECK_FALSE(gain.second_state());
  CHECK(gain.rest_is_high());
  CHECK(gain.keeps_itself_going());
}

TEST_CASE("hundreds of resting myofibroblasts do not make a fibrotic rest where the loop does not hold them") {
  const Loop busy(5e-5, 2e-4);
  const studies::LoopGain gain = gain_of(busy);
  CHECK(gain.rest > 300);
  CHECK_FALSE(gain.keeps_itself_going());
}

TEST_CASE("of a loop whose followers find no balance nothing is told") {
  Loop endless(5e-5);
  endless.dermis[FieldId::fibroblast_capacity][0] = std::nan("");
  CHECK_FALSE(studies::loop_gain(endless.dermis, endless.processes, studies::scarring_loop()));
}

TEST_CASE("means of the papillary dermis are weighted with its share of each voxel") {
  tissue::Tissue tissue = tissue::make_tissue({1, 1, 3, 0.02, 0.02});
  tissue[FieldId::papillary_dermis] = {0, 0.5, 1};
  tissue[FieldId::fibroblasts] = {900, 4, 1};
  CHECK(studies::mean_papillary_dermis(tissue)[FieldId::fibroblasts].front() == Approx(2));
}
