// How does HDF5 pack a chunk of values? As its own filters would, but on any thread.
// SPDX-License-Identifier: Apache-2.0
#include "tissue/packed_chunk.hpp"

#include <zlib.h>

#include <bit>
#include <cstdint>

namespace cutis::tissue {

std::vector<unsigned char> packed_chunk(std::span<const double> values, std::size_t size, int deflate_level) {
  std::vector<unsigned char> shuffled(4 * size);  // all first bytes, then all second bytes, ...
  for (std::size_t v = 0; v < values.size(); ++v) {
    const auto bits = std::bit_cast<std::uint32_t>(static_cast<float>(values[v]));
    for (std::size_t byte = 0; byte < 4; ++byte)
      shuffled[byte * size + v] = static_cast<unsigned char>(bits >> (8 * byte));
  }
  uLongf length = compressBound(static_cast<uLong>(shuffled.size()));
  std::vector<unsigned char> packed(length);
  if (compress2(packed.data(), &length, shuffled.data(), static_cast<uLong>(shuffled.size()), deflate_level) != Z_OK)
    return {};
  packed.resize(length);
  return packed;
}

}  // namespace cutis::tissue
