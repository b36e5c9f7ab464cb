// What is the device like? Its needles, its strokes, how deep they really get, and what it is cleared for.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/section.hpp"

namespace cutis::scenario {

/// Depth that a puncture falls short of the needle or the setting: depth = max(0, length - deficit), deficit uniform
/// between low and high for each puncture (needle.md F4). Given at one length.
struct DepthDeficit {
  double length_mm = 0;
  double low_mm = 0, high_mm = 0;
  std::string source;
};

/// A use that a regulator has cleared the device for.
struct Clearance {
  std::string concern;
  int fitzpatrick_max = 6;
  double age_min_years = 0;
  std::string source;
};

/// A device as data/devices/<model>.toml describes it, or a scenario's own numbers.
struct Device {
  std::string model;  ///< name of its file; empty for one described in the scenario
  std::string title;
  std::string kind;               ///< "roller" or "pen"
  int needles = 0;                ///< on the drum of a roller, in the cartridge of a pen
  double needle_diameter_mm = 0;  ///< at the base
  // roller
  int rows = 0;  ///< side by side along the axis; needles / rows stand around the drum
  double drum_diameter_mm = 0, drum_width_mm = 0;
  std::vector<double> lengths_mm;
  // pen
  double strokes_per_s = 0;
  double cartridge_diameter_mm = 0;
  double depth_max_mm = 0, depth_step_mm = 0;
  std::optional<double> depth_evaluated_mm;  ///< deeper settings were never evaluated for safety

  std::vector<DepthDeficit> deficits;  ///< by rising length
  std::vector<Clearance> cleared;

  bool roller() const { return kind == "roller"; }
};

/// The keys of a device: in its own file, and as overrides in a scenario.
const core::Section<Device>& device_section();
const core::Section<DepthDeficit>& deficit_section();
const core::Section<Clearance>& clearance_section();

/// "I" to "VI".
const std::vector<std::string>& fitzpatrick_types();

/// What a treatment may be for.
const std::vector<std::string>& known_concerns();

/// Names of all files in data/devices, sorted.
std::vector<std::string> device_names(const std::filesystem::path& data_dir);

/// Reads data/devices/<model>.toml. Throws InputError with all faults, sources that do not resolve among them.
Device read_device(std::string_view model, const std::filesystem::path& data_dir);

/// What is wrong with a device as a whole, its numbers being right one by one.
void check_device(const Device& device, const core::TomlTable& table, core::FaultList& faults);

/// Deficit at a needle length or depth setting: linear between the lengths given; beyond them the ratio of deficit to
/// length stays that of the nearest one.
DepthDeficit deficit_at(const Device& device, double length_mm);

}  // namespace cutis::scenario
