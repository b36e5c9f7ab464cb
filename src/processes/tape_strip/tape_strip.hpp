// What do strips of adhesive tape do to the skin at the instant? Model card: README.md beside this file.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/parameters.hpp"
#include "processes/process.hpp"

namespace cutis::processes {

struct TapeStripParameters {
  double corneum_per_strip_um;  ///< (eq. 1)
  static void describe(core::Description<TapeStripParameters>& d) {
    d.add("corneum_per_strip", &TapeStripParameters::corneum_per_strip_um, "um", "corneum that one strip takes away");
  }
};

/// Event: takes stratum corneum off the whole surface.
class TapeStrip final : public EventProcess {
 public:
  explicit TapeStrip(const TapeStripParameters& parameters) : p_(parameters) {}
  std::string_view name() const override { return "tape_strip"; }
  bool applies_to(const tissue::Event& event) const override;
  void apply(const tissue::Event& event, tissue::Tissue& tissue) const override;

 private:
  TapeStripParameters p_;
};

}  // namespace cutis::processes
