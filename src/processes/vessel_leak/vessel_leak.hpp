// How fast does fluid leak out of vessels, and how fast is it drained? See README.md.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/parameters.hpp"
#include "processes/process.hpp"

namespace cutis::processes {

struct VesselLeakParameters {
  double histamine_leak_per_day, histamine_half_ng_per_ml, vegf_leak_per_day, vegf_half_ng_per_ml, most_swelling,
      drainage_per_day, drainage_without_lymph;
  static void describe(core::Description<VesselLeakParameters>& d);
};

class VesselLeak final : public LocalProcess {
 public:
  explicit VesselLeak(const core::ParameterLibrary& library);
  std::string_view name() const override { return "vessel_leak"; }
  std::span<const FieldUse> uses() const override;
  void add_rates(const TissueTile& at, RateTile& rates) const override;

 private:
  VesselLeakParameters p_;
};

}  // namespace cutis::processes
