// How do fibroblasts multiply, migrate, become activated and remember it? See README.md.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/parameters.hpp"
#include "processes/glucose_need.hpp"
#include "processes/process.hpp"

namespace cutis::processes {

struct FibroblastsParameters {
  double growth_per_day, pdgf_half_ng_per_ml, tgf_growth_half_ng_per_ml, tgf_growth, fgf2_growth_half_ng_per_ml,
      fgf2_growth, capacity_per_mm3, turnover_per_day, activation_per_day, activation_half_ng_per_ml,
      deactivation_per_day, return_share, diffusivity_mm2_per_day, chemotaxis_mm2_per_day, speed_limit_mm_per_day,
      fibronectin_half_ug_per_mm3, contact_guidance, growth_when_sparse;
  static void describe(core::Description<FibroblastsParameters>& d);
};

class Fibroblasts final : public LocalProcess {
 public:
  explicit Fibroblasts(const core::ParameterLibrary& library);
  std::string_view name() const override { return "fibroblasts"; }
  std::span<const FieldUse> uses() const override;
  void add_rates(const TissueTile& at, RateTile& rates) const override;

 private:
  FibroblastsParameters p_;
  GlucoseNeedParameters glucose_;
};

class FibroblastsTransport final : public TransportProcess {
 public:
  explicit FibroblastsTransport(const core::ParameterLibrary& library);
  std::string_view name() const override { return "fibroblasts"; }
  std::vector<Transport> transports(const tissue::Tissue& tissue) const override;

 private:
  FibroblastsParameters p_;
};

}  // namespace cutis::processes
