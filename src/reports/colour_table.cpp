// How are the colours of a picture counted, merged and chosen?
// SPDX-License-Identifier: Apache-2.0
#include "reports/colour_table.hpp"

#include <algorithm>

namespace cutis::reports {
namespace {

using Colour = std::array<std::uint8_t, 3>;

/// Pixels whose colours agree in the upper five bits of each channel.
struct Bin {
  std::size_t key = 0, pixels = 0;
  std::array<std::size_t, 3> sum{};

  Colour mean() const {
    Colour colour;
    for (std::size_t c = 0; c < 3; ++c) colour[c] = static_cast<std::uint8_t>((sum[c] + pixels / 2) / pixels);
    return colour;
  }
};

constexpr std::size_t bin_count = std::size_t{1} << 15;

std::size_t key_of(const std::uint8_t* rgb) {
  return (std::size_t{rgb[0]} >> 3) << 10 | (std::size_t{rgb[1]} >> 3) << 5 | std::size_t{rgb[2]} >> 3;
}

/// Occupied bins, the fullest first.
std::vector<Bin> count_colours(const std::vector<std::uint8_t>& rgb) {
  std::vector<Bin> bins(bin_count);
  for (std::size_t at = 0; at < rgb.size(); at += 3) {
    Bin& bin = bins[key_of(&rgb[at])];
    ++bin.pixels;
    for (std::size_t c = 0; c < 3; ++c) bin.sum[c] += rgb[at + c];
  }
  for (std::size_t key = 0; key < bins.size(); ++key) bins[key].key = key;
  std::erase_if(bins, [](const Bin& bin) { return bin.pixels == 0; });
  std::stable_sort(bins.begin(), bins.end(), [](const Bin& a, const Bin& b) { return a.pixels > b.pixels; });
  return bins;
}

std::uint8_t nearest(const std::vector<Colour>& colours, const Colour& wanted) {
  const auto distance = [&](const Colour& colour) {
    int sum = 0;
    for (std::size_t c = 0; c < 3; ++c) sum += (colour[c] - wanted[c]) * (colour[c] - wanted[c]);
    return sum;
  };
  const auto found = std::min_element(colours.begin(), colours.end(),
                                      [&](const Colour& a, const Colour& b) { return distance(a) < distance(b); });
  return static_cast<std::uint8_t>(found - colours.begin());
}

}  // namespace

IndexedPicture indexed(const core::Picture& picture) {
  const std::vector<Bin> bins = count_colours(picture.rgb);
  IndexedPicture result;
  for (std::size_t n = 0; n < std::min(bins.size(), most_colours); ++n) result.colours.push_back(bins[n].mean());
  std::vector<std::uint8_t> index_of(bin_count);
  for (std::size_t n = 0; n < bins.size(); ++n)
    index_of[bins[n].key] = n < most_colours ? static_cast<std::uint8_t>(n) : nearest(result.colours, bins[n].mean());
  result.indices.reserve(picture.rgb.size() / 3);
  for (std::size_t at = 0; at < picture.rgb.size(); at += 3)
    result.indices.push_back(index_of[key_of(&picture.rgb[at])]);
  return result;
}

}  // namespace cutis::reports
