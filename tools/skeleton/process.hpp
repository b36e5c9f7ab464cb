// Which question does @name@ answer? See README.md.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/parameters.hpp"
#include "processes/process.hpp"

namespace cutis::processes {

struct @Class@Parameters {
  double decay_per_day;
  static void describe(core::Description<@Class@Parameters>& d);
};

class @Class@ final : public LocalProcess {
 public:
  explicit @Class@(const core::ParameterLibrary& library);
  std::string_view name() const override { return "@name@"; }
  std::span<const FieldUse> uses() const override;
  void add_rates(const TissueTile& at, RateTile& rates) const override;

 private:
  @Class@Parameters p_;
};

}  // namespace cutis::processes
