// How do the two events without parameters change the tissue?
// SPDX-License-Identifier: Apache-2.0
#include "processes/disturbance/disturbance.hpp"

namespace cutis::processes {

bool Disturbance::applies_to(const tissue::Event& event) const {
  return std::holds_alternative<tissue::Disturbance>(event.what);
}

void Disturbance::apply(const tissue::Event& event, tissue::Tissue& tissue) const {
  const double factor = std::get<tissue::Disturbance>(event.what).factor;
  for (const tissue::FieldInfo& field : tissue::field_table) {
    if (field.kind == tissue::FieldKind::anatomy) continue;
    for (double& value : tissue[field.id]) value *= factor;
  }
}

bool Occlusion::applies_to(const tissue::Event& event) const {
  return std::holds_alternative<tissue::Occlusion>(event.what);
}

void Occlusion::apply(const tissue::Event& event, tissue::Tissue& tissue) const {
  const bool covered = std::get<tissue::Occlusion>(event.what).covered;
  tissue.components.occluded = covered;
  tissue.components.air_oxygen = !covered;
}

}  // namespace cutis::processes
