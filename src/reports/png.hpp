// How does a picture get into a file that every viewer opens? As PNG, its scale in pixels per metre.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "core/records.hpp"

namespace cutis::reports {

/// The picture as the bytes of a PNG of at most 256 colours (colour_table.hpp): about a quarter of the size and of the
/// time of full colour; um_per_pixel goes into pHYs. The bytes depend on the zlib at hand, the pixels do not. Throws
/// std::runtime_error when width, height and bytes disagree or libpng fails.
std::vector<std::uint8_t> encode_png(const core::Picture& picture);

}  // namespace cutis::reports
