// How do whole arrays come together on rank 0 and go back? A PETSc grid whose rows are shared out as ours are.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <petscdmda.h>

#include <vector>

#include "grid/grid.hpp"

namespace cutis::parallel {

/// One grid of the whole block and what moves its arrays. In a PETSc vector of the grid a rank's part has our order of
/// voxels, so arrays are looked at where they are.
class BlockLayout {
 public:
  BlockLayout(const grid::Grid& whole, const std::vector<int>& rows_by_rank, MPI_Comm ranks);
  ~BlockLayout();
  BlockLayout(const BlockLayout&) = delete;
  BlockLayout& operator=(const BlockLayout&) = delete;

  const grid::Grid& whole() const { return whole_; }
  void gather(const grid::Values& mine, grid::Values& whole_values);
  void scatter(const grid::Values& whole_values, grid::Values& mine);

 private:
  void check_size(const grid::Values& mine) const;

  grid::Grid whole_;
  MPI_Comm ranks_;
  bool on_root_ = false;
  DM rows_ = nullptr;
  Vec shared_ = nullptr;   ///< borrows a rank's array
  Vec natural_ = nullptr;  ///< the whole block in the order of one process, spread over the ranks
  Vec root_ = nullptr;     ///< all of it on rank 0
  VecScatter to_root_ = nullptr;
};

}  // namespace cutis::parallel
