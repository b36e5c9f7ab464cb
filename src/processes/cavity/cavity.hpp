// What does a closed surgical cavity do to the tissue at the instant? Model card: README.md beside this file.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "processes/cut.hpp"
#include "processes/process.hpp"

namespace cutis::processes {

/// Event: takes everything between two depths away, below a disc, a band or the whole block, and leaves the skin above.
class Cavity final : public EventProcess {
 public:
  explicit Cavity(const CutParameters& parameters) : p_(parameters) {}
  std::string_view name() const override { return "cavity"; }
  bool applies_to(const tissue::Event& event) const override;
  void apply(const tissue::Event& event, tissue::Tissue& tissue) const override;

 private:
  CutParameters p_;
};

}  // namespace cutis::processes
