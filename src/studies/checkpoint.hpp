// What is kept of an arm so that it can go on? One HDF5 file: tissue, where the engine stands, what has been recorded.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>

#include "engine/engine.hpp"
#include "tissue/tissue.hpp"

namespace cutis::studies {

/// Of the layout of the files in checkpoint/. A change of layout takes the next number.
inline constexpr int checkpoint_format = 2;

/// How an arm stands between two steps.
struct Checkpoint {
  nlohmann::ordered_json about;  ///< format, version, scenario hash and identity, arm, what has been recorded
  tissue::Tissue tissue;
  engine::Progress progress;
  engine::FieldArrays derivative;
};

/// Where an engine stands; points into it.
struct EngineView {
  engine::Progress progress;
  const engine::FieldArrays* derivative;
};

/// `view` is absent for skin at rest. The file is whole when this returns, but not yet on the disk.
void write_checkpoint(const std::filesystem::path& file, const nlohmann::ordered_json& about,
                      const tissue::Tissue& tissue, const std::optional<EngineView>& view);

/// Throws std::runtime_error where the file is truncated, foreign, damaged or of another format.
Checkpoint read_checkpoint(const std::filesystem::path& file);

/// Only what the file says about itself. Throws as read_checkpoint.
nlohmann::ordered_json read_about(const std::filesystem::path& file);

}  // namespace cutis::studies
