// How does a cuff change the state of flow?
// SPDX-License-Identifier: Apache-2.0
#include "processes/cuff/cuff.hpp"

namespace cutis::processes {

bool Cuff::applies_to(const tissue::Event& event) const { return std::holds_alternative<tissue::Cuff>(event.what); }

// Oxygen answers within seconds, and those are what a cuff is for: from now on it is advanced in time.
void Cuff::apply(const tissue::Event& event, tissue::Tissue& tissue) const {
  tissue.components.flow = !std::get<tissue::Cuff>(event.what).tight;
  tissue.components.oxygen_in_time = true;
}

}  // namespace cutis::processes
