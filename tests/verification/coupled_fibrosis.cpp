// Does the fibrotic loop heal or lock in where the loop gain says so?
// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>
#include <cmath>

#include "engine/engine_for_test.hpp"
#include "operator_common.hpp"
#include "processes/fibroblasts/fibroblasts.hpp"
#include "processes/tgf_beta/formulas.hpp"
#include "processes/tgf_beta/tgf_beta.hpp"

using namespace cutis;
using namespace cutis::engine::for_test;
using namespace cutis::verification;

namespace {

constexpr double resting_fibroblasts_per_mm3 = 10000;

/// The loop without macrophages (none are put in), without growth of fibroblasts by TGF-beta1, with strong activation:
/// all values lie in the stated ranges of the parameters.
core::ParameterLibrary loop_parameters(double by_myofibroblast_pg_per_day) {
  static const core::ParameterLibrary shipped = core::ParameterLibrary::load(CUTIS_SOURCE_DIR "/data");
  core::ParameterLibrary library = shipped;
  library.set("fibroblasts", "activation", 2.0);
  library.set("fibroblasts", "tgf_growth", 0.0);
  library.set("tgf_beta", "by_fibroblast", 1e-5);
  library.set("tgf_beta", "by_myofibroblast", by_myofibroblast_pg_per_day);
  return library;
}

/// One voxel of dermis without neighbours, 2000 days after a burst of myofibroblasts.
tissue::Tissue tissue_after(double start_per_mm3, double by_myofibroblast_pg_per_day) {
  const core::ParameterLibrary library = loop_parameters(by_myofibroblast_pg_per_day);
  processes::ProcessSet set;
  set.local.push_back(std::make_unique<processes::TgfBeta>(library));
  set.local.push_back(std::make_unique<processes::Fibroblasts>(library));
  tissue::Tissue tissue = tissue::make_tissue({1, 1, 1, 0.02, 0.02});
  fill(tissue, FieldId::fibroblast_capacity, resting_fibroblasts_per_mm3);
  fill(tissue, FieldId::fibroblasts, resting_fibroblasts_per_mm3);
  fill(tissue, FieldId::myofibroblasts, start_per_mm3);
  fill(tissue, FieldId::fibronectin, 1000);  // in plenty: activation wants some
  engine::Numerics numerics;
  numerics.largest_step_d = 20;
  run_days(tissue, set, numerics, 2000);
  return tissue;
}

double left_of(double start_per_mm3, double by_myofibroblast_pg_per_day) {
  return tissue_after(start_per_mm3, by_myofibroblast_pg_per_day)[FieldId::myofibroblasts][0];
}

/// Equation (28) for given activation of latent TGF-beta1 and density of fibroblasts.
double loop_gain(double by_myofibroblast_pg_per_day, double activation_per_day, double fibroblasts_per_mm3) {
  const core::ParameterLibrary library = loop_parameters(by_myofibroblast_pg_per_day);
  const auto t = library.read<processes::TgfBetaParameters>("tgf_beta");
  const auto f = library.read<processes::FibroblastsParameters>("fibroblasts");
  return processes::tgf_beta::fibrotic_loop_gain(
      activation_per_day, t.latent_decay_per_day, t.by_myofibroblast_pg_per_day, f.activation_per_day,
      fibroblasts_per_mm3, f.deactivation_per_day, t.decay_per_day, f.activation_half_ng_per_ml);
}

/// The gain with the most activation that myofibroblasts can give and fibroblasts at rest, upper bounds of both.
double highest_gain(double by_myofibroblast_pg_per_day) {
  const auto t = loop_parameters(by_myofibroblast_pg_per_day).read<processes::TgfBetaParameters>("tgf_beta");
  return loop_gain(by_myofibroblast_pg_per_day, t.activation_basal_per_day + t.activation_by_myofibroblasts_per_day,
                   resting_fibroblasts_per_mm3);
}

/// Activation of latent TGF-beta1 by so many myofibroblasts, per day.
double activation(double myofibroblasts_per_mm3, double by_myofibroblast_pg_per_day) {
  const auto t = loop_parameters(by_myofibroblast_pg_per_day).read<processes::TgfBetaParameters>("tgf_beta");
  return t.activation_basal_per_day + t.activation_by_myofibroblasts_per_day * myofibroblasts_per_mm3 /
                                          (myofibroblasts_per_mm3 + t.myofibroblasts_half_per_mm3);
}

double tgf_half(double by_myofibroblast_pg_per_day) {
  return loop_parameters(by_myofibroblast_pg_per_day)
      .read<processes::FibroblastsParameters>("fibroblasts")
      .activation_half_ng_per_ml;
}

/// Net rate of myofibroblasts with all faster quantities in balance with them: F, latent and active TGF-beta1.
double net_rate(double y, double by_myofibroblast_pg_per_day) {
  const core::ParameterLibrary library = loop_parameters(by_myofibroblast_pg_per_day);
  const auto t = library.read<processes::TgfBetaParameters>("tgf_beta");
  const auto p = library.read<processes::FibroblastsParameters>("fibroblasts");
  // At rest activation F = d_Y Y, hence turnover (F0 - F) = (1 - return share) d_Y Y.
  const double f = resting_fibroblasts_per_mm3 - (1 - p.return_share) * p.deactivation_per_day * y / p.turnover_per_day;
  const double k = activation(y, by_myofibroblast_pg_per_day);
  const double made = t.by_fibroblast_pg_per_day * f + t.by_myofibroblast_pg_per_day * y;
  const double latent = made / (k + t.latent_decay_per_day);
  const double share = std::pow(k * latent / t.decay_per_day / p.activation_half_ng_per_ml, 2);
  return p.activation_per_day * share / (1 + share) * f - p.deactivation_per_day * y;
}

/// Is there a second rest state above the healthy one?
bool has_fibrotic_state(double by_myofibroblast_pg_per_day) {
  for (double y = 300; y < 6000; y += 20)
    if (net_rate(y, by_myofibroblast_pg_per_day) > 0) return true;
  return false;
}

template <class Persists>
double threshold_between(double heals, double locks, const Persists& persists) {
  while (locks / heals > 1.01) {
    const double middle = std::sqrt(heals * locks);
    (persists(middle) ? locks : heals) = middle;
  }
  return std::sqrt(heals * locks);
}

}  // namespace

