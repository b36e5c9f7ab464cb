// Is TGF-beta1 stored latent, activated by cells, and held below the fibrotic loop?
// SPDX-License-Identifier: Apache-2.0
#include "processes/tgf_beta/tgf_beta.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "processes/rates_for_test.hpp"
#include "processes/tgf_beta/formulas.hpp"

using namespace cutis;
using namespace cutis::processes;
using tissue::Tissue;

namespace {

const grid::Grid block{2, 2, 3, 0.02, 0.02};

TgfBetaParameters numbers() { return shipped_parameters().read<TgfBetaParameters>("tgf_beta"); }

/// The steady TGF-beta1 of the loop TGF -> myofibroblasts -> latent -> TGF with a fixed number of fibroblasts,
/// reached from a strong pulse. All rates are 1 per day, so the gain is s_Y F / 4 at k_act = d_L = 1, K = 1.
double settled_after_pulse(double by_myofibroblast_pg_per_day, double fibroblasts_per_mm3) {
  double tgf = 1e3;
  for (int n = 0; n < 100000; ++n) {
    const double myofibroblasts = fibroblasts_per_mm3 * hill2(tgf, 1.0);
    const double latent = by_myofibroblast_pg_per_day * myofibroblasts / 2;
    tgf = latent;
  }
  return tgf;
}

}  // namespace

TEST_CASE("activation: basal, and up to a bound by macrophages and myofibroblasts (eq. 1)") {
  const auto activation = [](double m, double y) {
    return tgf_beta::activation_per_day(m, y, 0, 0.05, 1.5, 500, 1.0, 2000, 6);
  };
  CHECK(activation(0, 0) == 0.05);
  CHECK(activation(500, 0) == Approx(0.8));
  CHECK(activation(0, 2000) == Approx(0.55));
  CHECK(activation(1500, 6000) == Approx(0.05 + 1.125 + 0.75));
  CHECK(activation(1e12, 1e12) == Approx(2.55));
  CHECK(activation(-1, -1) == 0.05);
  CHECK(tgf_beta::activation_per_day(0, 0, 0.25, 0.05, 1.5, 500, 1.0, 2000, 6) == Approx(1.55));
}

TEST_CASE("loop gain by hand, and its threshold is 1 (eq. 3)") {
  using tgf_beta::fibrotic_loop_gain;
  CHECK(fibrotic_loop_gain(1.05, 0.35, 2e-4, 0.8, 4000, 0.12, 30, 0.5) == Approx(0.75 * 0.64 / 3.6));
  for (double gain : {0.98, 1.02}) {
    const double fibroblasts = 4000, secretion = 4 * gain / fibroblasts;
    REQUIRE(fibrotic_loop_gain(1, 1, secretion, 1, fibroblasts, 1, 1, 1) == Approx(gain));
    const double tgf = settled_after_pulse(secretion, fibroblasts);
    if (gain < 1)
      CHECK(tgf < 1e-12);
    else
      CHECK(tgf == Approx(gain + std::sqrt(gain * gain - 1)));
  }
}

TEST_CASE("shipped values heal: the loop gain is below 1 at the resting density of fibroblasts") {
  const core::ParameterLibrary library = shipped_parameters();
  const TgfBetaParameters p = numbers();
  const double most = p.activation_basal_per_day + p.activation_by_myofibroblasts_per_day;
  const double gain = tgf_beta::fibrotic_loop_gain(
      most, p.latent_decay_per_day, p.by_myofibroblast_pg_per_day, library.at("fibroblasts", "activation").value,
      library.at("site/cheek", "fibroblasts_papillary").value, library.at("fibroblasts", "deactivation").value,
      p.decay_per_day, library.at("fibroblasts", "activation_half").value);
  CHECK(gain < 1);
}

TEST_CASE("keratinocytes at free space make and activate TGF-beta; those of whole epidermis do neither (eq. 1, 4)") {
  const TgfBetaParameters p = numbers();
  Tissue t = tissue::make_tissue(block);
  t.skin.keratinocytes_per_mm3 = 1e6;
  fill(t, FieldId::viable_epidermis, 1);
  fill(t, FieldId::keratinocytes, 1);
  t[FieldId::keratinocytes][1] = 1.0 / 3;  // the most edge
  const TestRates rates{TgfBeta(shipped_parameters()), t};
  CHECK(rates.production(FieldId::tgf_beta1_latent, 0) == 0);
  CHECK(rates.production(FieldId::tgf_beta1_latent, 1) == Approx(0.25e6 * p.by_keratinocyte_pg_per_day));
  CHECK(rates.production(FieldId::tgf_beta3_latent, 1) == Approx(0.25e6 * p.beta3_by_keratinocyte_pg_per_day));
  for (FieldId latent : {FieldId::tgf_beta1_latent, FieldId::tgf_beta3_latent})
    CHECK(rates.loss(latent, 1) - rates.loss(latent, 0) == Approx(p.activation_by_keratinocytes_per_day / 4));
}

