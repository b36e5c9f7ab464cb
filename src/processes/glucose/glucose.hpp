// What is the glucose of interstitial fluid, fed by perfused vessels and used by cells? See README.md.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/parameters.hpp"
#include "processes/process.hpp"

namespace cutis::processes {

struct GlucoseParameters {
  double diffusivity_mm2_per_day, blood_mmol_per_l, blood_flow_per_day, fluid_share, uptake_epidermis_mmol_per_l_d,
      uptake_fibroblast_pmol_per_d, uptake_leukocyte_pmol_per_d, uptake_half_mmol_per_l;
  static void describe(core::Description<GlucoseParameters>& d);
};

class Glucose final : public LocalProcess {
 public:
  explicit Glucose(const core::ParameterLibrary& library);
  std::string_view name() const override { return "glucose"; }
  std::span<const FieldUse> uses() const override;
  void add_rates(const TissueTile& at, RateTile& rates) const override;
  /// Keeps what resting skin has: processes that want glucose compare with it.
  void balance_rest(tissue::Tissue& tissue) const override;

 private:
  GlucoseParameters p_;
};

class GlucoseTransport final : public TransportProcess {
 public:
  explicit GlucoseTransport(const core::ParameterLibrary& library);
  std::string_view name() const override { return "glucose"; }
  std::vector<Transport> transports(const tissue::Tissue& tissue) const override;

 private:
  GlucoseParameters p_;
};

}  // namespace cutis::processes
