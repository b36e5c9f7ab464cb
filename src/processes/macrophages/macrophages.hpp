// How do monocytes come, act as M1 and turn into M2? See README.md.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/parameters.hpp"
#include "processes/process.hpp"

namespace cutis::processes {

struct MacrophagesParameters {
  double resident_per_mm3, recruitment_per_mm3_d, mcp1_half_ng_per_ml, monocyte_time_d, m1_death_per_day,
      m2_death_per_day, switch_per_day, switch_by_efferocytosis_per_day, apoptotic_half_per_mm3,
      diffusivity_mm2_per_day;
  static void describe(core::Description<MacrophagesParameters>& d);
};

class Macrophages final : public LocalProcess {
 public:
  explicit Macrophages(const core::ParameterLibrary& library);
  std::string_view name() const override { return "macrophages"; }
  std::span<const FieldUse> uses() const override;
  void add_rates(const TissueTile& at, RateTile& rates) const override;

 private:
  MacrophagesParameters p_;
};

class MacrophagesTransport final : public TransportProcess {
 public:
  explicit MacrophagesTransport(const core::ParameterLibrary& library);
  std::string_view name() const override { return "macrophages"; }
  std::vector<Transport> transports(const tissue::Tissue& tissue) const override;

 private:
  MacrophagesParameters p_;
};

}  // namespace cutis::processes
