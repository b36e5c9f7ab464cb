// How does the clot dissolve and what does it give off? See README.md.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/parameters.hpp"
#include "processes/process.hpp"

namespace cutis::processes {

struct HaemostasisParameters {
  double fibrinolysis_per_day, fibrinolysis_by_macrophage_mm3_per_day, pdgf_release_per_day;
  static void describe(core::Description<HaemostasisParameters>& d);
};

class Haemostasis final : public LocalProcess {
 public:
  explicit Haemostasis(const core::ParameterLibrary& library);
  std::string_view name() const override { return "haemostasis"; }
  std::span<const FieldUse> uses() const override;
  void add_rates(const TissueTile& at, RateTile& rates) const override;

 private:
  HaemostasisParameters p_;
};

}  // namespace cutis::processes
