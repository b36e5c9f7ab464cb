// How do channels close and the stratum corneum and its lipids come back? See README.md.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/parameters.hpp"
#include "processes/process.hpp"

namespace cutis::processes {

struct BarrierParameters {
  double channel_closure_open_per_day, channel_closure_occluded_per_day, closure_length_mm, closure_exponent,
      plug_drying_per_day, plug_wetting_per_day, desquamation_per_day, shedding_exponent, lipid_repair_per_day;
  static void describe(core::Description<BarrierParameters>& d);
};

class Barrier final : public LocalProcess {
 public:
  explicit Barrier(const core::ParameterLibrary& library);
  std::string_view name() const override { return "barrier"; }
  std::span<const FieldUse> uses() const override;
  void add_rates(const TissueTile& at, RateTile& rates) const override;

 private:
  void close(const TissueTile& at, RateTile& rates) const;          ///< channels, their plugs, lipids
  void renew_corneum(const TissueTile& at, RateTile& rates) const;  ///< cornification and desquamation

  BarrierParameters p_;
};

}  // namespace cutis::processes
