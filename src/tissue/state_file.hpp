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

#include "tissue/tissue.hpp"

namespace cutis::tissue {

/// A number that differs where bits or their order do (not against malice): as fast as memory.
std::uint64_t bits_of(std::span<const double> numbers);

/// Writes named arrays and texts into a new file, as they are: no compression, so it is as fast as copying. Throws
/// std::runtime_error with the reason (no space left, not allowed, ...).
class StateWriter {
 public:
  /// `bytes`: about how much will follow. Throws at once where the disk has not so much room.
  StateWriter(const std::filesystem::path& file, std::size_t bytes);
  ~StateWriter();
  StateWriter(const StateWriter&) = delete;
  StateWriter& operator=(const StateWriter&) = delete;
  /// Names may have folders: "fields/oxygen".
  void values(const std::string& name, std::span<const double> numbers);
  void text(const std::string& name, std::string_view content);
  /// After this the content is with the operating system, not yet on the disk.
  void close();

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
  std::vector<double> values(const std::string& name) const;
  std::string text(const std::string& name) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// Grid, time, punctures, constants, components, and all fields.
void write_state(StateWriter& out, const Tissue& tissue);

/// What write_state wrote, to the bit.
Tissue read_state(const StateReader& in);

/// Bytes of all fields.
std::size_t field_bytes(const Tissue& tissue);

}  // namespace cutis::tissue
