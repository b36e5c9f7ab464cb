// How are cells and capillaries painted?
// SPDX-License-Identifier: Apache-2.0
#include "instruments/section_cells.hpp"

#include <algorithm>
#include <cmath>

#include "instruments/section_texture.hpp"

namespace cutis::instruments {
namespace {

using tissue::FieldId;

constexpr double most_basal_in_cycle = 0.6;
constexpr double body_width_um = 8;

/// A pixel in the axes of a profile, um from its centre.
struct Place {
  double along, across;
};

/// Calls `at(x, depth, place)` for all pixels within `reach` of a profile that the section shows.
template <class At>
void for_pixels(const SectionGeometry& g, const Nucleus& n, double reach, At&& at) {
  for (int depth = static_cast<int>(std::floor(n.depth - reach)); depth <= n.depth + reach; ++depth)
    for (int x = static_cast<int>(std::floor(n.x - reach)); x <= n.x + reach; ++x) {
      if (depth < -g.headroom_um || depth >= g.depth_um) continue;
      const double dx = x + 0.5 - n.x, dz = depth + 0.5 - n.depth;
      at(x, depth, Place{dx * n.cosine + dz * n.sine, dz * n.cosine - dx * n.sine});
    }
}

bool dermal(const SectionGeometry& g, int x, int depth) {
  const auto column = static_cast<std::size_t>(g.wrapped(x));
  return depth + 0.5 > g.junction[column] && depth + 0.5 < g.dermis[column];
}

}  // namespace

CellsInCycle::CellsInCycle(const tissue::Tissue& tissue, int row, const std::vector<Nucleus>& keratinocytes,
                           const Proliferation& proliferation)
    : fibroblasts_(tissue, tissue[FieldId::fibroblasts], row),
      fibroblast_births_(tissue, proliferation.fibroblast_births, row),
      positive_days_(proliferation.positive_days) {
  const auto basal = static_cast<double>(std::count_if(keratinocytes.begin(), keratinocytes.end(),
                                                       [](const Nucleus& n) { return n.type == CellType::basal; }));
  const double above = static_cast<double>(keratinocytes.size()) - basal;
  const double positive = proliferation.keratinocyte_share * (basal + above);
  basal_share_ = basal > 0 ? std::min(positive / basal, most_basal_in_cycle) : 0;
  share_above_ = above > 0 ? (positive - basal_share_ * basal) / above : 0;
}

bool CellsInCycle::operator()(const Nucleus& n) const {
  switch (n.type) {
    case CellType::basal:
      return n.chance < basal_share_;
    case CellType::keratinocyte:
      return n.chance < share_above_;
    case CellType::fibroblast:
      return n.chance * fibroblasts_(n.x, n.depth) < fibroblast_births_(n.x, n.depth) * positive_days_;
    default:
      return false;
  }
}

void paint_nucleus(Brush& brush, const Nucleus& n, bool positive) {
  const bool dark = n.type == CellType::basal || n.type == CellType::neutrophil || n.type == CellType::fibroblast ||
                    n.type == CellType::lymphocyte;
  const Colour base = positive ? brush.colours.positive : dark ? brush.colours.nucleus_dark : brush.colours.nucleus;
  for_pixels(brush.g, n, n.half_long + 1, [&](int x, int depth, Place place) {
    const double r = nuclear_radius(n, place.along / n.half_long, place.across / n.half_short);
    if (r > 1) return;
    const double chromatin = 0.25 * smooth_noise(x / 2.0, depth / 2.0, 21) + 0.25 * (1 - r);
    brush.blend(x, depth, mix(base, brush.colours.ground, 0.35 * chromatin), std::min(1.0, 4 * (1 - r) + 0.35));
  });
}

void paint_body(Brush& brush, const Nucleus& n, double area_um2) {
  const double half_width = body_width_um / 2, half_length = area_um2 / (4.0 / 3 * body_width_um);
  for_pixels(brush.g, n, half_length + body_width_um, [&](int x, int depth, Place place) {
    const double s = place.along / half_length;
    const double bend = 3 * std::sin(2.4 * s + 6.28 * n.chance) - 3 * std::sin(6.28 * n.chance);
    if (std::abs(s) > 1 || std::abs(place.across - bend) > half_width * (1 - s * s)) return;
    if (!dermal(brush.g, x, depth)) return;
    const double depth_of_stain = 0.6 + 0.3 * smooth_noise(place.along / 7, place.across / 1.2, 23);  // stress fibres
    brush.blend(x, depth, brush.colours.positive, depth_of_stain);
  });
}

void paint_capillary(Brush& brush, const Nucleus& n) {
  constexpr double thickest_wall_um = 3;
  const bool marked = brush.stain == Stain::cd31;
  for_pixels(brush.g, n, n.half_long + thickest_wall_um, [&](int x, int depth, Place place) {
    const double beyond = std::max(std::abs(place.along) - (n.half_long - n.half_short), 0.0);
    const double from_wall = std::hypot(beyond, place.across) - n.half_short;
    const double wall_um = thickest_wall_um * (0.45 + 0.55 * smooth_noise(x / 5.0, depth / 5.0, 24));
    if (from_wall > wall_um || !dermal(brush.g, x, depth)) return;
    const double turn = std::atan2(place.across, place.along) + 6.28 * n.chance;
    if (from_wall > -0.2 && std::cos(2 * turn) > 0.75)  // endothelial nuclei bulge at two places
      brush.blend(x, depth, mix(brush.colours.nucleus_dark, brush.colours.positive, marked ? 0.6 : 0), 0.9);
    else if (from_wall > 0)
      brush.blend(x, depth, marked ? brush.colours.positive : brush.colours.cytoplasm_basal, marked ? 0.92 : 0.7);
    else
      brush.set(x, depth, lattice_point(x, depth, 6, 22) < 2.4 ? brush.colours.red_cell : brush.colours.slide);
  });
}

}  // namespace cutis::instruments
