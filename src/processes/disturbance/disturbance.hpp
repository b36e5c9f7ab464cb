// What happens when all fields are multiplied by a factor, or the surface is covered? Two events without parameters.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "processes/process.hpp"

namespace cutis::processes {

/// Event: multiplies every evolving field by a factor (to test that rest is stable).
class Disturbance final : public EventProcess {
 public:
  std::string_view name() const override { return "disturbance"; }
  bool applies_to(const tissue::Event& event) const override;
  void apply(const tissue::Event& event, tissue::Tissue& tissue) const override;
};

/// Event: covers or uncovers the surface. A covered surface neither dries nor takes up oxygen from air.
class Occlusion final : public EventProcess {
 public:
  std::string_view name() const override { return "occlusion"; }
  bool applies_to(const tissue::Event& event) const override;
  void apply(const tissue::Event& event, tissue::Tissue& tissue) const override;
};

}  // namespace cutis::processes
