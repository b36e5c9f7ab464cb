// How much collagenase and gelatinase is free to act? See README.md.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/parameters.hpp"
#include "processes/process.hpp"

namespace cutis::processes {

struct ProteasesParameters {
  double diffusivity_mm2_per_day, mmp_decay_per_day, timp_decay_per_day, inhibition_per_ng_ml_d,
      mmp_by_fibroblast_pg_per_day, mmp_induction, il1_half_ng_per_ml, tgf_suppression_ng_per_ml,
      timp_by_fibroblast_pg_per_day, timp_induction, tgf_half_ng_per_ml, mmp9_by_neutrophil_pg_per_day,
      mmp9_by_m1_pg_per_day, mmp9_by_m2_pg_per_day, mmp_by_keratinocyte_pg_per_day, mmp9_by_keratinocyte_pg_per_day,
      timp3_by_fibroblast_pg_per_day, timp3_induction, timp3_by_activated, timp3_suppression, tnf_half_ng_per_ml,
      timp3_turnover_per_day;
  static void describe(core::Description<ProteasesParameters>& d);
};

class Proteases final : public LocalProcess {
 public:
  explicit Proteases(const core::ParameterLibrary& library);
  std::string_view name() const override { return "proteases"; }
  std::span<const FieldUse> uses() const override;
  void add_rates(const TissueTile& at, RateTile& rates) const override;

 private:
  ProteasesParameters p_;
};

class ProteasesTransport final : public TransportProcess {
 public:
  explicit ProteasesTransport(const core::ParameterLibrary& library);
  std::string_view name() const override { return "proteases"; }
  std::vector<Transport> transports(const tissue::Tissue& tissue) const override;

 private:
  ProteasesParameters p_;
};

}  // namespace cutis::processes
