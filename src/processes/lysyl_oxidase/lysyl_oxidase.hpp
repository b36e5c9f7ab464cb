// How is lysyl oxidase made and lost? See README.md.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/parameters.hpp"
#include "processes/process.hpp"

namespace cutis::processes {

struct LysylOxidaseParameters {
  double synthesis_by_tgf, tgf_half_ng_per_ml, loss_per_day;
  static void describe(core::Description<LysylOxidaseParameters>& d);
};

class LysylOxidase final : public LocalProcess {
 public:
  explicit LysylOxidase(const core::ParameterLibrary& library);
  std::string_view name() const override { return "lysyl_oxidase"; }
  std::span<const FieldUse> uses() const override;
  void add_rates(const TissueTile& at, RateTile& rates) const override;
  void balance_rest(tissue::Tissue& tissue) const override;

 private:
  double drive(double fibroblasts, double activated, double tgf) const;

  LysylOxidaseParameters p_;
};

}  // namespace cutis::processes
