// What does a needling session do to the tissue at the instant? Model card: README.md beside this file.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "processes/cut.hpp"
#include "processes/needling/parameters.hpp"
#include "processes/process.hpp"

namespace cutis::processes {

/// Event: draws the punctures of a session (pattern.hpp) and applies the map of the model card to the tissue.
class Needling final : public EventProcess {
 public:
  Needling(const NeedlingParameters& parameters, const CutParameters& injury) : p_(parameters), injury_(injury) {}
  std::string_view name() const override { return "needling"; }
  bool applies_to(const tissue::Event& event) const override;
  void apply(const tissue::Event& event, tissue::Tissue& tissue) const override;

 private:
  NeedlingParameters p_;
  CutParameters injury_;
};

}  // namespace cutis::processes
