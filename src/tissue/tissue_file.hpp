// How does a tissue reach the disk? One HDF5 file per output time and an XDMF index that ParaView opens.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "tissue/tissue.hpp"

namespace cutis::tissue {

/// Writes `tissue` as HDF5: every field as float32 (z, y, x) or (y, x), shuffled and deflated, with attributes `unit`
/// and `label`; punctures as a table. Written aside and renamed. Throws std::runtime_error on failure.
void write_tissue(const Tissue& tissue, const std::filesystem::path& file);

/// The same tissue, to float32 precision. Throws std::runtime_error when the file is not one of ours.
Tissue read_tissue(const std::filesystem::path& file);

/// The outputs of one run: <directory>/tissue/0000.h5, 0001.h5, ... and <directory>/tissue.xdmf, rewritten (aside,
/// then renamed) after each output, so that a running or stopped run always opens.
class TissueSeries {
 public:
  explicit TissueSeries(std::filesystem::path directory);
  /// Writes the next state and the index; returns the file written.
  std::filesystem::path add(const Tissue& tissue);
  /// Times written so far, days.
  const std::vector<double>& times_d() const { return times_d_; }

 private:
  std::filesystem::path directory_;
  std::vector<double> times_d_;
};

/// XDMF (version 3) temporal collection of the files 0000.h5, ... in `folder` (relative to the index), one per time.
/// Volume fields and surface fields are two grids: the block and its top face. Names carry units.
std::string xdmf_index(const grid::Grid& grid, const std::string& folder, const std::vector<double>& times_d);

}  // namespace cutis::tissue