TEST_CASE("fibroblasts make TGF-beta3, macrophages do not (eq. 4)") {
  const TgfBetaParameters p = numbers();
  Tissue t = tissue::make_tissue(block);
  t[FieldId::fibroblasts][1] = t[FieldId::myofibroblasts][2] = 1000;
  t[FieldId::macrophages_m1][3] = t[FieldId::macrophages_m2][4] = 1000;
  const TestRates rates{TgfBeta(shipped_parameters()), t};
  CHECK(rates.production(FieldId::tgf_beta3_latent, 1) == Approx(1000 * p.beta3_by_fibroblast_pg_per_day));
  CHECK(rates.production(FieldId::tgf_beta3_latent, 2) == Approx(1000 * p.beta3_by_myofibroblast_pg_per_day));
  for (std::size_t v : {3u, 4u}) CHECK(rates.production(FieldId::tgf_beta3_latent, v) == 0);
}

TEST_CASE("each cell makes its own rate of latent TGF-beta1") {
  const TgfBetaParameters p = numbers();
  const struct {
    FieldId cell;
    double pg_per_day;
  } rows[] = {{FieldId::monocytes, p.by_m1_pg_per_day},
              {FieldId::macrophages_m1, p.by_m1_pg_per_day},
              {FieldId::macrophages_m2, p.by_m2_pg_per_day},
              {FieldId::fibroblasts, p.by_fibroblast_pg_per_day},
              {FieldId::myofibroblasts, p.by_myofibroblast_pg_per_day}};
  for (const auto& row : rows) {
    Tissue t = tissue::make_tissue(block);
    t[row.cell][2] = 1000;
    const TestRates rates{TgfBeta(shipped_parameters()), t};
    CAPTURE(tissue::info(row.cell).name);
    CHECK(rates.production(FieldId::tgf_beta1_latent, 2) == Approx(1000 * row.pg_per_day));
    CHECK(rates.production(FieldId::tgf_beta1_latent, 3) == 0);
    CHECK(rates.loss(FieldId::tgf_beta1, 2) == p.decay_per_day);
  }
}

TEST_CASE("active TGF-beta1 gains what the latent pool loses beyond its decay") {
  const Tissue t = lively_tissue();
  const TestRates rates{TgfBeta(shipped_parameters()), t};
  for (std::size_t v = 0; v < t.grid.size(); ++v) {
    const double activated = rates.loss(FieldId::tgf_beta1_latent, v) - numbers().latent_decay_per_day;
    REQUIRE(rates.production(FieldId::tgf_beta1, v) ==
            Approx(activated * t[FieldId::tgf_beta1_latent][v]).epsilon(1e-12));
  }
}

TEST_CASE("a clot's latent TGF-beta1 without cells decays and is slowly activated; the error halves with the step") {
  const TgfBetaParameters p = numbers();
  Tissue t = tissue::make_tissue(block);
  fill(t, FieldId::tgf_beta1_latent, 32);
  const TgfBeta process{shipped_parameters()};
  const double exact = 32 * std::exp(-3 * (p.activation_basal_per_day + p.latent_decay_per_day));
  const auto error = [&](int steps) { return advanced(process, t, 3, steps)[FieldId::tgf_beta1_latent][1] - exact; };
  CHECK(std::abs(error(200)) < 0.01 * exact);
  CHECK(error(100) / error(200) == Approx(2).epsilon(0.02));
}

TEST_CASE("active TGF-beta1 spreads in a closed block, the latent one stays") {
  const auto transports = TgfBetaTransport(shipped_parameters()).transports(tissue::make_tissue(block));
  REQUIRE(transports.size() == 1);
  CHECK(transports[0].field == FieldId::tgf_beta1);
  CHECK(diffusivities_valid(transports[0], block));
  CHECK(transports[0].diffusivity_mm2_per_day[0] == numbers().diffusivity_mm2_per_day);
  CHECK(closed(transports[0]));
}

TEST_CASE("TGF-beta keeps its contract and every parameter matters") {
  CHECK(broken_contract(TgfBeta(shipped_parameters()), lively_tissue()) == "");
  CHECK(idle_parameters<TgfBeta, TgfBetaTransport>(shipped_parameters(), "tgf_beta", lively_tissue()) ==
        std::vector<std::string>{});
}
