// Which random number belongs to this object? Philox4x32-10 of Random123, read as 53-bit uniforms.
// SPDX-License-Identifier: Apache-2.0
#include "core/random.hpp"

#include <Random123/philox.h>

#include <cmath>

namespace cutis::core {

namespace {

constexpr double pi = 3.14159265358979323846;

std::array<std::uint32_t, 4> block(std::uint64_t seed, Purpose purpose, std::uint64_t object, std::uint64_t draw) {
  // 48 bits of object and 48 of draw share the four counter words with 32 bits of purpose.
  const auto object_low = static_cast<std::uint32_t>(object);
  const auto draw_low = static_cast<std::uint32_t>(draw);
  const auto high = static_cast<std::uint32_t>(((object >> 32) & 0xffff) | ((draw >> 32) & 0xffff) << 16);
  return philox_block({object_low, draw_low, high, static_cast<std::uint32_t>(purpose)},
                      {static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32)});
}

/// The centre of one of 2^52 equal cells of (0, 1): exact in a double, never 0 or 1.
double open_unit(std::uint32_t high, std::uint32_t low) {
  const std::uint64_t bits = (static_cast<std::uint64_t>(high) << 32 | low) >> 12;
  return (static_cast<double>(bits) + 0.5) * 0x1p-52;
}

}  // namespace

std::array<std::uint32_t, 4> philox_block(const std::array<std::uint32_t, 4>& counter,
                                          const std::array<std::uint32_t, 2>& key) {
  const r123::Philox4x32::ctr_type c = {{counter[0], counter[1], counter[2], counter[3]}};
  const r123::Philox4x32::key_type k = {{key[0], key[1]}};
  const auto out = r123::Philox4x32()(c, k);
  return {out[0], out[1], out[2], out[3]};
}

double uniform(std::uint64_t seed, Purpose purpose, std::uint64_t object, std::uint64_t draw) {
  const auto words = block(seed, purpose, object, draw);
  return open_unit(words[0], words[1]);
}

double normal(std::uint64_t seed, Purpose purpose, std::uint64_t object, std::uint64_t draw) {
  const auto words = block(seed, purpose, object, draw);
  const double radius = std::sqrt(-2 * std::log(open_unit(words[0], words[1])));
  return radius * std::cos(2 * pi * open_unit(words[2], words[3]));
}

}  // namespace cutis::core
