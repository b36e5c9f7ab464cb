// Which random number belongs to this object? A pure function of (seed, purpose, object, draw), for any thread order.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>

namespace cutis::core {

/// What a number is drawn for. The values are part of every result: append, never renumber.
enum class Purpose : std::uint32_t {
  puncture_position = 0,
  puncture_depth = 1,
  puncture_angle = 2,
  puncture_count = 3,
  rete_ridges = 4,
  histology = 5,
  ensemble = 6,
  vessels = 7,
  instrument_noise = 8,
  calibration = 9,
};

/// Philox4x32-10 (Salmon et al. 2011), four 32-bit words for a counter and a key.
std::array<std::uint32_t, 4> philox_block(const std::array<std::uint32_t, 4>& counter,
                                          const std::array<std::uint32_t, 2>& key);

/// Uniform in the open interval (0, 1), 52 bits. Valid for object < 2^48, draw < 2^48.
double uniform(std::uint64_t seed, Purpose purpose, std::uint64_t object, std::uint64_t draw);

/// Standard normal, by Box-Muller from the two 64-bit words of one Philox block.
double normal(std::uint64_t seed, Purpose purpose, std::uint64_t object, std::uint64_t draw);

}  // namespace cutis::core
