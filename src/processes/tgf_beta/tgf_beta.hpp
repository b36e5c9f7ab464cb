// Who makes latent TGF-beta1, and who activates it? See README.md.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/parameters.hpp"
#include "processes/process.hpp"

namespace cutis::processes {

struct TgfBetaParameters {
  double diffusivity_mm2_per_day, decay_per_day, latent_decay_per_day, activation_basal_per_day,
      activation_by_macrophages_per_day, activation_by_myofibroblasts_per_day, macrophages_half_per_mm3,
      myofibroblasts_half_per_mm3, by_m1_pg_per_day, by_m2_pg_per_day, by_fibroblast_pg_per_day,
      by_myofibroblast_pg_per_day, by_keratinocyte_pg_per_day, activation_by_keratinocytes_per_day,
      beta3_by_fibroblast_pg_per_day, beta3_by_myofibroblast_pg_per_day, beta3_by_keratinocyte_pg_per_day;
  static void describe(core::Description<TgfBetaParameters>& d);
};

class TgfBeta final : public LocalProcess {
 public:
  explicit TgfBeta(const core::ParameterLibrary& library);
  std::string_view name() const override { return "tgf_beta"; }
  std::span<const FieldUse> uses() const override;
  void add_rates(const TissueTile& at, RateTile& rates) const override;

 private:
  TgfBetaParameters p_;
};

class TgfBetaTransport final : public TransportProcess {
 public:
  explicit TgfBetaTransport(const core::ParameterLibrary& library);
  std::string_view name() const override { return "tgf_beta"; }
  std::vector<Transport> transports(const tissue::Tissue& tissue) const override;

 private:
  TgfBetaParameters p_;
};

}  // namespace cutis::processes
