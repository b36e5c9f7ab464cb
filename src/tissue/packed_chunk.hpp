// How does HDF5 pack a chunk of values? As its own filters would, but on any thread.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace cutis::tissue {

/// The bytes of a chunk of `size` values as float32, little-endian, behind HDF5's filters shuffle and deflate: those of
/// `values`, then zeros. Empty where zlib fails.
std::vector<unsigned char> packed_chunk(std::span<const double> values, std::size_t size, int deflate_level);

}  // namespace cutis::tissue
