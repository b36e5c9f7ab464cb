// Which chemokine calls T lymphocytes, how many come, and how do they go? See README.md.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/parameters.hpp"
#include "processes/process.hpp"

namespace cutis::processes {

struct LymphocytesParameters {
  double cxcl10_basal_ng_per_ml, cxcl10_decay_per_day, cxcl10_diffusivity_mm2_per_day, cxcl10_by_m1_pg_per_day,
      interferon_gain, interferon_half_per_mm3, resting_per_mm3, recruitment_per_mm3_d, cxcl10_half_ng_per_ml,
      loss_per_day, diffusivity_mm2_per_day;
  static void describe(core::Description<LymphocytesParameters>& d);
};

class Lymphocytes final : public LocalProcess {
 public:
  explicit Lymphocytes(const core::ParameterLibrary& library);
  std::string_view name() const override { return "lymphocytes"; }
  std::span<const FieldUse> uses() const override;
  void add_rates(const TissueTile& at, RateTile& rates) const override;

 private:
  LymphocytesParameters p_;
};

class LymphocytesTransport final : public TransportProcess {
 public:
  explicit LymphocytesTransport(const core::ParameterLibrary& library);
  std::string_view name() const override { return "lymphocytes"; }
  std::vector<Transport> transports(const tissue::Tissue& tissue) const override;

 private:
  LymphocytesParameters p_;
};

}  // namespace cutis::processes
