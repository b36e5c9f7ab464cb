// How do ranks stay together when one of them knows or fails something? Rank 0 acts, and all learn how it went.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <exception>
#include <span>
#include <stdexcept>
#include <string>

#include "grid/exchange.hpp"

namespace cutis::grid {

/// Rank 0 has failed and says why; here it is only known that it did.
class FailedOnRank0 : public std::runtime_error {
 public:
  FailedOnRank0() : std::runtime_error("rank 0 has failed") {}
};

/// Does something on rank 0 only. Where it throws, rank 0 throws that and the others FailedOnRank0: none waits in vain.
template <class Work>
void on_rank_0(const Exchange& exchange, const Work& work) {
  std::exception_ptr error;
  if (exchange.rank() == 0) {
    try {
      work();
    } catch (...) {
      error = std::current_exception();
    }
  }
  std::array<int, 1> failed{error ? 1 : 0};
  exchange.broadcast(std::span<int>(failed));
  if (error) std::rethrow_exception(error);
  if (failed[0] != 0) throw FailedOnRank0();
}

/// Rank 0's text, on all ranks.
inline std::string told(const Exchange& exchange, std::string text) {
  std::array<std::size_t, 1> size{text.size()};
  exchange.broadcast(std::span<std::size_t>(size));
  text.resize(size[0]);
  exchange.broadcast(std::span<char>(text));
  return text;
}

/// Rank 0's numbers, on all ranks.
template <class T>
std::vector<T> told(const Exchange& exchange, std::vector<T> numbers) {
  std::array<std::size_t, 1> size{numbers.size()};
  exchange.broadcast(std::span<std::size_t>(size));
  numbers.resize(size[0]);
  exchange.broadcast(std::span<T>(numbers));
  return numbers;
}

}  // namespace cutis::grid
