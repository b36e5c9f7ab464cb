// How are textures computed?
// SPDX-License-Identifier: Apache-2.0
#include "instruments/section_texture.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <utility>

#include "tissue/junction.hpp"

namespace cutis::instruments {
namespace {

constexpr double far_squared = 1e18;

double square(double a) { return a * a; }

}  // namespace

double speckle(int x, int y, int layer) {
  std::uint64_t h = static_cast<std::uint32_t>(x) * 0x9E3779B97F4A7C15ULL ^
                    static_cast<std::uint32_t>(y) * 0xC2B2AE3D27D4EB4FULL ^
                    static_cast<std::uint32_t>(layer) * 0x165667B19E3779F9ULL;
  h = (h ^ (h >> 31)) * 0xBF58476D1CE4E5B9ULL;
  h = (h ^ (h >> 29)) * 0x94D049BB133111EBULL;
  return static_cast<double>((h ^ (h >> 32)) >> 11) * 0x1p-53;
}

double smooth_noise(double x, double y, int layer) {
  const int i = static_cast<int>(std::floor(x)), j = static_cast<int>(std::floor(y));
  const auto ease = [](double t) { return t * t * (3 - 2 * t); };
  const double s = ease(x - i), t = ease(y - j);
  const double top = (1 - s) * speckle(i, j, layer) + s * speckle(i + 1, j, layer);
  const double bottom = (1 - s) * speckle(i, j + 1, layer) + s * speckle(i + 1, j + 1, layer);
  return (1 - t) * top + t * bottom;
}

double lattice_border(int x, int y, int pitch, int width, int layer) {
  const int across = std::max(width / pitch, 1);
  const int a = x / pitch, b = y / pitch;
  double nearest = far_squared, next = far_squared;
  for (int j = b - 1; j <= b + 1; ++j)
    for (int i = a - 1; i <= a + 1; ++i) {
      const int wrapped = ((i % across) + across) % across;
      const double px = (i + 0.15 + 0.7 * speckle(wrapped, j, layer)) * pitch;
      const double py = (j + 0.15 + 0.7 * speckle(wrapped, j, layer + 100)) * pitch;
      const double d = square(x - px) + square(y - py);
      if (d < nearest)
        next = std::exchange(nearest, d);
      else
        next = std::min(next, d);
    }
  return (std::sqrt(next) - std::sqrt(nearest)) / 2;
}

double lattice_point(int x, int y, int pitch, int layer) {
  const auto cell = [pitch](int place) { return (place < 0 ? place - pitch + 1 : place) / pitch; };
  double nearest = far_squared;
  for (int j = cell(y) - 1; j <= cell(y) + 1; ++j)
    for (int i = cell(x) - 1; i <= cell(x) + 1; ++i)
      nearest = std::min(nearest, square(x - (i + speckle(i, j, layer)) * pitch) +
                                      square(y - (j + speckle(i, j, layer + 100)) * pitch));
  return std::sqrt(nearest);
}

std::vector<float> border_distance(const SectionGeometry& g, const std::vector<Nucleus>& nuclei) {
  constexpr int reach = 14;
  constexpr float far = 1e3F;
  std::vector<float> nearest(g.pixels(), far), next(g.pixels(), far);
  for (const Nucleus& n : nuclei)
    for (int depth = static_cast<int>(n.depth) - reach; depth <= n.depth + reach; ++depth)
      for (int x = static_cast<int>(n.x) - reach; x <= n.x + reach; ++x) {
        if (depth < -g.headroom_um || depth >= g.depth_um) continue;
        const double flat = std::max(n.half_long / n.half_short, 1.0);  // flat nuclei sit in flat cells
        const double dx = x + 0.5 - n.x, dz = depth + 0.5 - n.depth;
        const double u = (dx * n.cosine + dz * n.sine) / std::sqrt(flat),
                     v = (dz * n.cosine - dx * n.sine) * std::sqrt(flat);
        const auto d = static_cast<float>(std::hypot(u, v));
        const std::size_t pixel = g.pixel(g.wrapped(x), depth);
        if (d < nearest[pixel])
          next[pixel] = std::exchange(nearest[pixel], d);
        else
          next[pixel] = std::min(next[pixel], d);
      }
  for (std::size_t pixel = 0; pixel < next.size(); ++pixel)
    next[pixel] = next[pixel] < far ? (next[pixel] - nearest[pixel]) / 2 : far;
  return next;
}

std::vector<float> open_columns(const tissue::Tissue& tissue, const SectionGeometry& g) {
  const grid::Grid& grid = tissue.grid;
  const double voxel_um = grid.dx_mm * 1000;
  std::vector<float> open(static_cast<std::size_t>(g.width_um));
  for (int x = 0; x < g.width_um; ++x) {
    const int i = std::min(static_cast<int>(x / voxel_um), grid.nx - 1);
    const double off_middle = (x + 0.5) / voxel_um - i - 0.5;
    const int beside = (i + (off_middle < 0 ? grid.nx - 1 : 1)) % grid.nx;
    const auto share = [&](int column) { return tissue[tissue::FieldId::channel_area][grid.index(column, g.row, 0)]; };
    const double between = share(i) + std::abs(off_middle) * (share(beside) - share(i));
    const bool slit = std::abs(off_middle) < share(i) / 2 && share(i) <= 0.5;
    open[static_cast<std::size_t>(x)] = between > 0.5 || slit ? 1.0F : 0.0F;
  }
  return open;
}

std::vector<float> anchored_columns(const tissue::Tissue& tissue, const SectionGeometry& g) {
  const grid::Grid& grid = tissue.grid;
  std::vector<double> by_column(static_cast<std::size_t>(grid.nx));
  for (int i = 0; i < grid.nx; ++i) {
    double held = 0, all = 0;
    for (int k = 0; k < grid.nz; ++k) {
      const std::size_t voxel = grid.index(i, g.row, k);
      const double weight = tissue::junction_weight(tissue, voxel);
      if (weight > 0) held += weight * tissue::anchored_share(tissue, voxel);
      all += weight;
    }
    by_column[static_cast<std::size_t>(i)] = all > 0 ? held / all : 1;
  }
  const double voxel_um = grid.dx_mm * 1000;
  std::vector<float> anchored(static_cast<std::size_t>(g.width_um));
  for (int x = 0; x < g.width_um; ++x) {
    const double place = (x + 0.5) / voxel_um - 0.5;
    const int i = static_cast<int>(std::floor(place));
    const double left = by_column[static_cast<std::size_t>((i + grid.nx) % grid.nx)];
    const double right = by_column[static_cast<std::size_t>((i + 1) % grid.nx)];
    anchored[static_cast<std::size_t>(x)] = static_cast<float>(left + (place - i) * (right - left));
  }
  return anchored;
}

double nuclear_radius(const Nucleus& n, double u, double v) {
  if (n.type == CellType::neutrophil) {  // two or three lobes
    const int lobes = n.chance < 0.5 ? 2 : 3;
    double nearest = 1e9;
    for (int lobe = 0; lobe < lobes; ++lobe) {
      const double turn = 6.2832 * (n.chance + static_cast<double>(lobe) / lobes);
      nearest = std::min(nearest, std::hypot(u - 0.5 * std::cos(turn), v - 0.5 * std::sin(turn)));
    }
    return nearest / 0.5;
  }
  const double r = std::hypot(u, v);
  if (n.type == CellType::macrophage && std::hypot(u, v - 1.1) < 0.55) return 2;  // kidney shape
  return r;
}

void draw_scale_bar(core::Picture& picture) {
  constexpr int bar_um = 100, margin = 24, thickness = 5, dot = 3;
  // "100 um" with the Greek letter, 5 x 7 dots each, rows as bits.
  static constexpr std::array<std::array<std::uint8_t, 7>, 6> glyphs = {{{4, 12, 4, 4, 4, 4, 14},
                                                                         {14, 17, 17, 17, 17, 17, 14},
                                                                         {14, 17, 17, 17, 17, 17, 14},
                                                                         {0, 0, 0, 0, 0, 0, 0},
                                                                         {0, 17, 17, 17, 19, 29, 16},
                                                                         {0, 0, 26, 21, 21, 21, 21}}};
  const auto black = [&](int x, int y) {
    if (x < 0 || y < 0 || x >= picture.width || y >= picture.height) return;
    std::uint8_t* pixel =
        picture.rgb.data() +
        3 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.width) + static_cast<std::size_t>(x));
    pixel[0] = pixel[1] = pixel[2] = 0;
  };
  const int right = picture.width - margin, bottom = picture.height - margin;
  for (int y = bottom - thickness; y < bottom; ++y)
    for (int x = right - bar_um; x < right; ++x) black(x, y);
  for (std::size_t letter = 0; letter < glyphs.size(); ++letter)
    for (int row = 0; row < 7 * dot; ++row)
      for (int column = 0; column < 5 * dot; ++column)
        if (glyphs[letter][static_cast<std::size_t>(row / dot)] >> (4 - column / dot) & 1)
          black(right - bar_um + static_cast<int>(letter) * 6 * dot - 4 + column,
                bottom - thickness - 8 - 7 * dot + row);
}

}  // namespace cutis::instruments
