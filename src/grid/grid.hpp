// Where are the voxels? A regular block, periodic sideways, depth pointing down from the skin surface.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

namespace cutis::grid {

/// One value per voxel, x fastest, then y, then depth.
using Values = std::vector<double>;

/// A block of nx * ny * nz voxels. Depth z = 0 is the top of the viable epidermis: the stratum
/// corneum is a surface layer above it. x and y are periodic.
struct Grid {
  int nx = 0;
  int ny = 0;
  int nz = 0;
  double dx_mm = 0;  ///< voxel edge along x and y
  double dz_mm = 0;  ///< voxel edge along depth

  std::size_t plane() const { return static_cast<std::size_t>(nx) * static_cast<std::size_t>(ny); }
  std::size_t size() const { return plane() * static_cast<std::size_t>(nz); }
  std::size_t index(int i, int j, int k) const {
    return (static_cast<std::size_t>(k) * static_cast<std::size_t>(ny) + static_cast<std::size_t>(j)) *
               static_cast<std::size_t>(nx) +
           static_cast<std::size_t>(i);
  }
  double width_mm() const { return nx * dx_mm; }
  double breadth_mm() const { return ny * dx_mm; }
  double depth_mm() const { return nz * dz_mm; }
  double voxel_volume_mm3() const { return dx_mm * dx_mm * dz_mm; }
  double voxel_area_mm2() const { return dx_mm * dx_mm; }
  double centre_x_mm(int i) const { return (i + 0.5) * dx_mm; }
  double centre_y_mm(int j) const { return (j + 0.5) * dx_mm; }
  double centre_depth_mm(int k) const { return (k + 0.5) * dz_mm; }
  bool operator==(const Grid&) const = default;
};

}  // namespace cutis::grid
