// How wide do histamine, nerves and want of oxygen open the vessels? See README.md.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/parameters.hpp"
#include "processes/process.hpp"

namespace cutis::processes {

struct VesselToneParameters {
  double most_dilation, response_per_day, histamine_half_ng_per_ml, metabolites_half, hypoxia_mmHg,
      metabolite_turnover_per_day, washout_per_day;
  static void describe(core::Description<VesselToneParameters>& d);
};

class VesselTone final : public LocalProcess {
 public:
  explicit VesselTone(const core::ParameterLibrary& library);
  std::string_view name() const override { return "vessel_tone"; }
  std::span<const FieldUse> uses() const override;
  void add_rates(const TissueTile& at, RateTile& rates) const override;

 private:
  VesselToneParameters p_;
};

}  // namespace cutis::processes
