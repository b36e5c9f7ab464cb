// What must ranks tell each other? Rows beside theirs, maxima, ordered sums, whole blocks: here for one process alone.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <span>
#include <vector>

#include "grid/grid.hpp"

namespace cutis::grid {

/// The only door between ranks; solvers and engine take it as an argument. Its form for several ranks is in
/// src/parallel/. Each holds some rows y of the block, whole in x and depth; rank r + 1 holds the next
/// ones, and the last rank is beside the first. Sums are ordered (by column, then over columns in global order), so no
/// result depends on threads or on the number of ranks. All ranks make the same calls in the same order.
class Exchange {
 public:
  virtual ~Exchange() = default;
  virtual int rank() const = 0;
  virtual int ranks() const = 0;
  /// The largest of all ranks' values.
  double maximum(double local) const {
    maxima({&local, 1});
    return local;
  }
  /// Each value becomes the largest that any rank gives for it: one message for all of them.
  virtual void maxima(std::span<double> values) const = 0;
  /// Sum over all columns in global order; `by_column` has one entry per (i, j) of this rank.
  virtual double ordered_sum(std::span<const double> by_column) const = 0;

  /// Each message may have another size, but a pair of neighbours must mean the same.
  template <class T>
  void ring(const std::vector<T>& to_previous, const std::vector<T>& to_next, std::vector<T>& from_previous,
            std::vector<T>& from_next) const {
    ring_bytes(std::as_bytes(std::span(to_previous)), std::as_bytes(std::span(to_next)),
               std::as_writable_bytes(std::span(from_previous)), std::as_writable_bytes(std::span(from_next)));
  }
  /// What all ranks give, one rank behind the other, on all of them; `sizes` says how much each gives.
  template <class T>
  std::vector<T> joined(const std::vector<T>& mine, const std::vector<int>& sizes) const {
    std::vector<std::size_t> bytes;
    std::size_t total = 0;
    for (const int size : sizes) {
      bytes.push_back(static_cast<std::size_t>(size) * sizeof(T));
      total += static_cast<std::size_t>(size);
    }
    std::vector<T> all(total);
    join_bytes(std::as_bytes(std::span(mine)), bytes, std::as_writable_bytes(std::span(all)));
    return all;
  }
  /// One number of each rank, on all of them.
  std::vector<int> each(int mine) const {
    return joined(std::vector<int>{mine}, std::vector<int>(static_cast<std::size_t>(ranks()), 1));
  }
  /// Rank 0's values, on all ranks; all give as many.
  template <class T>
  void broadcast(std::span<T> values) const {
    broadcast_bytes(std::as_writable_bytes(values));
  }
  /// All rows of an array, `whole.ny` in all, on rank 0; `whole_values` is left alone elsewhere. `mine` has one
  /// entry per voxel, or per column where whole.nz is 1.
  virtual void gather(const Grid& whole, const Values& mine, Values& whole_values) const = 0;
  /// The way back: from rank 0 to the rows of each.
  virtual void scatter(const Grid& whole, const Values& whole_values, Values& mine) const = 0;
  /// Something went wrong on this rank alone, so the others wait for it in vain: ends them all with this exit code.
  /// Does nothing where there are no others.
  virtual void abandon(int exit_code) const = 0;

 protected:
  virtual void ring_bytes(std::span<const std::byte> to_previous, std::span<const std::byte> to_next,
                          std::span<std::byte> from_previous, std::span<std::byte> from_next) const = 0;
  virtual void join_bytes(std::span<const std::byte> mine, const std::vector<std::size_t>& sizes,
                          std::span<std::byte> all) const = 0;
  virtual void broadcast_bytes(std::span<std::byte> values) const = 0;
};

/// One process, one domain, beside itself on both sides.
class SerialExchange final : public Exchange {
 public:
  int rank() const override { return 0; }
  int ranks() const override { return 1; }
  void maxima(std::span<double>) const override {}
  double ordered_sum(std::span<const double> by_column) const override {
    double total = 0;
    for (double column : by_column) total += column;
    return total;
  }
  void gather(const Grid&, const Values& mine, Values& whole_values) const override { whole_values = mine; }
  void scatter(const Grid&, const Values& whole_values, Values& mine) const override { mine = whole_values; }
  void abandon(int) const override {}

 protected:
  void ring_bytes(std::span<const std::byte> to_previous, std::span<const std::byte> to_next,
                  std::span<std::byte> from_previous, std::span<std::byte> from_next) const override {
    std::copy(to_next.begin(), to_next.end(), from_previous.begin());
    std::copy(to_previous.begin(), to_previous.end(), from_next.begin());
  }
  void join_bytes(std::span<const std::byte> mine, const std::vector<std::size_t>&,
                  std::span<std::byte> all) const override {
    std::copy(mine.begin(), mine.end(), all.begin());
  }
  void broadcast_bytes(std::span<std::byte>) const override {}
};

}  // namespace cutis::grid
