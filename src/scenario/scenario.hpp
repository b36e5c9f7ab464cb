// What is to be simulated? The typed form of a scenario file; every default stands here and nowhere else.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/device.hpp"

namespace cutis::scenario {

struct About {
  std::string name, summary;
  std::string concern = "none";
  std::uint64_t seed = 1;
  std::vector<std::string> notes;      ///< remarks for the reader of the report
  std::vector<std::string> stand_ins;  ///< what stands in for what: "normal skin for acne scars"
};

struct Patient {
  double age_years = 0;
  std::string sex;      ///< "female" or "male"
  int fitzpatrick = 0;  ///< 1 to 6
  bool female() const { return sex == "female"; }
};

struct Site {
  std::string name;  ///< of a file in data/sites
};

/// Which device, and which of its needles.
struct DeviceChoice {
  std::optional<std::string> model;
  std::optional<double> needle_length_mm;  ///< of a roller
};

struct Technique {
  std::optional<int> passes;               ///< of a roller over the whole area
  std::optional<double> dwell_s_per_cm2;   ///< of a pen: treatment time per area
  std::optional<double> depth_setting_mm;  ///< of a pen
};

struct PlannedPunch {
  double at_day = 0;
  double diameter_mm = 0, depth_mm = 0;
};

/// A blade's cut across the block along y.
struct PlannedIncision {
  double at_day = 0;
  double depth_mm = 0;
};

/// Skin taken off below a disc, a band along y, or, without either, the whole block.
struct PlannedPartialThickness {
  double at_day = 0;
  double depth_mm = 0;
  std::optional<double> diameter_mm, width_mm;
};

/// Epidermis lifted off; areas as for partial thickness.
struct PlannedSuctionBlister {
  double at_day = 0;
  std::optional<double> diameter_mm, width_mm;
};

/// A closed, drained surgical cavity; areas as for partial thickness.
struct PlannedCavity {
  double at_day = 0;
  double roof_mm = 0, depth_mm = 0;
  std::optional<double> diameter_mm, width_mm;
};

struct PlannedTapeStrip {
  double at_day = 0;
  int strips = 0;
};

/// One needle in the middle of the block.
struct PlannedProbe {
  double at_day = 0;
  double diameter_mm = 0, depth_mm = 0;
  double angle_deg = 0;  ///< from the surface normal
};

struct PlannedOcclusion {
  double from_day = 0, to_day = 0;
};

/// A time during which a cuff upstream stops the blood.
struct PlannedCuff {
  double from_day = 0, to_day = 0;
};

/// The stratum corneum dyed, in both arms.
struct PlannedCorneumStain {
  double at_day = 0;
};

struct Plan {
  int sessions = 0;
  std::optional<double> interval_day;
  std::vector<double> at_day;  ///< times of the sessions, instead of sessions and interval
  double duration_day = 0;
  std::vector<double> biopsies_day;
  std::vector<PlannedPunch> punches;
  std::vector<PlannedIncision> incisions;
  std::vector<PlannedPartialThickness> partial_thickness;
  std::vector<PlannedSuctionBlister> blisters;
  std::vector<PlannedCavity> cavities;
  std::vector<PlannedTapeStrip> tape_strips;
  std::vector<PlannedProbe> probes;
  std::vector<PlannedOcclusion> occlusions;
  std::vector<PlannedCuff> cuffs;
  std::vector<PlannedCorneumStain> stains;
};

struct Components {
  bool blood = true, immune_cells = true, air_oxygen = true;
};

/// The block. nx, ny are multiples of 8 and nz of 4, so that grids can be coarsened; sizes are rounded to fit.
struct GridChoice {
  double width_mm = 0.96, depth_mm = 2.4, voxel_mm = 0.02;
  std::optional<double> breadth_mm;      ///< along y; as width_mm where it is not given
  std::optional<double> voxel_depth_mm;  ///< as voxel_mm where it is not given
  int nx = 0, ny = 0, nz = 0;            ///< set by the reader
  double dz_mm() const { return voxel_depth_mm.value_or(voxel_mm); }
  double along_y_mm() const { return breadth_mm.value_or(width_mm); }
};

struct Numerics {
  double tolerance = 0.1;  ///< of the embedded error estimate of one time step
};

struct Outputs {
  double measure_every_day = 7;
  std::vector<double> measure_times_day, picture_times_day, scan_times_day, tissue_times_day;
  double tissue_budget_mb = 300;
};

struct Scenario {
  About about;
  Patient patient;
  Site site;
  DeviceChoice device_choice;
  std::optional<Device> device;  ///< the model with the scenario's overrides; none where no session needs it
  Technique technique;
  Plan plan;
  Components components;
  GridChoice grid;
  Numerics numerics;
  Outputs outputs;
  std::vector<std::string> messages;  ///< of the reader: sizes that it rounded

  /// Length that the needles are set to. Needs a device.
  double needle_length_mm() const {
    return device->roller() ? device_choice.needle_length_mm.value() : technique.depth_setting_mm.value();
  }
};

/// Times of the needling sessions, days.
std::vector<double> session_days(const Plan& plan);

/// Times of all that wounds the skin, sorted: sessions, punches, cuts, blisters, cavities, tape, probes.
std::vector<double> wound_days(const Plan& plan);

/// Reads and checks a scenario file. Throws InputError with all its faults.
Scenario read_scenario(const std::filesystem::path& file, const std::filesystem::path& data_dir);
Scenario read_scenario(const std::filesystem::path& file);  ///< with core::data_dir()

/// The same from text; `file` is what faults call it.
Scenario parse_scenario(std::string_view text, const std::string& file, const std::filesystem::path& data_dir);

/// The same from a table inside a larger document; its faults are added to `faults`. The scenario is usable only
/// where none were added.
Scenario scenario_from_table(const core::TomlTable& root, const std::filesystem::path& data_dir,
                             core::FaultList& faults);

}  // namespace cutis::scenario
