// How are the parts of a section painted?
// SPDX-License-Identifier: Apache-2.0
#include "instruments/section_painter.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "instruments/histology_formulas.hpp"
#include "instruments/section_texture.hpp"

namespace cutis::instruments {

using tissue::FieldId;

namespace {

constexpr double least_clot = 0.02;  ///< share of fibrin that shows

/// Beyond half of that somewhere in the row: between voxels there is no more than in them.
bool holds_clot(const tissue::Tissue& tissue, int row) {
  const grid::Grid& grid = tissue.grid;
  for (int k = 0; k < grid.nz; ++k) {
    const double* fibrin = tissue[FieldId::fibrin].data() + grid.index(0, row, k);
    if (std::any_of(fibrin, fibrin + grid.nx, [](double share) { return share > least_clot / 2; })) return true;
  }
  return false;
}

std::vector<bool> fat_walls(const SectionGeometry& g) {
  std::vector<bool> walls(g.pixels(), false);
  for (int depth = -g.headroom_um; depth < g.depth_um; ++depth)
    for (int x = 0; x < g.width_um; ++x)
      if (depth + 0.5 >= g.dermis[static_cast<std::size_t>(x)])
        walls[g.pixel(x, depth)] = lattice_border(x, depth, 68, g.width_um, 20) < 1.6;
  return walls;
}

}  // namespace

SectionPainter::SectionPainter(const tissue::Tissue& tissue, const HistologyParameters& p,
                               const ImmunostainParameters& antibodies, const SectionGeometry& geometry,
                               const Proliferation& proliferation)
    : tissue_(tissue),
      p_(p),
      antibodies_(antibodies),
      g_(geometry),
      collagen_(draw_fibres(tissue, p, geometry, FibreStain::all_collagen)),
      keratinocytes_(keratinocyte_nuclei(tissue, p, geometry)),
      dermal_(dermal_nuclei(tissue, p, geometry)),
      cell_border_(border_distance(geometry, keratinocytes_)),
      fat_wall_(fat_walls(geometry)),
      clotted_(holds_clot(tissue, geometry.row)),
      open_(open_columns(tissue, geometry)),
      anchored_(anchored_columns(tissue, geometry)),
      in_cycle_(tissue, geometry.row, keratinocytes_, proliferation) {}

core::Picture SectionPainter::paint(Stain stain) const {
  Brush brush{g_, palette(stain), stain};
  if (stain == Stain::silver) brush.fine_fibres = draw_fibres(tissue_, p_, g_, FibreStain::reticulin);
  if (stain == Stain::elastin) brush.fine_fibres = draw_fibres(tissue_, p_, g_, FibreStain::elastin);
  if (stain == Stain::fibronectin)
    brush.fine_fibres = draw_fibronectin(tissue_, antibodies_.fibronectin_cover_ug_per_mm3, g_);
  core::Picture& picture = brush.picture;
  picture.name = brush.colours.id;
  picture.caption = std::string(brush.colours.caption) + ". Drawn from the model's tissue; bar 100 um.";
  picture.width = g_.width_um;
  picture.height = g_.height();
  picture.rgb.resize(3 * g_.pixels());
  paint_ground(brush);
  paint_membrane(brush);
  paint_cells(brush);
  draw_scale_bar(picture);
  return std::move(brush.picture);
}

void SectionPainter::paint_cells(Brush& brush) const {
  const bool ki67 = brush.stain == Stain::ki67;
  if (brush.stain == Stain::alpha_sma)
    for (const Nucleus& nucleus : dermal_)
      if (nucleus.type == CellType::myofibroblast) paint_body(brush, nucleus, p_.myofibroblast_profile_um2);
  for (const Nucleus& nucleus : keratinocytes_) paint_nucleus(brush, nucleus, ki67 && in_cycle_(nucleus));
  for (const Nucleus& nucleus : dermal_) {
    if (nucleus.type == CellType::capillary)
      paint_capillary(brush, nucleus);
    else
      paint_nucleus(brush, nucleus, ki67 && in_cycle_(nucleus));
  }
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

// The membrane is far thinner than a pixel: an antibody shows it as a line of some micrometres, eosin hardly.
void SectionPainter::paint_membrane(Brush& brush) const {
  const bool marked = brush.stain == Stain::collagen7;
  if (!marked && brush.stain != Stain::haematoxylin_eosin) return;
  const Colour& colour = marked ? brush.colours.positive : brush.colours.fibre;
  for (int x = 0; x < g_.width_um; ++x) {
    const auto c = static_cast<std::size_t>(x);
    if (smooth_noise(x / 7.0, 0.5, 25) > anchored_[c]) continue;
    const int junction = static_cast<int>(g_.junction[c]);
    for (int depth = junction; depth < junction + (marked ? 3 : 1) && depth < g_.depth_um; ++depth)
      brush.blend(x, depth, colour, marked ? 0.9 : 0.5);
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
  const auto c = static_cast<std::size_t>(x);
  const double edge = 0.12 * (smooth_noise(x / 6.0, depth / 6.0, 13) - 0.5);
  const double local = depth < 0 ? 1 : packing(x, g_.depth_in_fields(x, depth));
  if (local + edge < 0.5) {
    brush.set(x, depth, mix(brush.colours.slide, brush.colours.ground, 0.6));
    return paint_clot(brush, x, depth);
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
  if (brush.stain == Stain::hyaluronan) paint_hyaluronan(brush, x, depth);
}

void SectionPainter::paint_dermis(Brush& brush, int x, int depth) const {
  const std::size_t pixel = g_.pixel(x, depth);
  const Palette& p = brush.colours;
  Colour colour = p.ground;
  if (const std::uint8_t stain = collagen_[pixel]; stain >= positive_stain)
    colour = mix(p.fibre_pale, p.fibre, std::clamp((stain - 96) / 140.0, 0.0, 1.0));
  else
    colour = mix(p.ground, p.fibre_pale, 0.35 * smooth_noise(x / 5.0, depth / 3.0, 17));
  if (!brush.fine_fibres.empty() && brush.fine_fibres[pixel] >= positive_stain) colour = p.fine_fibre;
  brush.set(x, depth, colour);
  if (brush.stain == Stain::hyaluronan) paint_hyaluronan(brush, x, depth);
  paint_clot(brush, x, depth);
}

// A haze, on average as deep as the share that the content stains, in the ground between fibres more than over them; in
// the epidermis the cells are full, so what there is lies along their borders.
void SectionPainter::paint_hyaluronan(Brush& brush, int x, int depth) const {
  const std::size_t pixel = g_.pixel(x, depth);
  const SectionField content(tissue_, tissue_[FieldId::hyaluronan], g_.row);
  const double at = g_.depth_in_fields(x, std::max(depth, 0));
  const double share = covered_share(std::max(content(x, at), 0.0), antibodies_.hyaluronan_cover_ug_per_mm3);
  if (depth + 0.5 >= g_.junction[static_cast<std::size_t>(x)]) {
    const double wisps =
        0.35 + 0.6 * smooth_noise(x / 3.0, depth / 2.0, 26) + 0.7 * smooth_noise(x / 17.0, depth / 11.0, 27);
    const double fibre = collagen_[pixel] >= positive_stain ? 0.35 : 1;
    brush.blend(x, depth, brush.colours.positive, std::min(0.9, share * wisps * fibre));
  } else if (cell_border_[pixel] < 1.5) {
    brush.blend(x, depth, brush.colours.positive, std::min(0.9, 2.2 * share));
  }
}

void SectionPainter::paint_clot(Brush& brush, int x, int depth) const {
  if (!clotted_) return;
  const SectionField clot(tissue_, tissue_[FieldId::fibrin], g_.row);
  const double share = clot(x, g_.depth_in_fields(x, std::max(depth, 0)));
  if (share < least_clot) return;
  // A felt of strands: ridges of a smooth noise, denser where there is more fibrin.
  const double ridge = 1 - 2 * std::abs(smooth_noise(x / 7.0, depth / 7.0, 18) - 0.5);
  const double wanted = std::clamp(share, 0.0, 1.0);
  if (ridge > 1 - wanted) brush.blend(x, depth, brush.colours.clot, 0.8);
  const double cell = lattice_point(x, depth, 8, 19);  // trapped red cells
  if (cell < 3 * std::min(1.0, 1.5 * wanted)) brush.blend(x, depth, brush.colours.red_cell, 0.55 + 0.1 * cell);
}

void SectionPainter::paint_fat(Brush& brush, int x, int depth) const {
  brush.set(
      x, depth,
      fat_wall_[g_.pixel(x, depth)] ? mix(brush.colours.fibre_pale, brush.colours.fibre, 0.3) : brush.colours.slide);
}

}  // namespace cutis::instruments
