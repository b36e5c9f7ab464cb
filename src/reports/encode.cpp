// How do bytes get into a text file? Deflated by zlib, written in base64.
// SPDX-License-Identifier: Apache-2.0
#include "reports/encode.hpp"

#include <zlib.h>

#include <stdexcept>

namespace cutis::reports {

std::string base64(std::span<const std::uint8_t> bytes) {
  static constexpr char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  text.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t n = 0; n < bytes.size(); n += 3) {
    const std::size_t left = bytes.size() - n;
    const std::uint32_t second = left > 1 ? bytes[n + 1] : 0u, third = left > 2 ? bytes[n + 2] : 0u;
    const std::uint32_t group = (static_cast<std::uint32_t>(bytes[n]) << 16) | (second << 8) | third;
    text += alphabet[group >> 18];
    text += alphabet[(group >> 12) & 63];
    text += left > 1 ? alphabet[(group >> 6) & 63] : '=';
    text += left > 2 ? alphabet[group & 63] : '=';
  }
  return text;
}

std::string base64(std::string_view bytes) {
  return base64(std::span(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()));
}

std::vector<std::uint8_t> deflate(std::span<const std::uint8_t> bytes) {
  uLongf size = compressBound(static_cast<uLong>(bytes.size()));
  std::vector<std::uint8_t> packed(size);
  if (compress2(packed.data(), &size, bytes.data(), static_cast<uLong>(bytes.size()), Z_DEFAULT_COMPRESSION) != Z_OK)
    throw std::runtime_error("zlib could not pack a volume");
  packed.resize(size);
  return packed;
}

}  // namespace cutis::reports
