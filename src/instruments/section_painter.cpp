// How are the parts of a section painted?
// SPDX-License-Identifier: Apache-2.0
#include "instruments/section_painter.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "instruments/section_texture.hpp"

namespace cutis::instruments {

using tissue::FieldId;

/// A picture being painted in one stain.
struct SectionPainter::Brush {
  const SectionGeometry& g;
  const Palette& colours;
  Stain stain;
  core::Picture picture;

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

SectionPainter::SectionPainter(const tissue::Tissue& tissue, const HistologyParameters& p,
                               const SectionGeometry& geometry, double ki67_share)
    : tissue_(tissue), g_(geometry) {
  collagen_ = draw_fibres(tissue, p, g_, FibreStain::all_collagen);
  reticulin_ = draw_fibres(tissue, p, g_, FibreStain::reticulin);
  keratinocytes_ = keratinocyte_nuclei(tissue, p, g_);
  dermal_ = dermal_nuclei(tissue, p, g_);
  cell_border_ = border_distance(g_, keratinocytes_);
  open_ = open_columns(tissue, g_);
  const auto basal = static_cast<double>(std::count_if(keratinocytes_.begin(), keratinocytes_.end(),
                                                       [](const auto& n) { return n.type == CellType::basal; }));
  const double above = static_cast<double>(keratinocytes_.size()) - basal;
  const double positive = ki67_share * (basal + above);  // first the basal cells up to 60 %, then those above
  ki67_basal_ = basal > 0 ? std::min(positive / basal, 0.6) : 0;
  ki67_above_ = above > 0 ? (positive - ki67_basal_ * basal) / above : 0;
}

bool SectionPainter::in_cycle(const Nucleus& n) const {
  if (n.type == CellType::basal) return n.chance < ki67_basal_;
  return n.type == CellType::keratinocyte && n.chance < ki67_above_;
}

core::Picture SectionPainter::paint(Stain stain) const {
  Brush brush{g_, palette(stain), stain, {}};
  core::Picture& picture = brush.picture;
  picture.name = brush.colours.id;
  picture.caption = std::string(brush.colours.caption) + ". Drawn from the model's tissue; bar 100 um.";
  picture.width = g_.width_um;
  picture.height = g_.height();
  picture.rgb.resize(3 * g_.pixels());
  paint_ground(brush);
  for (const Nucleus& nucleus : keratinocytes_) paint_nucleus(brush, nucleus);
  for (const Nucleus& nucleus : dermal_)
    nucleus.type == CellType::capillary ? paint_capillary(brush, nucleus) : paint_nucleus(brush, nucleus);
  draw_scale_bar(picture);
  return std::move(brush.picture);
}

void SectionPainter::paint_ground(Brush& brush) const {
  for (int depth = -g_.headroom_um; depth < g_.depth_um; ++depth)
    for (int x = 0; x < g_.width_um; ++x) {
      const auto c = static_cast<std::size_t>(x);
      const double centre = depth + 0.5;
      if (centre < g_.corneum_top[c])
        brush.set(x, depth, brush.colours.slide);
      else if (centre < g_.surface[c])
        paint_corneum(brush, x, depth);
      else if (centre < g_.junction[c])
        paint_epidermis(brush, x, depth);
      else if (centre < g_.dermis[c])
        paint_dermis(brush, x, depth);
      else
        paint_fat(brush, x, depth);
    }
}

void SectionPainter::paint_corneum(Brush& brush, int x, int depth) const {
  const auto c = static_cast<std::size_t>(x);
  const double height = g_.surface[c] - depth - 0.5;
  if (open_[c] > 0.5) return brush.set(x, depth, brush.colours.slide);
  // Basket weave: eosinophilic lamellae 3 um apart that part and meet around clear slits; compact at its base.
  const double sway = 2.6 * smooth_noise(x / 23.0, height / 11.0, 11) + 1.2 * smooth_noise(x / 9.0, 3.7, 12);
  const double lamella = std::abs(std::sin(3.1416 * (height + 2.2 * sway) / 3.4));
  const double filled = height < 2.5 ? 1 : std::clamp(1.9 * lamella - 0.35, 0.0, 1.0);
  brush.set(x, depth, mix(brush.colours.slide, brush.colours.corneum, 0.15 + 0.85 * filled));
}

void SectionPainter::paint_epidermis(Brush& brush, int x, int depth) const {
  const SectionField packing(tissue_, tissue_[FieldId::keratinocytes], g_.row);
  const SectionField clot(tissue_, tissue_[FieldId::fibrin], g_.row);
  const auto c = static_cast<std::size_t>(x);
  const double edge = 0.12 * (smooth_noise(x / 6.0, depth / 6.0, 13) - 0.5);
  const double local = depth < 0 ? 1 : packing(x, depth);
  if (local + edge < 0.5) {
    brush.set(x, depth, mix(brush.colours.slide, brush.colours.ground, 0.6));
    return paint_clot(brush, x, depth, clot(x, std::max(depth, 0)));
  }
  const double height = (g_.junction[c] - depth) / std::max(g_.junction[c] - g_.surface[c], 1.0);
  Colour cell =
      mix(brush.colours.cytoplasm_basal, brush.colours.cytoplasm_upper, std::clamp(2.2 * height - 0.1, 0.0, 1.0));
  const double below_surface = depth - g_.surface[c];
  if (below_surface < 9 && speckle(x / 2, depth / 2, 14) < 0.35 * (1 - below_surface / 9))
    cell = mix(cell, brush.colours.nucleus, 0.75);  // granular layer
  const bool pigment = brush.stain != Stain::silver && height < 0.25;
  if (pigment && speckle(x, depth, 15) < 0.05 * tissue_.skin.fitzpatrick) cell = mix(cell, {92, 58, 34}, 0.5);
  const double border = cell_border_[g_.pixel(x, depth)];
  if (border < 1.1) cell = mix(cell, brush.colours.border, 0.65);
  brush.set(x, depth, mix(cell, brush.colours.ground, 0.12 * smooth_noise(x / 14.0, depth / 14.0, 16)));
}

void SectionPainter::paint_dermis(Brush& brush, int x, int depth) const {
  const std::size_t pixel = g_.pixel(x, depth);
  const Palette& p = brush.colours;
  Colour colour = p.ground;
  if (const std::uint8_t stain = collagen_[pixel]; stain >= positive_stain)
    colour = mix(p.fibre_pale, p.fibre, std::clamp((stain - 96) / 140.0, 0.0, 1.0));
  else
    colour = mix(p.ground, p.fibre_pale, 0.35 * smooth_noise(x / 5.0, depth / 3.0, 17));
  if (brush.stain == Stain::silver && reticulin_[pixel] >= positive_stain) colour = p.reticulin;
  brush.set(x, depth, colour);
  const SectionField clot(tissue_, tissue_[FieldId::fibrin], g_.row);
  paint_clot(brush, x, depth, clot(x, depth));
}

void SectionPainter::paint_clot(Brush& brush, int x, int depth, double share) const {
  if (share < 0.02) return;
  // A felt of strands: ridges of a smooth noise, denser where there is more fibrin.
  const double ridge = 1 - 2 * std::abs(smooth_noise(x / 7.0, depth / 7.0, 18) - 0.5);
  const double wanted = std::clamp(share, 0.0, 1.0);
  if (ridge > 1 - wanted) brush.blend(x, depth, brush.colours.clot, 0.8);
  const double cell = lattice_point(x, depth, 8, 19);  // trapped red cells
  if (cell < 3 * std::min(1.0, 1.5 * wanted)) brush.blend(x, depth, brush.colours.red_cell, 0.55 + 0.1 * cell);
}

void SectionPainter::paint_fat(Brush& brush, int x, int depth) const {
  const double wall = lattice_border(x, depth, 68, g_.width_um, 20);
  brush.set(x, depth, wall < 1.6 ? mix(brush.colours.fibre_pale, brush.colours.fibre, 0.3) : brush.colours.slide);
}

void SectionPainter::paint_nucleus(Brush& brush, const Nucleus& n) const {
  const double reach = n.half_long + 1;
  const bool positive = brush.stain == Stain::ki67 && in_cycle(n);
  const bool dark = n.type == CellType::basal || n.type == CellType::neutrophil || n.type == CellType::fibroblast;
  const Colour base = positive ? brush.colours.positive : dark ? brush.colours.nucleus_dark : brush.colours.nucleus;
  for (int depth = static_cast<int>(n.depth - reach); depth <= n.depth + reach; ++depth)
    for (int x = static_cast<int>(std::floor(n.x - reach)); x <= n.x + reach; ++x) {
      if (depth < -g_.headroom_um || depth >= g_.depth_um) continue;
      const double dx = x + 0.5 - n.x, dz = depth + 0.5 - n.depth;
      const double u = (dx * n.cosine + dz * n.sine) / n.half_long, v = (dz * n.cosine - dx * n.sine) / n.half_short;
      const double r = nuclear_radius(n, u, v);
      if (r > 1) continue;
      const double chromatin = 0.25 * smooth_noise(x / 2.0, depth / 2.0, 21) + 0.25 * (1 - r);
      brush.blend(x, depth, mix(base, brush.colours.ground, 0.35 * chromatin), std::min(1.0, 4 * (1 - r) + 0.35));
    }
}

void SectionPainter::paint_capillary(Brush& brush, const Nucleus& n) const {
  const double reach = n.half_long + 3;
  for (int depth = static_cast<int>(n.depth - reach); depth <= n.depth + reach; ++depth)
    for (int x = static_cast<int>(std::floor(n.x - reach)); x <= n.x + reach; ++x) {
      if (depth < -g_.headroom_um || depth >= g_.depth_um) continue;
      const double dx = x + 0.5 - n.x, dz = depth + 0.5 - n.depth;
      const double r =
          std::hypot((dx * n.cosine + dz * n.sine) / n.half_long, (dz * n.cosine - dx * n.sine) / n.half_short);
      if (r > 1.35) continue;
      const double turn = std::atan2(dz, dx) + 6.28 * n.chance;
      const bool nucleus = r > 0.95 && std::cos(2 * turn) > 0.75;  // endothelial nuclei bulge at two places
      if (nucleus)
        brush.blend(x, depth, brush.colours.nucleus_dark, 0.9);
      else if (r > 1)
        brush.blend(x, depth, brush.colours.cytoplasm_basal, 0.7);
      else
        brush.set(x, depth, lattice_point(x, depth, 6, 22) < 2.4 ? brush.colours.red_cell : brush.colours.slide);
    }
}

}  // namespace cutis::instruments
