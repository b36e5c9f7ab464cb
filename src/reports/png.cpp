// How is a picture encoded as PNG?
// SPDX-License-Identifier: Apache-2.0
#include "reports/png.hpp"

#include <png.h>

#include <cmath>
#include <stdexcept>
#include <string>

#include "reports/colour_table.hpp"

namespace cutis::reports {
namespace {

constexpr int deflate_level = 4;  ///< a third of the time of zlib's own choice, 6, for 7 % more bytes

[[noreturn]] void fail(png_structp, png_const_charp message) {
  throw std::runtime_error(std::string("png: ") + message);
}
void ignore(png_structp, png_const_charp) {}

void append(png_structp png, png_bytep data, std::size_t size) {
  auto& bytes = *static_cast<std::vector<std::uint8_t>*>(png_get_io_ptr(png));
  bytes.insert(bytes.end(), data, data + size);
}

/// libpng's two structures, freed together.
class Writer {
 public:
  Writer() : png_(png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, fail, ignore)) {
    if (!png_) throw std::runtime_error("png: no memory");
    info_ = png_create_info_struct(png_);
  }
  ~Writer() { png_destroy_write_struct(&png_, &info_); }
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;
  png_structp png() const { return png_; }
  png_infop info() const { return info_; }

 private:
  png_structp png_ = nullptr;
  png_infop info_ = nullptr;
};

}  // namespace

std::vector<std::uint8_t> encode_png(const core::Picture& picture) {
  const auto width = static_cast<std::size_t>(picture.width), height = static_cast<std::size_t>(picture.height);
  if (picture.width <= 0 || picture.height <= 0 || picture.rgb.size() != 3 * width * height)
    throw std::runtime_error("png: picture " + picture.name + " has no pixels, or not as many as its size says");
  const IndexedPicture drawn = indexed(picture);
  std::vector<png_color> table;
  for (const auto& colour : drawn.colours) table.push_back({colour[0], colour[1], colour[2]});
  std::vector<std::uint8_t> bytes;
  const Writer writer;
  png_set_write_fn(writer.png(), &bytes, append, nullptr);
  png_set_compression_level(writer.png(), deflate_level);
  png_set_IHDR(writer.png(), writer.info(), static_cast<png_uint_32>(picture.width),
               static_cast<png_uint_32>(picture.height), 8, PNG_COLOR_TYPE_PALETTE, PNG_INTERLACE_NONE,
               PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_set_PLTE(writer.png(), writer.info(), table.data(), static_cast<int>(table.size()));
  const auto pixels_per_m = static_cast<png_uint_32>(std::lround(1e6 / picture.um_per_pixel));
  png_set_pHYs(writer.png(), writer.info(), pixels_per_m, pixels_per_m, PNG_RESOLUTION_METER);
  png_write_info(writer.png(), writer.info());
  for (std::size_t row = 0; row < height; ++row) png_write_row(writer.png(), drawn.indices.data() + row * width);
  png_write_end(writer.png(), writer.info());
  return bytes;
}

}  // namespace cutis::reports
