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
  int session = 0;               ///< 0-based
  std::uint64_t seed = 0;
  bool roller = true;            ///< roller (rows on a drum) or motor pen (strokes)
  double needle_length_mm = 0;   ///< set depth
  double needle_base_radius_mm = 0;
  double depth_deficit_low_mm = 0, depth_deficit_high_mm = 0;  ///< needle.md F4, sampled uniformly
  // roller
  int passes = 0;
  int needles = 0;               ///< on the drum, or in the cartridge of a pen
  int rows = 0;                  ///< rows of needles side by side on the drum
  double drum_diameter_mm = 0, drum_width_mm = 0;
  // motor pen
  double strokes_per_s = 0;
  double dwell_s_per_cm2 = 0;    ///< treatment time per area
  double cartridge_diameter_mm = 0;
};

/// Full- or partial-thickness wound cut out by a punch.
struct Punch {
  double diameter_mm = 0;
  double depth_mm = 0;
};

/// The surface is covered or uncovered.
struct Occlusion {
  bool covered = false;
};

/// Multiply fields by a factor: used to test that rest is stable.
struct Disturbance {
  double factor = 1;
};

struct Event {
  core::Ticks time = 0;
  std::string label;
  std::variant<Needling, Punch, Occlusion, Disturbance> what;
};

}  // namespace cutis::tissue
