// What does a dye do that stains the whole stratum corneum? Model card: README.md beside this file.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "processes/process.hpp"

namespace cutis::processes {

/// Event: notes how thick the corneum is that takes the dye. A measurement: it changes no other field.
class CorneumStain final : public EventProcess {
 public:
  std::string_view name() const override { return "corneum_stain"; }
  bool applies_to(const tissue::Event& event) const override;
  void apply(const tissue::Event& event, tissue::Tissue& tissue) const override;
};

}  // namespace cutis::processes