TEST_CASE("below a loop gain of 1 any myofibroblast burst heals, and the threshold is where the balance says") {
  constexpr double burst = 15000, healed = 200;
  const double lowest = 5e-5, highest = 2e-3;
  REQUIRE(highest_gain(highest) > 1);
  const double at_unit_gain = lowest / highest_gain(lowest);
  CHECK(left_of(burst, 0.95 * at_unit_gain) < healed);
  CHECK(left_of(burst, highest) > 1000);
  CHECK(left_of(0, highest) < healed);  // two states: without a burst the same tissue stays healthy

  const double found = threshold_between(lowest, highest, [&](double s) { return left_of(burst, s) > healed; });
  const double expected = threshold_between(lowest, highest, has_fibrotic_state);
  CHECK(found == Approx(expected).epsilon(0.02));
  CHECK(highest_gain(found) > 1);

  // In the locked-in state itself gain * 2 q/(1 + q^2) = 1 with q = T/K: the gain is 1 at the least, at q = 1. The
  // latent TGF-beta1 of resting fibroblasts, which eq. (28) leaves out, makes the product a little smaller.
  const double locked = 1.02 * found;
  const tissue::Tissue fibrotic = tissue_after(burst, locked);
  const double y = fibrotic[FieldId::myofibroblasts][0], q = fibrotic[FieldId::tgf_beta1][0] / tgf_half(locked);
  const double gain = loop_gain(locked, activation(y, locked), fibrotic[FieldId::fibroblasts][0]);
  fmt::print(
      "fibrotic loop: locks in from {:.3e} pg/cell/d, balance says {:.3e}; gain there {:.2f} at its upper "
      "bounds, {:.2f} in the locked-in tissue\n",
      found, expected, highest_gain(found), gain);
  CHECK(y > 1000);
  CHECK(gain > 1);
  CHECK(gain * 2 * q / (1 + q * q) == Approx(1).epsilon(0.05));
}
