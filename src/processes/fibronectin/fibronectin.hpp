// How is fibronectin made and degraded? See README.md.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/parameters.hpp"
#include "processes/process.hpp"

namespace cutis::processes {

struct FibronectinParameters {
  double by_fibroblast_pg_per_day, activated_synthesis, turnover_per_day, elastase_of_neutrophil_mm3_per_day;
  static void describe(core::Description<FibronectinParameters>& d);
};

class Fibronectin final : public LocalProcess {
 public:
  explicit Fibronectin(const core::ParameterLibrary& library);
  std::string_view name() const override { return "fibronectin"; }
  std::span<const FieldUse> uses() const override;
  void add_rates(const TissueTile& at, RateTile& rates) const override;

 private:
  FibronectinParameters p_;
};

}  // namespace cutis::processes
