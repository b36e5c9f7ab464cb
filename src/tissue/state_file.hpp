// How is a tissue kept to the last bit? Doubles and texts in HDF5, each with a sum that shows damage.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "grid/exchange.hpp"
#include "tissue/raw_file.hpp"
#include "tissue/tissue.hpp"

namespace cutis::tissue {

/// Writes named arrays and texts into a new file, as they are: no compression, so it is as fast as copying. All ranks
/// make the same calls in the same order; arrays over the block are written by all of them and all their threads at
/// once, the rest by rank 0. For readers it is an HDF5 file like any other.
class StateWriter {
 public:
  /// `mine`: what this rank has of the block. Nothing is written yet.
  StateWriter(std::filesystem::path file, const grid::Grid& mine, const grid::Exchange& exchange);
  ~StateWriter();
  StateWriter(const StateWriter&) = delete;
  StateWriter& operator=(const StateWriter&) = delete;
  /// Names may have folders: "fields/oxygen". Few numbers, which are copied; those of rank 0 count.
  void values(const std::string& name, std::span<const double> numbers);
  void text(const std::string& name, std::string_view content);
  /// This rank's part of an array over the block; it is looked at by write().
  void field(const std::string& name, std::span<const double> mine);
  /// A file that is no longer wanted: where it is there, the new one is written over it. That spares the system to find
  /// memory and blocks, most of the time that writing takes. For one rank: pieces of several share pages.
  void over(const std::filesystem::path& spare);
  /// After this the content is with the operating system, not yet on the disk. Throws std::runtime_error with the
  /// reason (no space left, not allowed, ...) on rank 0, and an error on all others; then there is no file.
  void write();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// Reads what StateWriter wrote. Throws std::runtime_error where the file is no HDF5 file, is truncated, lacks a name
/// or is damaged.
class StateReader {
 public:
  explicit StateReader(const std::filesystem::path& file);
  ~StateReader();
  StateReader(const StateReader&) = delete;
  StateReader& operator=(const StateReader&) = delete;
  bool has(const std::string& name) const;
  /// How many numbers has it?
  std::size_t size(const std::string& name) const;
  /// Few numbers: no more than the file can hold.
  std::vector<double> values(const std::string& name) const;
  /// An array over the block, which may hold one value everywhere and then takes no room in the file. `expected`:
  /// how many numbers it must have.
  std::vector<double> field(const std::string& name, std::size_t expected) const;
  std::string text(const std::string& name) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// Grid, time, punctures, constants, components, and all fields: of the whole block, where each rank gives its part.
void write_state(StateWriter& out, const Tissue& mine, const grid::Exchange& exchange);

/// What write_state wrote, to the bit.
Tissue read_state(const StateReader& in);

}  // namespace cutis::tissue
