// How do bytes get into a text file? Deflated by zlib, written in base64.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cutis::reports {

/// RFC 4648 base64 with padding.
std::string base64(std::span<const std::uint8_t> bytes);
std::string base64(std::string_view bytes);

/// zlib stream (RFC 1950). Throws std::runtime_error where zlib fails.
std::vector<std::uint8_t> deflate(std::span<const std::uint8_t> bytes);

}  // namespace cutis::reports
