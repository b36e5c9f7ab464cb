// How does a tissue reach the disk? One HDF5 file per output time and an XDMF index that ParaView opens.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "tissue/tissue.hpp"

namespace cutis::tissue {

/// Writes `tissue` as HDF5. Every field is a dataset of its name: float32, shuffled and deflated, (z, y, x), surface
/// fields (1, y, x), with attributes `unit` and `label`. The dataset `punctures` has a row per puncture and the
/// attribute `columns`. Attributes of the file: time_d, voxel_mm (z, y, x), site, and the resting thicknesses.
/// Written aside and renamed. Throws std::runtime_error on failure.
void write_tissue(const Tissue& tissue, const std::filesystem::path& file);

/// Grid, time, fields (to float32 precision) and punctures of a file. Components and skin constants are not kept in
/// it. Throws std::runtime_error when the file is not one of ours.
Tissue read_tissue(const std::filesystem::path& file);

/// The outputs of one run: <directory>/tissue/0000.h5, 0001.h5, ... and <directory>/tissue.xdmf, rewritten (aside,
/// then renamed) after each output, so that a running or stopped run always opens.
class TissueSeries {
 public:
  explicit TissueSeries(std::filesystem::path directory);
  /// Goes on after the files at these times, which are there; later ones are removed. `like` has their grid.
  void go_on_after(std::vector<double> times_d, const Tissue& like);
  /// Writes the next state and the index; returns the file written.
  std::filesystem::path add(const Tissue& tissue);
  /// Times written so far, days.
  const std::vector<double>& times_d() const { return times_d_; }

 private:
  void write_index(const Tissue& like) const;

  std::filesystem::path directory_;
  std::vector<double> times_d_;
};

/// The index: an XDMF 3 document with two temporal collections of the files <folder>/0000.h5, ...: `block` has the
/// volume and anatomy fields at voxel centres, `surface` the surface fields on a slab as thick as the stratum corneum
/// above the block. Lengths are mm, z is depth and points down, times are days; names carry units.
std::string xdmf_index(const grid::Grid& grid, double stratum_corneum_mm, const std::string& folder,
                       const std::vector<double>& times_d);

}  // namespace cutis::tissue
