// Does a picture come back from its PNG pixel by pixel, with its scale?
// SPDX-License-Identifier: Apache-2.0
#include "reports/png.hpp"

#include <png.h>

#include <catch2/catch.hpp>

using namespace cutis;

TEST_CASE("a picture survives encoding") {
  core::Picture picture{"p", "", 5, 3, 1, {}};
  for (int n = 0; n < 45; ++n) picture.rgb.push_back(static_cast<std::uint8_t>(5 * n));
  const auto bytes = reports::encode_png(picture);
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  REQUIRE(png_image_begin_read_from_memory(&image, bytes.data(), bytes.size()));
  REQUIRE(image.width == 5);
  REQUIRE(image.height == 3);
  image.format = PNG_FORMAT_RGB;
  std::vector<std::uint8_t> rgb(PNG_IMAGE_SIZE(image));
  REQUIRE(png_image_finish_read(&image, nullptr, rgb.data(), 0, nullptr));
  CHECK(rgb == picture.rgb);
}

TEST_CASE("a picture whose bytes do not fit its size is refused") {
  core::Picture picture{"p", "", 5, 3, 1, {1, 2, 3}};
  CHECK_THROWS_AS(reports::encode_png(picture), std::runtime_error);
  CHECK_THROWS_AS(reports::encode_png(core::Picture{}), std::runtime_error);
}
