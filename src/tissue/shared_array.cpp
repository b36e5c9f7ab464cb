// Which pieces of a whole array are this rank's, and what bits do all of them hold? For files that all ranks write.
// SPDX-License-Identifier: Apache-2.0
#include "tissue/shared_array.hpp"

#include <algorithm>
#include <bit>

namespace cutis::tissue {
namespace {

constexpr std::size_t longest_piece =
    1 << 16;  ///< values: half a megabyte, small beside a cache and large beside a call

/// What pieces of one array add up to. Wraps around, so it does not matter where it was cut.
struct Sum {
  std::uint64_t size = 0, plain = 0, weighted = 0, first = 0, differs = 0;

  void add(const Sum& other) {
    if (other.size == 0) return;
    if (size == 0) first = other.first;
    size += other.size, plain += other.plain, weighted += other.weighted;
    differs |= other.differs | (first ^ other.first);
  }
  std::uint64_t bits() const { return (size + plain) ^ (weighted << 1); }
};

Sum sum_of(std::span<const double> values, std::size_t at) {
  Sum sum;
  if (values.empty()) return sum;
  sum.size = values.size();
  sum.first = std::bit_cast<std::uint64_t>(values.front());
  std::uint64_t plain = 0, weighted = 0, differs = 0;
  for (std::size_t n = 0; n < values.size(); ++n) {
    const auto bits = std::bit_cast<std::uint64_t>(values[n]);
    plain += bits;
    weighted += bits * (2 * (at + n) + 1);
    differs |= bits ^ sum.first;
  }
  sum.plain = plain, sum.weighted = weighted, sum.differs = differs;
  return sum;
}

std::vector<Sum> sums_of(const SharedArrays& arrays) {
  const std::vector<Piece> pieces = arrays.pieces();
  std::vector<Sum> of_piece(pieces.size()), sums(arrays.count());
#pragma omp parallel for schedule(dynamic, 4)
  for (std::size_t p = 0; p < pieces.size(); ++p) of_piece[p] = sum_of(pieces[p].values, pieces[p].at);
  for (std::size_t p = 0; p < pieces.size(); ++p) sums[pieces[p].array].add(of_piece[p]);
  return sums;
}

}  // namespace

RowShare row_share(const grid::Grid& mine, const grid::Exchange& exchange) {
  RowShare share{static_cast<std::size_t>(mine.nx), static_cast<std::size_t>(mine.ny), 0, 0};
  int rank = 0;
  for (const int rows : exchange.each(mine.ny)) {
    if (rank++ < exchange.rank()) share.first += static_cast<std::size_t>(rows);
    share.whole += static_cast<std::size_t>(rows);
  }
  return share;
}

void SharedArrays::add(std::span<const double> mine) { mine_.push_back(mine); }

std::size_t SharedArrays::whole_size(std::size_t array) const {
  return rows_.mine == rows_.whole ? mine_[array].size() : mine_[array].size() / rows_.mine * rows_.whole;
}

std::vector<Piece> SharedArrays::pieces() const {
  std::vector<Piece> pieces;
  const bool all_rows = rows_.mine == rows_.whole;
  for (std::size_t a = 0; a < mine_.size(); ++a) {
    // One after the other in both places: all, or the rows of one plane.
    const std::size_t size = mine_[a].size(), run = all_rows ? size : rows_.nx * rows_.mine;
    for (std::size_t start = 0, plane = 0; start < size; start += run, ++plane)
      for (std::size_t from = 0; from < run; from += longest_piece)
        pieces.push_back({a, mine_[a].subspan(start + from, std::min(longest_piece, run - from)),
                          (plane * rows_.whole + rows_.first) * rows_.nx + from});
  }
  return pieces;
}

std::uint64_t bits_of(std::span<const double> numbers) {
  SharedArrays alone({1, 1, 0, 1});
  alone.add(numbers);
  return sums_of(alone).front().bits();
}

std::vector<ArrayBits> bits_of(const SharedArrays& arrays, const grid::Exchange& exchange) {
  const std::vector<Sum> mine = sums_of(arrays);
  const std::vector<int> sizes(static_cast<std::size_t>(exchange.ranks()), static_cast<int>(mine.size()));
  const std::vector<Sum> all = exchange.joined(mine, sizes);
  std::vector<ArrayBits> bits;
  for (std::size_t a = 0; a < mine.size(); ++a) {
    Sum sum;
    for (std::size_t n = a; n < all.size(); n += mine.size()) sum.add(all[n]);
    bits.push_back({sum.bits(), sum.size > 0 && sum.differs == 0, std::bit_cast<double>(sum.first)});
  }
  return bits;
}

}  // namespace cutis::tissue
