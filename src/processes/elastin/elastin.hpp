// How is elastin made, cross-linked and lost? See README.md.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/parameters.hpp"
#include "processes/process.hpp"

namespace cutis::processes {

struct ElastinParameters {
  double activated_synthesis, cross_linking_per_day, loss_new_per_day, loss_mature_per_day, mmp9_on_new_ng_per_ml,
      mmp9_on_mature_ng_per_ml, elastase_of_neutrophil_mm3_per_day;
  static void describe(core::Description<ElastinParameters>& d);
};

class Elastin final : public LocalProcess {
 public:
  explicit Elastin(const core::ParameterLibrary& library);
  std::string_view name() const override { return "elastin"; }
  std::span<const FieldUse> uses() const override;
  void add_rates(const TissueTile& at, RateTile& rates) const override;
  void balance_rest(tissue::Tissue& tissue) const override;

 private:
  double drive(double fibroblasts, double activated) const;
  double fibre_loss_per_day(double mmp9, double neutrophils) const;

  ElastinParameters p_;
};

}  // namespace cutis::processes
