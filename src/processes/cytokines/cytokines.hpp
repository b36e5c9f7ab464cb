// Which mediators do injured and inflamed tissue make? See README.md.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/parameters.hpp"
#include "processes/process.hpp"

namespace cutis::processes {

struct CytokinesParameters {
  double il1_beta_basal_ng_per_ml, tnf_basal_ng_per_ml, il6_basal_ng_per_ml, il8_basal_ng_per_ml, mcp1_basal_ng_per_ml,
      il10_basal_ng_per_ml, il1_beta_decay_per_day, tnf_decay_per_day, il6_decay_per_day, il8_decay_per_day,
      mcp1_decay_per_day, il10_decay_per_day, diffusivity_mm2_per_day, il1_alpha_store_pg, il1_alpha_turnover_per_day,
      il1_alpha_release_per_day, il1_alpha_decay_per_day, damage_half, il1_by_neutrophil_pg_per_day,
      il1_by_m1_pg_per_day, tnf_by_neutrophil_pg_per_day, tnf_by_m1_pg_per_day, il6_by_damage_ng_per_ml_d,
      il6_by_fibroblast_pg_per_day, il6_by_m1_pg_per_day, il8_by_damage_ng_per_ml_d, il8_by_fibroblast_pg_per_day,
      mcp1_by_damage_ng_per_ml_d, mcp1_by_fibroblast_pg_per_day, il10_by_m2_pg_per_day, il1_half_ng_per_ml,
      il10_half_ng_per_ml, tgf_half_ng_per_ml;
  static void describe(core::Description<CytokinesParameters>& d);
};

class Cytokines final : public LocalProcess {
 public:
  explicit Cytokines(const core::ParameterLibrary& library);
  std::string_view name() const override { return "cytokines"; }
  std::span<const FieldUse> uses() const override;
  void add_rates(const TissueTile& at, RateTile& rates) const override;

 private:
  void add_basal(const TissueTile& at, RateTile& rates) const;
  void add_il1_and_tnf(const TissueTile& at, RateTile& rates) const;
  void add_responses(const TissueTile& at, RateTile& rates) const;

  CytokinesParameters p_;
};

class CytokinesTransport final : public TransportProcess {
 public:
  explicit CytokinesTransport(const core::ParameterLibrary& library);
  std::string_view name() const override { return "cytokines"; }
  std::vector<Transport> transports(const tissue::Tissue& tissue) const override;

 private:
  CytokinesParameters p_;
};

}  // namespace cutis::processes
