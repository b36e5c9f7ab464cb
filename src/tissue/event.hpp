// What can happen to the tissue at an instant? Plain data; an EventProcess maps tissue to tissue.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <variant>

#include "core/clock.hpp"

namespace cutis::tissue {

/// A needling session as the needles see it: the device and how it was moved.
struct Needling {
  int session = 0;  ///< 0-based
  std::uint64_t seed = 0;
  bool roller = true;           ///< roller (rows on a drum) or motor pen (strokes)
  double needle_length_mm = 0;  ///< set depth
  double needle_base_radius_mm = 0;
  double depth_deficit_low_mm = 0, depth_deficit_high_mm = 0;  ///< needle.md F4, sampled uniformly
  // roller
  int passes = 0;
  int needles = 0;  ///< on the drum, or in the cartridge of a pen
  int rows = 0;     ///< rows of needles side by side on the drum
  double drum_diameter_mm = 0, drum_width_mm = 0;
  // motor pen
  double strokes_per_s = 0;
  double dwell_s_per_cm2 = 0;  ///< treatment time per area
  double cartridge_diameter_mm = 0;
  bool operator==(const Needling&) const = default;
};

/// Where on the surface, about the middle of the block: a disc, a band across the block along y, or, both being zero,
/// all of it.
struct WoundArea {
  double diameter_mm = 0;
  double width_mm = 0;
  bool operator==(const WoundArea&) const = default;
};

/// A cylinder cut out by a punch.
struct Punch {
  double diameter_mm = 0;
  double depth_mm = 0;
  bool operator==(const Punch&) const = default;
};

/// A blade's cut across the block along y, its edges left together.
struct Incision {
  double depth_mm = 0;  ///< from the skin surface
  bool operator==(const Incision&) const = default;
};

/// Skin taken off down to a depth: dermatome, ablation.
struct PartialThickness {
  WoundArea area;
  double depth_mm = 0;  ///< from the skin surface
  bool operator==(const PartialThickness&) const = default;
};

/// The epidermis lifted off its basement membrane by suction, and taken away.
struct SuctionBlister {
  WoundArea area;
  bool operator==(const SuctionBlister&) const = default;
};

/// A closed cavity: everything between two depths is gone, the skin above it is whole.
struct Cavity {
  WoundArea area;
  double roof_mm = 0, depth_mm = 0;  ///< of its roof and its floor, from the skin surface
  bool operator==(const Cavity&) const = default;
};

/// Stratum corneum taken off all of the block by adhesive tape.
struct TapeStrip {
  int strips = 0;
  bool operator==(const TapeStrip&) const = default;
};

/// The whole stratum corneum dyed at once, as dansyl chloride does under cover overnight.
struct CorneumStain {
  bool operator==(const CorneumStain&) const = default;
};

/// One needle in the middle of the block.
struct Probe {
  double diameter_mm = 0;  ///< outer, of the needle
  double depth_mm = 0;     ///< reached below the skin surface, along the needle
  double angle_deg = 0;    ///< from the surface normal
  bool operator==(const Probe&) const = default;
};

/// A cuff upstream stops the blood, or lets it go.
struct Cuff {
  bool tight = false;
  bool operator==(const Cuff&) const = default;
};

/// The surface is covered or uncovered.
struct Occlusion {
  bool covered = false;
  bool operator==(const Occlusion&) const = default;
};

/// Multiply fields by a factor: used to test that rest is stable.
struct Disturbance {
  double factor = 1;
  bool operator==(const Disturbance&) const = default;
};

struct Event {
  core::Ticks time = 0;
  std::string label;
  std::variant<Needling, Punch, Incision, PartialThickness, SuctionBlister, Cavity, TapeStrip, Probe, Occlusion, Cuff,
               CorneumStain, Disturbance>
      what;
};

}  // namespace cutis::tissue
