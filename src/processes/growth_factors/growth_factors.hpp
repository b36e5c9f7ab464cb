// Who makes the growth factors of fibroblasts and keratinocytes? See README.md.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/parameters.hpp"
#include "processes/process.hpp"

namespace cutis::processes {

struct GrowthFactorsParameters {
  double pdgf_diffusivity_mm2_per_day, pdgf_decay_per_day, pdgf_uptake_mm3_per_day, pdgf_by_macrophage_pg_per_day,
      pdgf_by_m2_pg_per_day, kgf_diffusivity_mm2_per_day, kgf_decay_per_day, kgf_by_fibroblast_pg_per_day,
      kgf_by_myofibroblast_pg_per_day, kgf_by_macrophage_pg_per_day, kgf_induction, il1_half_ng_per_ml,
      fgf2_diffusivity_mm2_per_day, fgf2_decay_per_day, fgf2_by_fibroblast_pg_per_day, fgf2_by_macrophage_pg_per_day,
      fgf2_by_platelets_per_day, fgf2_release_per_day, fgf2_release_by_damage_per_day;
  static void describe(core::Description<GrowthFactorsParameters>& d);
};

class GrowthFactors final : public LocalProcess {
 public:
  explicit GrowthFactors(const core::ParameterLibrary& library);
  std::string_view name() const override { return "growth_factors"; }
  std::span<const FieldUse> uses() const override;
  void add_rates(const TissueTile& at, RateTile& rates) const override;

 private:
  void make_pdgf_and_kgf(const TissueTile& at, RateTile& rates) const;
  void make_fgf2(const TissueTile& at, RateTile& rates) const;
  GrowthFactorsParameters p_;
};

class GrowthFactorsTransport final : public TransportProcess {
 public:
  explicit GrowthFactorsTransport(const core::ParameterLibrary& library);
  std::string_view name() const override { return "growth_factors"; }
  std::vector<Transport> transports(const tissue::Tissue& tissue) const override;

 private:
  GrowthFactorsParameters p_;
};

}  // namespace cutis::processes
