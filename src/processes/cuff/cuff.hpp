// What does a tight cuff upstream do to the skin? Model card: README.md beside this file.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/parameters.hpp"
#include "processes/process.hpp"

namespace cutis::processes {

/// Event: stops the blood or lets it go.
class Cuff final : public EventProcess {
 public:
  std::string_view name() const override { return "cuff"; }
  bool applies_to(const tissue::Event& event) const override;
  void apply(const tissue::Event& event, tissue::Tissue& tissue) const override;
};

struct CuffParameters {
  double return_per_day;
  static void describe(core::Description<CuffParameters>& d);
};

/// How the pressure that drives blood comes back once the cuff is let go. A process of its own: what it writes feeds
/// planes of all depths, so it must be solved before any of them.
class Inflow final : public LocalProcess {
 public:
  explicit Inflow(const core::ParameterLibrary& library);
  std::string_view name() const override { return "inflow"; }
  std::span<const FieldUse> uses() const override;
  void add_rates(const TissueTile& at, RateTile& rates) const override;

 private:
  CuffParameters p_;
};

}  // namespace cutis::processes
