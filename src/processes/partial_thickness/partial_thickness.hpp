// What does taking skin off down to a depth do to the tissue at the instant? Model card: README.md beside this file.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "processes/cut.hpp"
#include "processes/process.hpp"

namespace cutis::processes {

/// Event: takes off all skin above a level floor, below a disc, a band or the whole block.
class PartialThickness final : public EventProcess {
 public:
  explicit PartialThickness(const CutParameters& parameters) : p_(parameters) {}
  std::string_view name() const override { return "partial_thickness"; }
  bool applies_to(const tissue::Event& event) const override;
  void apply(const tissue::Event& event, tissue::Tissue& tissue) const override;

 private:
  CutParameters p_;
};

}  // namespace cutis::processes
