// Which keys may a scenario file have? Name, unit, range and help of each, said once.
// SPDX-License-Identifier: Apache-2.0
#include "scenario/sections.hpp"

namespace cutis::scenario {

using core::Range;
using core::Section;

namespace {

constexpr Range time_range_day = {0, 36525};
constexpr Range any_seed = {0, 9.2e18};

}  // namespace

const Section<About>& about_section() {
  static const Section<About> section = [] {
    Section<About> s("scenario", "What the scenario is about");
    s.text("name", &About::name, "short name").required();
    s.text("summary", &About::summary, "one or two sentences");
    s.text("concern", &About::concern, "what the treatment is for", known_concerns());
    s.number("seed", &About::seed, any_seed, "of all random numbers");
    s.text("notes", &About::notes, "remarks for the reader of the report");
    s.text("stand_ins", &About::stand_ins, "what stands in for what");
    return s;
  }();
  return section;
}

const Section<Patient>& patient_section() {
  static const Section<Patient> section = [] {
    Section<Patient> s("patient", "Who is treated");
    s.quantity("age", &Patient::age_years, "year", {18, 100}, "age").required();
    s.text("sex", &Patient::sex, "sex", {"female", "male"}).required();
    s.choice("fitzpatrick", &Patient::fitzpatrick, fitzpatrick_types(), "skin type").required();
    return s;
  }();
  return section;
}

const Section<Site>& site_section() {
  static const Section<Site> section = [] {
    Section<Site> s("site", "Where on the body");
    s.text("name", &Site::name, "a site, see `cutis sites`").required();
    return s;
  }();
  return section;
}

const Section<DeviceChoice>& device_choice_section() {
  static const Section<DeviceChoice> section = [] {
    Section<DeviceChoice> s("device", device_section().help());
    s.text("model", &DeviceChoice::model, "a device, see `cutis devices`");
    s.quantity("needle_length", &DeviceChoice::needle_length_mm, "mm", {0.05, 5}, "of a roller");
    return s;
  }();
  return section;
}

const Section<Technique>& technique_section() {
  static const Section<Technique> section = [] {
    Section<Technique> s("technique", "How the device is moved");
    s.number("passes", &Technique::passes, {1, 100}, "passes of a roller over the area");
    s.quantity("dwell", &Technique::dwell_s_per_cm2, "s/cm2", {0.001, 1000}, "time of a pen per treated area");
    s.quantity("depth_setting", &Technique::depth_setting_mm, "mm", {0.05, 5}, "depth that a pen is set to");
    return s;
  }();
  return section;
}

const Section<Plan>& plan_section() {
  static const Section<Plan> section = [] {
    Section<Plan> s("plan", "What happens when");
    s.number("sessions", &Plan::sessions, {0, 100}, "number of needling sessions, the first at time 0");
    s.quantity("interval", &Plan::interval_day, "day", {0.01, 3653}, "time between sessions");
    s.quantity("at", &Plan::at_day, "day", time_range_day, "times of the sessions, instead of an interval");
    s.quantity("duration", &Plan::duration_day, "day", {0.01, 36525}, "how long the skin is followed").required();
    s.quantity("biopsies", &Plan::biopsies_day, "day", time_range_day, "times of biopsies; they do not wound");
    return s;
  }();
  return section;
}

const Section<PlannedPunch>& punch_section() {
  static const Section<PlannedPunch> section = [] {
    Section<PlannedPunch> s("punch", "A punch wound in the middle of the block");
    s.quantity("at", &PlannedPunch::at_day, "day", time_range_day, "when").required();
    s.quantity("diameter", &PlannedPunch::diameter_mm, "mm", {0.1, 50}, "its diameter").required();
    s.quantity("depth", &PlannedPunch::depth_mm, "mm", {0.05, 50}, "its depth").required();
    return s;
  }();
  return section;
}

const Section<PlannedIncision>& incision_section() {
  static const Section<PlannedIncision> section = [] {
    using P = PlannedIncision;
    Section<P> s("incision", "A straight cut across the middle of the block along y, its edges left together");
    s.quantity("at", &P::at_day, "day", time_range_day, "when").required();
    s.quantity("depth", &P::depth_mm, "mm", {0.05, 50}, "its depth").required();
    return s;
  }();
  return section;
}

const Section<PlannedPartialThickness>& partial_thickness_section() {
  static const Section<PlannedPartialThickness> section = [] {
    using P = PlannedPartialThickness;
    Section<P> s("partial_thickness", "Skin taken off down to a depth, of the whole block unless an area is given");
    s.quantity("at", &P::at_day, "day", time_range_day, "when").required();
    s.quantity("depth", &P::depth_mm, "mm", {0.02, 50}, "its depth from the skin surface").required();
    s.quantity("diameter", &P::diameter_mm, "mm", {0.1, 50}, "of a disc in the middle");
    s.quantity("width", &P::width_mm, "mm", {0.02, 50}, "of a band across the block along y");
    return s;
  }();
  return section;
}

const Section<PlannedSuctionBlister>& suction_blister_section() {
  static const Section<PlannedSuctionBlister> section = [] {
    using P = PlannedSuctionBlister;
    Section<P> s("suction_blister", "Epidermis lifted off and removed, of the whole block unless an area is given");
    s.quantity("at", &P::at_day, "day", time_range_day, "when").required();
    s.quantity("diameter", &P::diameter_mm, "mm", {0.1, 50}, "of a disc in the middle");
    s.quantity("width", &P::width_mm, "mm", {0.02, 50}, "of a band across the block along y");
    return s;
  }();
  return section;
}

const Section<PlannedCavity>& cavity_section() {
  static const Section<PlannedCavity> section = [] {
    using P = PlannedCavity;
    Section<P> s("cavity",
                 "A closed surgical cavity (dead space) below whole skin, of the block unless an area is given");
    s.quantity("at", &P::at_day, "day", time_range_day, "when").required();
    s.quantity("roof", &P::roof_mm, "mm", {0.05, 50}, "depth of its roof from the skin surface").required();
    s.quantity("depth", &P::depth_mm, "mm", {0.05, 50}, "depth of its floor from the skin surface").required();
    s.quantity("diameter", &P::diameter_mm, "mm", {0.1, 50}, "of a disc in the middle");
    s.quantity("width", &P::width_mm, "mm", {0.02, 50}, "of a band across the block along y");
    return s;
  }();
  return section;
}

const Section<PlannedTapeStrip>& tape_strip_section() {
  static const Section<PlannedTapeStrip> section = [] {
    Section<PlannedTapeStrip> s("tape_strip", "Stratum corneum taken off the whole surface by adhesive tape");
    s.quantity("at", &PlannedTapeStrip::at_day, "day", time_range_day, "when").required();
    s.number("strips", &PlannedTapeStrip::strips, {1, 200}, "how many, one after the other").required();
    return s;
  }();
  return section;
}

const Section<PlannedProbe>& probe_section() {
  static const Section<PlannedProbe> section = [] {
    using P = PlannedProbe;
    Section<P> s("probe", "One needle in the middle of the block: a microdialysis guide, a lancet");
    s.quantity("at", &P::at_day, "day", time_range_day, "when").required();
    s.quantity("diameter", &P::diameter_mm, "mm", {0.05, 2}, "outer: 21 gauge 0.8, 25 gauge 0.5, 30 gauge 0.3 mm")
        .required();
    s.quantity("depth", &P::depth_mm, "mm", {0.05, 20}, "that it reaches, along the needle").required();
    s.quantity("angle", &P::angle_deg, "degree", {0, 60}, "from the surface normal");
    return s;
  }();
  return section;
}

const Section<PlannedOcclusion>& occlusion_section() {
  static const Section<PlannedOcclusion> section = [] {
    Section<PlannedOcclusion> s("occlusion", "A time during which the surface is covered by a patch or film");
    s.quantity("from", &PlannedOcclusion::from_day, "day", time_range_day, "covered").required();
    s.quantity("to", &PlannedOcclusion::to_day, "day", time_range_day, "uncovered").required();
    return s;
  }();
  return section;
}

const Section<PlannedCorneumStain>& corneum_stain_section() {
  static const Section<PlannedCorneumStain> section = [] {
    Section<PlannedCorneumStain> s("corneum_stain",
                                   "The stratum corneum dyed, to see when it has been shed; in both arms");
    s.quantity("at", &PlannedCorneumStain::at_day, "day", time_range_day, "when").required();
    return s;
  }();
  return section;
}

const Section<PlannedCuff>& cuff_section() {
  static const Section<PlannedCuff> section = [] {
    Section<PlannedCuff> s("cuff", "A time during which a cuff upstream stops the blood");
    s.quantity("from", &PlannedCuff::from_day, "day", time_range_day, "tightened").required();
    s.quantity("to", &PlannedCuff::to_day, "day", time_range_day, "let go").required();
    return s;
  }();
  return section;
}

const Section<Components>& components_section() {
  static const Section<Components> section = [] {
    Section<Components> s("components", "What is present: published experiments leave things out");
    s.boolean("blood", &Components::blood, "bleeding, platelets, cells that come from blood");
    s.boolean("immune_cells", &Components::immune_cells, "leukocytes and mast cells, resident ones included");
    s.boolean("air_oxygen", &Components::air_oxygen, "oxygen reaches the surface from air");
    return s;
  }();
  return section;
}

const Section<GridChoice>& grid_section() {
  static const Section<GridChoice> section = [] {
    Section<GridChoice> s("grid", "The block of skin, periodic sideways; sizes are rounded to 8 voxels wide, 4 deep");
    s.quantity("width", &GridChoice::width_mm, "mm", {0.02, 100}, "width in x");
    s.quantity("breadth", &GridChoice::breadth_mm, "mm", {0.02, 100}, "in y; as width if absent, a thin slab if small");
    s.quantity("depth", &GridChoice::depth_mm, "mm", {0.1, 20}, "depth");
    s.quantity("voxel", &GridChoice::voxel_mm, "mm", {0.001, 1}, "size of a voxel sideways");
    s.quantity("voxel_depth", &GridChoice::voxel_depth_mm, "mm", {0.001, 1}, "its height; as voxel if absent");
    return s;
  }();
  return section;
}

const Section<Numerics>& numerics_section() {
  static const Section<Numerics> section = [] {
    Section<Numerics> s("numerics", "How exact");
    s.number("tolerance", &Numerics::tolerance, {1e-6, 0.5},
             "largest embedded error estimate of one time step, relative to scale + value");
    return s;
  }();
  return section;
}

const Section<Outputs>& outputs_section() {
  static const Section<Outputs> section = [] {
    Section<Outputs> s("outputs", "What is written when; lists that are absent follow the plan");
    s.quantity("measure_every", &Outputs::measure_every_day, "day", {0.001, 3653}, "regular measurements");
    s.quantity("measure_times", &Outputs::measure_times_day, "day", time_range_day, "further measurements");
    s.quantity("picture_times", &Outputs::picture_times_day, "day", time_range_day, "histology pictures");
    s.quantity("scan_times", &Outputs::scan_times_day, "day", time_range_day, "3-D scans for the report");
    s.quantity("tissue_times", &Outputs::tissue_times_day, "day", time_range_day, "all fields, to tissue/");
    s.quantity("tissue_budget", &Outputs::tissue_budget_mb, "MB", {0, 1e6}, "space for tissue/ in all");
    return s;
  }();
  return section;
}

}  // namespace cutis::scenario
