// How do rete ridges come back where the junction was destroyed, and grow with the basal layer? See README.md.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/parameters.hpp"
#include "processes/process.hpp"

namespace cutis::processes {

struct ReteRidgesParameters {
  double remodelling_per_day, height_by_packing;
  static void describe(core::Description<ReteRidgesParameters>& d);
};

class ReteRidges final : public LocalProcess {
 public:
  explicit ReteRidges(const core::ParameterLibrary& library);
  std::string_view name() const override { return "rete_ridges"; }
  std::span<const FieldUse> uses() const override;
  void add_rates(const TissueTile& at, RateTile& rates) const override;
  /// Takes the present basal cells for those of the site.
  void balance_rest(tissue::Tissue& tissue) const override;

 private:
  ReteRidgesParameters p_;
};

}  // namespace cutis::processes
