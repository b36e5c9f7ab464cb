// How do whole arrays come together on rank 0 and go back? A PETSc grid whose rows are shared out as ours are.
// SPDX-License-Identifier: Apache-2.0
#include "parallel/block_layout.hpp"

#include <algorithm>
#include <stdexcept>

namespace cutis::parallel {

BlockLayout::BlockLayout(const grid::Grid& whole, const std::vector<int>& rows_by_rank, MPI_Comm ranks)
    : whole_(whole), ranks_(ranks) {
  const std::vector<PetscInt> rows(rows_by_rank.begin(), rows_by_rank.end());
  const auto count = static_cast<PetscInt>(rows.size());
  // Depth is never split; x is one process wide. No ghosts here: solvers ask for the rows that they need.
  PetscCallAbort(ranks_,
                 DMDACreate3d(ranks_, DM_BOUNDARY_NONE, DM_BOUNDARY_NONE, DM_BOUNDARY_NONE, DMDA_STENCIL_BOX, whole.nx,
                              whole.ny, whole.nz, 1, count, 1, 1, 0, nullptr, rows.data(), nullptr, &rows_));
  PetscCallAbort(ranks_, DMSetUp(rows_));
  PetscCallAbort(ranks_, DMCreateGlobalVector(rows_, &shared_));
  PetscCallAbort(ranks_, DMDACreateNaturalVector(rows_, &natural_));
  PetscCallAbort(ranks_, VecScatterCreateToZero(natural_, &to_root_, &root_));
  int rank = 0;
  MPI_Comm_rank(ranks_, &rank);
  on_root_ = rank == 0;
}

BlockLayout::~BlockLayout() {
  PetscCallAbort(ranks_, VecScatterDestroy(&to_root_));
  for (Vec* each : {&root_, &natural_, &shared_}) PetscCallAbort(ranks_, VecDestroy(each));
  PetscCallAbort(ranks_, DMDestroy(&rows_));
}

void BlockLayout::check_size(const grid::Values& mine) const {
  PetscInt size = 0;
  PetscCallAbort(ranks_, VecGetLocalSize(shared_, &size));
  if (static_cast<std::size_t>(size) != mine.size()) throw std::logic_error("an array has other rows than its rank");
}

void BlockLayout::gather(const grid::Values& mine, grid::Values& whole_values) {
  check_size(mine);
  PetscCallAbort(ranks_, VecPlaceArray(shared_, mine.data()));
  PetscCallAbort(ranks_, DMDAGlobalToNaturalBegin(rows_, shared_, INSERT_VALUES, natural_));
  PetscCallAbort(ranks_, DMDAGlobalToNaturalEnd(rows_, shared_, INSERT_VALUES, natural_));
  PetscCallAbort(ranks_, VecResetArray(shared_));
  PetscCallAbort(ranks_, VecScatterBegin(to_root_, natural_, root_, INSERT_VALUES, SCATTER_FORWARD));
  PetscCallAbort(ranks_, VecScatterEnd(to_root_, natural_, root_, INSERT_VALUES, SCATTER_FORWARD));
  if (!on_root_) return;
  const PetscScalar* values = nullptr;
  PetscCallAbort(ranks_, VecGetArrayRead(root_, &values));
  whole_values.assign(values, values + whole_.size());
  PetscCallAbort(ranks_, VecRestoreArrayRead(root_, &values));
}

void BlockLayout::scatter(const grid::Values& whole_values, grid::Values& mine) {
  check_size(mine);
  if (on_root_) {
    PetscScalar* values = nullptr;
    PetscCallAbort(ranks_, VecGetArrayWrite(root_, &values));
    std::copy(whole_values.begin(), whole_values.end(), values);
    PetscCallAbort(ranks_, VecRestoreArrayWrite(root_, &values));
  }
  PetscCallAbort(ranks_, VecScatterBegin(to_root_, root_, natural_, INSERT_VALUES, SCATTER_REVERSE));
  PetscCallAbort(ranks_, VecScatterEnd(to_root_, root_, natural_, INSERT_VALUES, SCATTER_REVERSE));
  PetscCallAbort(ranks_, VecPlaceArray(shared_, mine.data()));
  PetscCallAbort(ranks_, DMDANaturalToGlobalBegin(rows_, natural_, INSERT_VALUES, shared_));
  PetscCallAbort(ranks_, DMDANaturalToGlobalEnd(rows_, natural_, INSERT_VALUES, shared_));
  PetscCallAbort(ranks_, VecResetArray(shared_));
}

}  // namespace cutis::parallel
