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
const core::Section<PlannedIncision>& incision_section();
const core::Section<PlannedPartialThickness>& partial_thickness_section();
const core::Section<PlannedSuctionBlister>& suction_blister_section();
const core::Section<PlannedCavity>& cavity_section();
const core::Section<PlannedTapeStrip>& tape_strip_section();
const core::Section<PlannedProbe>& probe_section();
const core::Section<PlannedOcclusion>& occlusion_section();
const core::Section<PlannedCuff>& cuff_section();
const core::Section<PlannedCorneumStain>& corneum_stain_section();
const core::Section<Components>& components_section();
const core::Section<GridChoice>& grid_section();
const core::Section<Numerics>& numerics_section();
const core::Section<Outputs>& outputs_section();

/// Calls visit(section, member of Plan) for each kind of [[plan.x]].
template <class Visit>
void for_each_plan_list(Visit visit) {
  visit(punch_section(), &Plan::punches);
  visit(incision_section(), &Plan::incisions);
  visit(partial_thickness_section(), &Plan::partial_thickness);
  visit(suction_blister_section(), &Plan::blisters);
  visit(cavity_section(), &Plan::cavities);
  visit(tape_strip_section(), &Plan::tape_strips);
  visit(probe_section(), &Plan::probes);
  visit(occlusion_section(), &Plan::occlusions);
  visit(cuff_section(), &Plan::cuffs);
  visit(corneum_stain_section(), &Plan::stains);
}

}  // namespace cutis::scenario
