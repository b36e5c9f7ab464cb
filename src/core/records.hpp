// What do instruments hand to reports? Plain records: readings, pictures, block scans. No tissue.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace cutis::core {

/// One row of measurements.csv.
struct Measurement {
  std::string arm;  ///< "treated" or "untreated"
  double time_d = 0;
  std::string instrument;
  std::string quantity;
  std::string region;
  double value = 0;
  std::string unit;
};

/// An 8-bit RGB picture; row 0 is the top.
struct Picture {
  std::string name;  ///< file stem, e.g. "histology_masson"
  std::string caption;
  int width = 0, height = 0;
  double um_per_pixel = 1;
  std::vector<std::uint8_t> rgb;  ///< 3 * width * height
};

/// A puncture as a report draws it.
struct ScannedPuncture {
  double time_d = 0;
  int session = 0;
  double x_mm = 0, y_mm = 0, radius_mm = 0, depth_mm = 0, angle_deg = 0, azimuth_deg = 0;
};

/// One quantity of a block scan, scaled to 8 bits: value = low + byte / 255 * (high - low).
struct ScannedVolume {
  std::string id, label, unit;
  double low = 0, high = 1;
  std::vector<std::uint8_t> bytes;  ///< nx * ny * nz, x fastest
};

/// Vessels drawn from their density: knots in cells of a lattice that is periodic sideways, joined by straight pieces.
struct ScannedVessels {
  std::array<int, 3> knots{};        ///< along x, y and depth; x fastest below
  std::vector<std::uint8_t> places;  ///< 3 per knot: x, y, depth, as 256ths of the block
  std::vector<std::uint8_t>
      pieces;  ///< 3 per knot, to its next neighbour along x, y, depth: 0 none, 1 sprout, 2 perfused
};

/// The block at one time, as the 3-D view shows it.
struct BlockScan {
  double time_d = 0;
  int nx = 0, ny = 0, nz = 0;
  std::array<double, 3> voxel_mm{};
  std::vector<ScannedVolume> volumes;
  std::vector<ScannedPuncture> punctures;  ///< all made up to this time
  ScannedVessels vessels;
};

}  // namespace cutis::core
