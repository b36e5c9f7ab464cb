// How is an array compressed by all threads at once? Cut into chunks of planes, each as HDF5 would compress it.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace cutis::tissue {

/// One chunk of a dataset of floats: whole planes, shuffled and deflated as HDF5's own filters do.
struct Chunk {
  std::size_t dataset = 0;           ///< which of several
  std::span<const double> values{};  ///< fewer than `size` in the last one of a dataset
  std::size_t size = 0;              ///< values in a whole chunk
  std::size_t first_plane = 0;
};

/// The chunk's bytes in the file. Missing values are zeros.
std::vector<std::uint8_t> compressed(const Chunk& chunk, int level);

}  // namespace cutis::tissue
