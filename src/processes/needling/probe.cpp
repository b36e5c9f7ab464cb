// How does a single needle change the tissue? As a needle of a session would, where it is put.
// SPDX-License-Identifier: Apache-2.0
#include "processes/needling/probe.hpp"

#include "processes/needling/pierce.hpp"

namespace cutis::processes {

bool Probe::applies_to(const tissue::Event& event) const { return std::holds_alternative<tissue::Probe>(event.what); }

void Probe::apply(const tissue::Event& event, tissue::Tissue& tissue) const {
  const auto& probe = std::get<tissue::Probe>(event.what);
  tissue::Puncture channel;
  channel.time = event.time;
  channel.x_mm = tissue.grid.width_mm() / 2;
  channel.y_mm = tissue.grid.breadth_mm() / 2;
  channel.radius_mm = p_.recoil * probe.diameter_mm / 2;
  channel.depth_mm = probe.depth_mm;
  channel.angle_deg = probe.angle_deg;
  needling::pierce(tissue, channel, probe.depth_mm, p_, injury_);
  tissue.punctures.push_back(channel);
}

}  // namespace cutis::processes
