// What paints pixels of a section in the colours of one stain?
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>

#include "core/records.hpp"
#include "instruments/section_fibres.hpp"
#include "instruments/section_geometry.hpp"
#include "instruments/stains.hpp"

namespace cutis::instruments {

/// A picture being painted; x is periodic, depths are as in SectionGeometry.
struct Brush {
  const SectionGeometry& g;
  const Palette& colours;
  Stain stain;
  FibreMap fine_fibres = {};  ///< painted over the others where the stain shows any
  core::Picture picture = {};

  void set(int x, int depth, const Colour& c) {
    std::uint8_t* pixel = picture.rgb.data() + 3 * g.pixel(g.wrapped(x), depth);
    const auto byte = [](double v) { return static_cast<std::uint8_t>(std::clamp(v, 0.0, 255.0)); };
    pixel[0] = byte(c.red), pixel[1] = byte(c.green), pixel[2] = byte(c.blue);
  }
  Colour get(int x, int depth) const {
    const std::uint8_t* pixel = picture.rgb.data() + 3 * g.pixel(g.wrapped(x), depth);
    return {double(pixel[0]), double(pixel[1]), double(pixel[2])};
  }
  void blend(int x, int depth, const Colour& c, double share) { set(x, depth, mix(get(x, depth), c, share)); }
};

}  // namespace cutis::instruments
