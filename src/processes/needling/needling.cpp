// How does a session change the tissue, channel by channel?
// SPDX-License-Identifier: Apache-2.0
#include "processes/needling/needling.hpp"

#include "processes/needling/pattern.hpp"
#include "processes/needling/pierce.hpp"

namespace cutis::processes {

bool Needling::applies_to(const tissue::Event& event) const {
  return std::holds_alternative<tissue::Needling>(event.what);
}

void Needling::apply(const tissue::Event& event, tissue::Tissue& tissue) const {
  const auto& session = std::get<tissue::Needling>(event.what);
  const needling::Window window{tissue.grid.width_mm(), tissue.grid.breadth_mm()};
  for (tissue::Puncture channel : needling::draw_punctures(session, window, p_)) {
    channel.time = event.time;
    needling::pierce(tissue, channel, session.needle_length_mm, p_, injury_);
    tissue.punctures.push_back(channel);
  }
}

}  // namespace cutis::processes
