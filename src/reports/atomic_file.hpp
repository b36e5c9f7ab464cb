// How does a file appear whole or not at all? Written aside, flushed to the disk, then renamed.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace cutis::reports {

/// Puts `content` at `file`. A reader sees the old content or the new one, never a part. Throws std::runtime_error
/// with the reason (no space left, not allowed, ...); the old file then stays as it was.
void write_file(const std::filesystem::path& file, std::string_view content);

/// The second half alone: flushes `aside`, which is written already, to the disk and gives it the name `file`. Throws
/// as write_file; `aside` is then removed.
void put_in_place(const std::filesystem::path& aside, const std::filesystem::path& file);

/// The whole of a file. Throws std::runtime_error where it cannot be read.
std::string read_file(const std::filesystem::path& file);

}  // namespace cutis::reports
