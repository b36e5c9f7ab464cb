// Does a picture come back from its PNG pixel by pixel, with its scale?
// SPDX-License-Identifier: Apache-2.0
#include "reports/png.hpp"

#include <png.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>

using namespace cutis;

namespace {

/// What a viewer sees of the encoded picture.
std::vector<std::uint8_t> seen(const core::Picture& picture) {
  const auto bytes = reports::encode_png(picture);
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  REQUIRE(png_image_begin_read_from_memory(&image, bytes.data(), bytes.size()));
  REQUIRE(static_cast<int>(image.width) == picture.width);
  REQUIRE(static_cast<int>(image.height) == picture.height);
  image.format = PNG_FORMAT_RGB;
  std::vector<std::uint8_t> rgb(PNG_IMAGE_SIZE(image));
  REQUIRE(png_image_finish_read(&image, nullptr, rgb.data(), 0, nullptr));
  return rgb;
}

}  // namespace

TEST_CASE("a picture of few, distant colours survives encoding") {
  core::Picture picture{"p", "", 5, 3, 1, {}};
  for (int n = 0; n < 45; ++n) picture.rgb.push_back(static_cast<std::uint8_t>(5 * n));
  CHECK(seen(picture) == picture.rgb);
}

TEST_CASE("similar colours are merged, by less than eyes tell apart") {
  core::Picture picture{"p", "", 256, 64, 1, {}};  // a blue to a pink, with noise: thousands of colours
  for (int n = 0; n < 256 * 64; ++n) {
    const int along = n % 256, noise = n * 7919 % 11;
    for (int value : {60 + along / 2, 90 + along / 4, 170 + along / 8})
      picture.rgb.push_back(static_cast<std::uint8_t>(value + noise));
  }
  const std::vector<std::uint8_t> rgb = seen(picture);
  int farthest = 0;
  for (std::size_t n = 0; n < rgb.size(); ++n) farthest = std::max(farthest, std::abs(rgb[n] - picture.rgb[n]));
  CHECK(farthest > 0);
  CHECK(farthest <= 7);
}

TEST_CASE("more colours than a byte can name: the rare ones become the nearest of the frequent") {
  core::Picture picture{"p", "", 300, 2, 1, {}};
  for (int n = 0; n < 600; ++n) {
    const int colour = n < 300 ? n : n % 256;  // the first 256 twice
    for (int value : {8 * (colour % 32), 8 * (colour / 32), 0}) picture.rgb.push_back(static_cast<std::uint8_t>(value));
  }
  const std::vector<std::uint8_t> rgb = seen(picture);
  CHECK(std::equal(rgb.begin(), rgb.begin() + 3 * 256, picture.rgb.begin()));
  CHECK(rgb[3 * 256] == picture.rgb[3 * 256]);              // the same red,
  CHECK(rgb[3 * 256 + 1] == picture.rgb[3 * 256 + 1] - 8);  // and the nearest green left
}

TEST_CASE("a picture whose bytes do not fit its size is refused") {
  core::Picture picture{"p", "", 5, 3, 1, {1, 2, 3}};
  CHECK_THROWS_AS(reports::encode_png(picture), std::runtime_error);
  CHECK_THROWS_AS(reports::encode_png(core::Picture{}), std::runtime_error);
}
