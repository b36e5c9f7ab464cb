// What does a punch biopsy or punch wound do to the tissue at the instant? Model card: README.md beside this file.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "processes/cut.hpp"
#include "processes/process.hpp"

namespace cutis::processes {

/// Event: cuts a cylinder out at the block's centre and fills the void with clot.
class Punch final : public EventProcess {
 public:
  explicit Punch(const CutParameters& parameters) : p_(parameters) {}
  std::string_view name() const override { return "punch"; }
  bool applies_to(const tissue::Event& event) const override;
  void apply(const tissue::Event& event, tissue::Tissue& tissue) const override;

 private:
  CutParameters p_;
};

}  // namespace cutis::processes
