// How do all threads and ranks write into one file at once? Each the pieces it has, at their places.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <stdexcept>
#include <vector>

#include "grid/exchange.hpp"
#include "tissue/shared_array.hpp"

namespace cutis::tissue {

/// "cannot write FILE: No space left on device" and the like; `error` is an errno.
std::runtime_error cannot_write(const std::filesystem::path& file, int error);

/// HDF5 says little when the disk is full: asks the file system first. Throws cannot_write where the file cannot be
/// made or has no room for so much; then there is no file.
void make_sure_of_room(const std::filesystem::path& file, std::size_t bytes);

/// Where an array begins in a file. An array without a place is not written.
struct PlaceInFile {
  static constexpr std::uint64_t none = ~std::uint64_t{0};
  std::uint64_t offset = none;
};

/// Some bytes of a file.
struct Range {
  std::uint64_t from = 0, size = 0;
};

/// A file of so many bytes that only takes room, on the disk and in memory, for move_into_spare. None where there is
/// little room, or anything goes wrong.
void make_spare(const std::filesystem::path& spare, std::uint64_t bytes);

/// Gives `file` the room that `spare` has on the disk and in memory: `spare` gets its length and its bytes outside of
/// `arrays` (sorted), whose bytes are still to be written, and takes its name. Throws cannot_write.
void move_into_spare(const std::filesystem::path& file, const std::vector<Range>& arrays,
                     const std::filesystem::path& spare);

/// Writes this rank's pieces into a file that is there and long enough. All ranks call it at once, after rank 0 has
/// made the file, and all throw the same where one of them could not write. Little endian, as the files are.
void write_pieces(const std::filesystem::path& file, const SharedArrays& arrays, const std::vector<PlaceInFile>& places,
                  const grid::Exchange& exchange);

}  // namespace cutis::tissue
