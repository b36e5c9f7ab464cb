// Which pieces of a whole array are this rank's, and what bits do all of them hold? For files that all ranks write.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "grid/exchange.hpp"
#include "grid/grid.hpp"

namespace cutis::tissue {

/// The rows of the block that this rank holds.
struct RowShare {
  std::size_t nx = 0, mine = 0, first = 0, whole = 0;
};
/// Of a rank that holds the rows of `mine`; all ranks ask at once.
RowShare row_share(const grid::Grid& mine, const grid::Exchange& exchange);

/// A run of values that lies in one piece in this rank's memory and in the whole array: what a thread works on.
struct Piece {
  std::size_t array = 0;  ///< which of several arrays
  std::span<const double> values;
  std::size_t at = 0;  ///< place of the first one in the whole array
};

/// This rank's part of several arrays over the block, which it looks at and does not own: one value for each voxel or,
/// of surface fields, for each column.
class SharedArrays {
 public:
  SharedArrays(const RowShare& rows) : rows_(rows) {}
  void add(std::span<const double> mine);
  std::size_t count() const { return mine_.size(); }
  /// Of an array, with the rows of all ranks.
  std::size_t whole_size(std::size_t array) const;
  /// In the order of the arrays.
  std::vector<Piece> pieces() const;

 private:
  RowShare rows_;
  std::vector<std::span<const double>> mine_;
};

/// What the bits of a whole array say about it.
struct ArrayBits {
  std::uint64_t sum = 0;   ///< bits_of of it
  bool one_value = false;  ///< the same bits everywhere, and there are some
  double value = 0;        ///< that value
};

/// A number that differs where bits or their order do (not against malice): as fast as memory.
std::uint64_t bits_of(std::span<const double> numbers);
/// The same of each array as it lies on all ranks, on all of them: sums of integers, so in whatever order.
std::vector<ArrayBits> bits_of(const SharedArrays& arrays, const grid::Exchange& exchange);

}  // namespace cutis::tissue
