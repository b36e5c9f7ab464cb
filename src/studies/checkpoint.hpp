// What is kept of an arm so that it can go on? One HDF5 file: tissue, where the engine stands, what has been recorded.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "engine/engine.hpp"
#include "grid/exchange.hpp"
#include "tissue/tissue.hpp"

namespace cutis::studies {

/// Of the layout of the files in checkpoint/. A change of layout takes the next number.
inline constexpr int checkpoint_format = 3;

/// How an arm stands between two steps.
struct Checkpoint {
  nlohmann::ordered_json about;  ///< format, version, scenario hash and identity, arm, what has been recorded
  tissue::Tissue tissue;
  engine::Progress progress;
  engine::FieldArrays last_base;
};

/// Where an engine stands; points into it.
struct EngineView {
  engine::Progress progress;
  const engine::FieldArrays* last_base;
};

/// A file that is to be written, and what it says about itself.
struct Draft {
  std::filesystem::path file;
  nlohmann::ordered_json about;
  std::filesystem::path spare;  ///< a file that it may be written over, if there is one
};

/// Written by all ranks at once: each gives its part of the tissue and of the last right-hand side, rank 0's draft
/// counts. `view` is absent for skin at rest. The file is whole when this returns, but not yet on the disk. Where it
/// cannot be written, all ranks throw std::runtime_error, rank 0 with the reason.
void write_checkpoint(const Draft& draft, const tissue::Tissue& mine, const std::optional<EngineView>& view,
                      const grid::Exchange& exchange);

/// 16 hexadecimal digits that differ where any field or right-hand side differs in any bit; the same on all ranks.
std::string bits_of(const tissue::Tissue& mine, const EngineView& view, const grid::Exchange& exchange);

/// Throws std::runtime_error where the file is truncated, foreign, damaged or of another format.
Checkpoint read_checkpoint(const std::filesystem::path& file);

/// Only what the file says about itself. Throws as read_checkpoint.
nlohmann::ordered_json read_about(const std::filesystem::path& file);

}  // namespace cutis::studies
