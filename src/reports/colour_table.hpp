// In which few colours is a drawn picture written?
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "core/records.hpp"

namespace cutis::reports {

inline constexpr std::size_t most_colours = 256;  ///< what one byte a pixel can name

/// A picture as a table of at most 256 colours and one index a pixel.
struct IndexedPicture {
  std::vector<std::array<std::uint8_t, 3>> colours;
  std::vector<std::uint8_t> indices;
};

/// Colours that agree in the upper five bits of each channel become their mean, at most 7 of 255 from any of them; of
/// these, the 256 most frequent are kept and each of the others becomes the nearest kept one. A picture of few, distant
/// colours comes back unchanged. The picture must hold 3 bytes a pixel.
IndexedPicture indexed(const core::Picture& picture);

}  // namespace cutis::reports
