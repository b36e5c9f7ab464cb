// How do ranks talk? The exchange of grid/exchange.hpp over MPI; whole arrays move through PETSc.
// SPDX-License-Identifier: Apache-2.0
#include "parallel/mpi_exchange.hpp"

#include <petscsys.h>

#include <algorithm>
#include <array>
#include <limits>
#include <stdexcept>

namespace cutis::parallel {

namespace {

constexpr int towards_previous = 1, towards_next = 2, running_sum = 3;  // tags: with two ranks both ways meet
constexpr std::size_t largest_message = std::numeric_limits<int>::max();

int bytes_of(std::size_t size) {
  if (size > largest_message) throw std::runtime_error("a message between ranks is longer than 2 GB");
  return static_cast<int>(size);
}

}  // namespace

MpiExchange::MpiExchange() {
  PetscCallAbort(MPI_COMM_WORLD, PetscInitializeNoArguments());
  PetscCallAbort(MPI_COMM_WORLD, PetscPopSignalHandler());  // signals are the program's
  MPI_Comm_dup(PETSC_COMM_WORLD, &comm_);
  MPI_Comm_rank(comm_, &rank_);
  MPI_Comm_size(comm_, &ranks_);
}

MpiExchange::~MpiExchange() {
  layouts_.clear();
  MPI_Comm_free(&comm_);
  PetscCallAbort(MPI_COMM_WORLD, PetscFinalize());
}

int MpiExchange::ranks_here() const {
  MPI_Comm machine = MPI_COMM_NULL;
  MPI_Comm_split_type(comm_, MPI_COMM_TYPE_SHARED, rank_, MPI_INFO_NULL, &machine);
  int count = 1;
  MPI_Comm_size(machine, &count);
  MPI_Comm_free(&machine);
  return count;
}

void MpiExchange::maxima(std::span<double> values) const {
  MPI_Allreduce(MPI_IN_PLACE, values.data(), static_cast<int>(values.size()), MPI_DOUBLE, MPI_MAX, comm_);
}

// The sum travels from rank to rank and each adds its columns one by one, as one process would.
double MpiExchange::ordered_sum(std::span<const double> by_column) const {
  double total = 0;
  if (rank_ > 0) MPI_Recv(&total, 1, MPI_DOUBLE, rank_ - 1, running_sum, comm_, MPI_STATUS_IGNORE);
  for (const double column : by_column) total += column;
  if (rank_ + 1 < ranks_) MPI_Send(&total, 1, MPI_DOUBLE, rank_ + 1, running_sum, comm_);
  MPI_Bcast(&total, 1, MPI_DOUBLE, ranks_ - 1, comm_);
  return total;
}

void MpiExchange::ring_bytes(std::span<const std::byte> to_previous, std::span<const std::byte> to_next,
                             std::span<std::byte> from_previous, std::span<std::byte> from_next) const {
  const int previous = (rank_ + ranks_ - 1) % ranks_, next = (rank_ + 1) % ranks_;
  std::array<MPI_Request, 4> all{};
  MPI_Irecv(from_previous.data(), bytes_of(from_previous.size()), MPI_BYTE, previous, towards_next, comm_, &all[0]);
  MPI_Irecv(from_next.data(), bytes_of(from_next.size()), MPI_BYTE, next, towards_previous, comm_, &all[1]);
  MPI_Isend(to_previous.data(), bytes_of(to_previous.size()), MPI_BYTE, previous, towards_previous, comm_, &all[2]);
  MPI_Isend(to_next.data(), bytes_of(to_next.size()), MPI_BYTE, next, towards_next, comm_, &all[3]);
  MPI_Waitall(static_cast<int>(all.size()), all.data(), MPI_STATUSES_IGNORE);
}

void MpiExchange::join_bytes(std::span<const std::byte> mine, const std::vector<std::size_t>& sizes,
                             std::span<std::byte> all) const {
  bytes_of(all.size());
  std::vector<int> counts, starts;
  int start = 0;
  for (const std::size_t size : sizes) {
    counts.push_back(bytes_of(size));
    starts.push_back(start);
    start += counts.back();
  }
  MPI_Allgatherv(mine.data(), bytes_of(mine.size()), MPI_BYTE, all.data(), counts.data(), starts.data(), MPI_BYTE,
                 comm_);
}

void MpiExchange::broadcast_bytes(std::span<std::byte> values) const {
  while (!values.empty()) {
    const std::size_t size = std::min(values.size(), largest_message);
    MPI_Bcast(values.data(), bytes_of(size), MPI_BYTE, 0, comm_);
    values = values.subspan(size);
  }
}

BlockLayout& MpiExchange::layout_of(const grid::Grid& whole, const grid::Values& mine) const {
  for (const auto& layout : layouts_)
    if (layout->whole() == whole) return *layout;
  const auto depth = static_cast<std::size_t>(whole.nx) * static_cast<std::size_t>(whole.nz);
  layouts_.push_back(std::make_unique<BlockLayout>(whole, each(static_cast<int>(mine.size() / depth)), comm_));
  return *layouts_.back();
}

void MpiExchange::gather(const grid::Grid& whole, const grid::Values& mine, grid::Values& whole_values) const {
  layout_of(whole, mine).gather(mine, whole_values);
}

void MpiExchange::scatter(const grid::Grid& whole, const grid::Values& whole_values, grid::Values& mine) const {
  layout_of(whole, mine).scatter(whole_values, mine);
}

}  // namespace cutis::parallel
