// What is the lactate of interstitial fluid, made from glucose and carried off by blood? See README.md.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/parameters.hpp"
#include "processes/process.hpp"

namespace cutis::processes {

struct LactateParameters {
  double diffusivity_mm2_per_day, blood_mmol_per_l, below_mmol_per_l, exchange_per_day, share_fibroblast,
      share_activated, share_leukocyte;
  static void describe(core::Description<LactateParameters>& d);
};

/// Use of glucose and of oxygen, which lactate follows: numbers of those processes.
struct FuelParameters {
  explicit FuelParameters(const core::ParameterLibrary& library);
  double fluid_share, epidermis_mmol_per_l_d, fibroblast_pmol_per_d, leukocyte_pmol_per_d, glucose_half_mmol_per_l,
      oxygen_half_mmHg;
};

class Lactate final : public LocalProcess {
 public:
  explicit Lactate(const core::ParameterLibrary& library);
  std::string_view name() const override { return "lactate"; }
  std::span<const FieldUse> uses() const override;
  void add_rates(const TissueTile& at, RateTile& rates) const override;
  /// Keeps what resting skin has: cells that lactate calls compare with it.
  void balance_rest(tissue::Tissue& tissue) const override;

 private:
  LactateParameters p_;
  FuelParameters fuel_;
};

class LactateTransport final : public TransportProcess {
 public:
  explicit LactateTransport(const core::ParameterLibrary& library);
  std::string_view name() const override { return "lactate"; }
  std::vector<Transport> transports(const tissue::Tissue& tissue) const override;

 private:
  LactateParameters p_;
  double fluid_share_;
};

}  // namespace cutis::processes
