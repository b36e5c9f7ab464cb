// What does the loss of a suction blister's roof do to the tissue at the instant? Model card: README.md here.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "processes/cut.hpp"
#include "processes/process.hpp"

namespace cutis::processes {

struct SuctionBlisterParameters {
  double floor_width_mm;  ///< of dermis below the basement membrane that is injured (eq. 2)
  double floor_signal;    ///< damage signal of its cells over that of killed ones (eq. 2)
  static void describe(core::Description<SuctionBlisterParameters>& d) {
    using P = SuctionBlisterParameters;
    d.add("floor_width", &P::floor_width_mm, "mm", "dermis below the basement membrane that the split injures");
    d.add("floor_signal", &P::floor_signal, "1", "damage signal of that dermis over that of killed tissue");
  }
};

/// Event: takes the epidermis of an area away, down to the basement membrane.
class SuctionBlister final : public EventProcess {
 public:
  explicit SuctionBlister(const SuctionBlisterParameters& parameters) : p_(parameters) {}
  std::string_view name() const override { return "suction_blister"; }
  bool applies_to(const tissue::Event& event) const override;
  void apply(const tissue::Event& event, tissue::Tissue& tissue) const override;

 private:
  SuctionBlisterParameters p_;
};

}  // namespace cutis::processes
