// What does a tight cuff upstream do to the skin? Model card: README.md beside this file.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "processes/process.hpp"

namespace cutis::processes {

/// Event: stops the blood or lets it go.
class Cuff final : public EventProcess {
 public:
  std::string_view name() const override { return "cuff"; }
  bool applies_to(const tissue::Event& event) const override;
  void apply(const tissue::Event& event, tissue::Tissue& tissue) const override;
};

}  // namespace cutis::processes
