// What does a blade's straight cut do to the tissue at the instant? Model card: README.md beside this file.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "processes/cut.hpp"
#include "processes/process.hpp"

namespace cutis::processes {

struct IncisionParameters {
  double gap_mm;  ///< between the closed edges (eq. 1)
  static void describe(core::Description<IncisionParameters>& d) {
    d.add("gap", &IncisionParameters::gap_mm, "mm", "width of the clot between the closed edges of a cut");
  }
};

/// Event: cuts the block through along y, in the middle.
class Incision final : public EventProcess {
 public:
  explicit Incision(const core::ParameterLibrary& library);
  std::string_view name() const override { return "incision"; }
  bool applies_to(const tissue::Event& event) const override;
  void apply(const tissue::Event& event, tissue::Tissue& tissue) const override;

 private:
  IncisionParameters p_;
  CutParameters cut_;
};

}  // namespace cutis::processes
