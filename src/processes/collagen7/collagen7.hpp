// How are anchoring fibrils of the junction made and lost? See README.md.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/parameters.hpp"
#include "processes/process.hpp"

namespace cutis::processes {

struct Collagen7Parameters {
  double keratinocyte_share, damage_half, synthesis_by_tgf, tgf_half_ng_per_ml, loss_per_day, mmp9_half_ng_per_ml;
  static void describe(core::Description<Collagen7Parameters>& d);
};

class Collagen7 final : public LocalProcess {
 public:
  explicit Collagen7(const core::ParameterLibrary& library);
  std::string_view name() const override { return "collagen7"; }
  std::span<const FieldUse> uses() const override;
  void add_rates(const TissueTile& at, RateTile& rates) const override;
  void balance_rest(tissue::Tissue& tissue) const override;

 private:
  double drive(double keratinocytes, double damage, double fibroblasts, double at_rest, double tgf) const;

  Collagen7Parameters p_;
};

}  // namespace cutis::processes
