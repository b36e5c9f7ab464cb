// How does the signal of injured cells spread and fade? See README.md.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/parameters.hpp"
#include "processes/process.hpp"

namespace cutis::processes {

struct DamageParameters {
  double decay_per_day, clearance_by_phagocyte_mm3_per_day, diffusivity_mm2_per_day;
  static void describe(core::Description<DamageParameters>& d);
};

class DamageSignal final : public LocalProcess {
 public:
  explicit DamageSignal(const core::ParameterLibrary& library);
  std::string_view name() const override { return "damage"; }
  std::span<const FieldUse> uses() const override;
  void add_rates(const TissueTile& at, RateTile& rates) const override;

 private:
  DamageParameters p_;
};

class DamageTransport final : public TransportProcess {
 public:
  explicit DamageTransport(const core::ParameterLibrary& library);
  std::string_view name() const override { return "damage"; }
  std::vector<Transport> transports(const tissue::Tissue& tissue) const override;

 private:
  DamageParameters p_;
};

}  // namespace cutis::processes
