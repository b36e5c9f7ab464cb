// Which keys may a scenario file have? One table for each of its sections.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/section.hpp"
#include "scenario/scenario.hpp"

namespace cutis::scenario {

const core::Section<About>& about_section();
const core::Section<Patient>& patient_section();
const core::Section<Site>& site_section();
const core::Section<DeviceChoice>& device_choice_section();
const core::Section<Technique>& technique_section();
const core::Section<Plan>& plan_section();
const core::Section<PlannedPunch>& punch_section();
const core::Section<PlannedOcclusion>& occlusion_section();
const core::Section<Components>& components_section();
const core::Section<GridChoice>& grid_section();
const core::Section<Numerics>& numerics_section();
const core::Section<Outputs>& outputs_section();

}  // namespace cutis::scenario
