// How is an array compressed by all threads at once? Cut into chunks of planes, each as HDF5 would compress it.
// SPDX-License-Identifier: Apache-2.0
#include "tissue/chunks.hpp"

#include <zlib.h>

#include <bit>
#include <stdexcept>

namespace cutis::tissue {

// Shuffled: first the first bytes of all floats, then all second ones, and so on. Little endian.
std::vector<std::uint8_t> compressed(const Chunk& chunk, int level) {
  std::vector<std::uint8_t> bytes(chunk.size * sizeof(float));
  for (std::size_t n = 0; n < chunk.values.size(); ++n) {
    const auto bits = std::bit_cast<std::uint32_t>(static_cast<float>(chunk.values[n]));
    for (std::size_t b = 0; b < sizeof(float); ++b)
      bytes[b * chunk.size + n] = static_cast<std::uint8_t>(bits >> 8 * b);
  }
  uLongf length = compressBound(bytes.size());
  std::vector<std::uint8_t> deflated(length);
  if (compress2(deflated.data(), &length, bytes.data(), bytes.size(), level) != Z_OK)
    throw std::runtime_error("zlib: cannot compress a field");
  deflated.resize(length);
  return deflated;
}

}  // namespace cutis::tissue
