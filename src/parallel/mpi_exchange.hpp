// How do ranks talk? The exchange of grid/exchange.hpp over MPI; whole arrays move through PETSc.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mpi.h>

#include <memory>
#include <vector>

#include "grid/exchange.hpp"
#include "parallel/block_layout.hpp"

namespace cutis::parallel {

/// Starts MPI and PETSc, and ends them with its life: one for each process.
class MpiExchange final : public grid::Exchange {
 public:
  MpiExchange();
  ~MpiExchange() override;
  MpiExchange(const MpiExchange&) = delete;
  MpiExchange& operator=(const MpiExchange&) = delete;

  int rank() const override { return rank_; }
  int ranks() const override { return ranks_; }
  /// Of this machine.
  int ranks_here() const;
  void maxima(std::span<double> values) const override;
  double ordered_sum(std::span<const double> by_column) const override;
  void gather(const grid::Grid& whole, const grid::Values& mine, grid::Values& whole_values) const override;
  void scatter(const grid::Grid& whole, const grid::Values& whole_values, grid::Values& mine) const override;
  void abandon(int exit_code) const override { MPI_Abort(comm_, exit_code); }

 protected:
  void ring_bytes(std::span<const std::byte> to_previous, std::span<const std::byte> to_next,
                  std::span<std::byte> from_previous, std::span<std::byte> from_next) const override;
  void join_bytes(std::span<const std::byte> mine, const std::vector<std::size_t>& sizes,
                  std::span<std::byte> all) const override;
  void broadcast_bytes(std::span<std::byte> values) const override;

 private:
  BlockLayout& layout_of(const grid::Grid& whole, const grid::Values& mine) const;

  MPI_Comm comm_ = MPI_COMM_NULL;
  int rank_ = 0, ranks_ = 1;
  mutable std::vector<std::unique_ptr<BlockLayout>> layouts_;  ///< made when first needed
};

}  // namespace cutis::parallel
