// When do vessels sprout, join and regress, and who makes the VEGF that calls them? See README.md.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/parameters.hpp"
#include "processes/lactate_effect.hpp"
#include "processes/process.hpp"

namespace cutis::processes {

struct AngiogenesisParameters {
  double vegf_diffusivity_mm2_per_day, vegf_decay_per_day, vegf_by_fibroblast_pg_per_day,
      vegf_by_keratinocyte_pg_per_day, vegf_by_macrophage_pg_per_day, vegf_by_platelets_per_day, hypoxia_induction,
      oxygen_half_mmHg, injury_induction, injury_half_ng_per_ml, growth_induction, vegf_half_ng_per_ml,
      sprouting_per_day, sprout_capacity, regression_per_day, joining_per_day, remodelling_per_day, maturation_per_day,
      immature_regression_per_day, motility_mm2_per_day, chemotaxis_mm2_per_day, speed_limit_mm_per_day, fgf2_sprouting,
      fgf2_half_ng_per_ml;
  static void describe(core::Description<AngiogenesisParameters>& d);
};

class Angiogenesis final : public LocalProcess {
 public:
  explicit Angiogenesis(const core::ParameterLibrary& library);
  std::string_view name() const override { return "angiogenesis"; }
  std::span<const FieldUse> uses() const override;
  void add_rates(const TissueTile& at, RateTile& rates) const override;
  void balance_rest(tissue::Tissue& tissue) const override;

 private:
  void make_vegf(const TissueTile& at, RateTile& rates) const;
  void grow_vessels(const TissueTile& at, RateTile& rates) const;
  AngiogenesisParameters p_;
  LactateEffectParameters lactate_;
};

class AngiogenesisTransport final : public TransportProcess {
 public:
  explicit AngiogenesisTransport(const core::ParameterLibrary& library);
  std::string_view name() const override { return "angiogenesis"; }
  std::vector<Transport> transports(const tissue::Tissue& tissue) const override;

 private:
  AngiogenesisParameters p_;
};

}  // namespace cutis::processes
