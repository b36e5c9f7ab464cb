// What does a single needle of a known size do to the tissue at the instant? Model card: README.md beside this file.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "processes/cut.hpp"
#include "processes/needling/parameters.hpp"
#include "processes/process.hpp"

namespace cutis::processes {

/// Event: one puncture in the middle of the block, of stated diameter, depth and angle: a microdialysis guide, a
/// lancet.
class Probe final : public EventProcess {
 public:
  Probe(const NeedlingParameters& parameters, const CutParameters& injury) : p_(parameters), injury_(injury) {}
  std::string_view name() const override { return "probe"; }
  bool applies_to(const tissue::Event& event) const override;
  void apply(const tissue::Event& event, tissue::Tissue& tissue) const override;

 private:
  NeedlingParameters p_;
  CutParameters injury_;
};

}  // namespace cutis::processes
