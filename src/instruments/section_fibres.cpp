// How are random fibre segments laid out and drawn?
// SPDX-License-Identifier: Apache-2.0
#include "instruments/section_fibres.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <optional>
#include <vector>

#include "core/random.hpp"
#include "instruments/histology_formulas.hpp"
#include "instruments/section_texture.hpp"
#include "tissue/fibre_orientation.hpp"

namespace cutis::instruments {
namespace {

using tissue::FieldId;

constexpr double um_per_mm = 1000;
constexpr double margin_um = 100;  // fibres whose centre lies this far outside the dermis still reach into it
constexpr std::uint64_t seed = 1;  // one glass slide for all: arms then differ by their tissue only

/// How one kind of fibre looks. Shapes are chosen to look like the layer; area coverage depends on diameter only.
struct FibreKind {
  int id;
  double diameter_um;
  double length_um;
  double wave_um;                                       ///< amplitude of the undulation
  std::optional<tissue::FibreOrientation> fibres = {};  ///< as the tissue has them; elastic ones have no field:
  double steepness = 1;                                 ///< 1: any direction in the section, 0: along the axis
  double axis = 0;                                      ///< mean direction: 0 level, pi / 2 upright
};

constexpr double taper_share = 0.8;        // area of a strip tapered as 1 - s^4 over that of the straight strip
constexpr double mean_length_share = 0.9;  // segments are 0.35 to 1.45 lengths long: cut along, cut across

/// One segment: a strip around a wavy line whose half width falls as 1 - s^4 to its ends (s = -1 to 1). Its width is
/// measured across the straight axis, so the wave leaves its area at taper_share x length x diameter.
struct Segment {
  double x, depth, cosine, sine, half_length, half_width, wave, phase;
  double depth_of_stain;
};

/// sin(pi p) for any p by a parabola on each half wave: smooth enough for a fibre, and cheap.
double wave_form(double p) {
  p -= 2 * std::floor(0.5 * (p + 1));
  return 4 * p * (1 - std::abs(p));
}

constexpr double steepest_wave = 4;  ///< slope of wave_form
constexpr double rounding_um = 1e-6;

/// Draws segments into a map; clips to the dermis.
class Canvas {
 public:
  Canvas(const SectionGeometry& geometry, FibreMap& map, bool shaded) : g_(geometry), map_(map), shaded_(shaded) {}

  void draw(const Segment& s) {
    const bool flat = std::abs(s.cosine) >= std::abs(s.sine);
    const double along = flat ? s.cosine : s.sine, across = flat ? s.sine : s.cosine;
    const double spread = s.half_width + s.wave;
    const double reach = s.half_length * std::abs(along) + spread * std::abs(across);
    // Across the strip, u is what it is on its axis but for `skew`, so the wave is known but for `bend`: pixels further
    // from it need no look.
    const double skew = spread * std::abs(across / along);
    const double bend = std::min(steepest_wave * skew / s.half_length, 2.0) * s.wave;
    const double half_band = (s.half_width + bend) / std::abs(along) + rounding_um;
    const double centre = flat ? s.x : s.depth, other = flat ? s.depth : s.x;
    for (int a = first(centre - reach); a <= last(centre + reach); ++a) {
      const double from_centre = a + 0.5 - centre;
      const double wave = s.wave * wave_form(from_centre / along / s.half_length + s.phase);
      const double line = other + (from_centre * across + (flat ? wave : -wave)) / along;
      for (int b = first(line - half_band); b <= last(line + half_band); ++b) flat ? stain(s, a, b) : stain(s, b, a);
    }
  }

 private:
  static int first(double from) { return static_cast<int>(std::ceil(from - 0.5)); }
  static int last(double to) { return static_cast<int>(std::floor(to - 0.5)); }

  void stain(const Segment& s, int x, int depth) {
    if (depth < -g_.headroom_um || depth >= g_.depth_um) return;
    const auto column = static_cast<std::size_t>(g_.wrapped(x));
    std::uint8_t& pixel = map_[g_.pixel(static_cast<int>(column), depth)];
    if (!shaded_ && pixel > 0) return;
    const double dx = x + 0.5 - s.x, dz = depth + 0.5 - s.depth;
    const double u = dx * s.cosine + dz * s.sine;
    if (std::abs(u) > s.half_length) return;
    const double v = dz * s.cosine - dx * s.sine - s.wave * wave_form(u / s.half_length + s.phase);
    const double s2 = (u / s.half_length) * (u / s.half_length), half_width = s.half_width * (1 - s2 * s2);
    if (std::abs(v) > half_width) return;
    if (depth + 0.5 < g_.junction[column] || depth + 0.5 > g_.dermis[column]) return;
    if (!shaded_) {
      pixel = 255;
      return;
    }
    const double edge = v / half_width;
    const double streak = s.half_width > 4 ? 0.14 * wave_form(v * 0.5 + wave_form(u * 0.03 + s.phase)) : 0;
    const double value = s.depth_of_stain * (1 - 0.4 * edge * edge + streak);
    pixel = std::max(pixel, static_cast<std::uint8_t>(std::clamp(value, 96.0, 255.0)));
  }

  const SectionGeometry& g_;
  FibreMap& map_;
  bool shaded_;  ///< else pixels are covered or not
};

/// Content of fibres per voxel of the section plane, continued a margin beyond the dermis, so that the fibres at its
/// borders are as dense as inside.
class Content {
 public:
  Content(const tissue::Tissue& tissue, int row) : t_(tissue), row_(row) {
    const grid::Grid& grid = t_.grid;
    source_.resize(static_cast<std::size_t>(grid.nx) * static_cast<std::size_t>(grid.nz), -1);
    for (int i = 0; i < grid.nx; ++i) find_sources(i);
  }
  /// The dermal voxel whose content stands for (i, k), or -1.
  int source(int i, int k) const { return source_[place(i, k)]; }

 private:
  std::size_t place(int i, int k) const {
    return static_cast<std::size_t>(k) * static_cast<std::size_t>(t_.grid.nx) + static_cast<std::size_t>(i);
  }
  bool dermal(int i, int k) const {
    const std::size_t v = t_.grid.index(i, row_, k);
    return t_[FieldId::papillary_dermis][v] + t_[FieldId::reticular_dermis][v] >= 0.5;
  }
  void find_sources(int i) {
    const int reach = static_cast<int>(std::ceil(margin_um / (t_.grid.dz_mm * um_per_mm)));
    int top = -1, bottom = -1;
    for (int k = 0; k < t_.grid.nz; ++k)
      if (dermal(i, k)) {
        if (top < 0) top = k;
        bottom = k;
      }
    if (top < 0) return;
    for (int k = std::max(0, top - reach); k < std::min(t_.grid.nz, bottom + reach + 1); ++k)
      source_[place(i, k)] = std::clamp(k, top, bottom);
  }

  const tissue::Tissue& t_;
  int row_;
  std::vector<int> source_;
};

/// Random numbers of one voxel and kind: candidate n uses draws 8 n to 8 n + 7.
class Dice {
 public:
  Dice(const grid::Grid& grid, int kind, int i, int row, int k)
      : object_(static_cast<std::uint64_t>(kind) * grid.size() + grid.index(i, row, k)) {}
  double operator()(int candidate, int draw) const {
    return core::uniform(seed, core::Purpose::histology, object_, static_cast<std::uint64_t>(8 * candidate + draw));
  }

 private:
  std::uint64_t object_;
};

/// The direction that a segment of an isotropic section takes where fibres lie along x and depth in these shares: drawn
/// out like a rubber sheet, so that the mean squared cosine to x of many is along_x / (along_x + in_depth).
double turned(double angle, const tissue::FibreOrientation& fibres) {
  return std::atan2(std::max(fibres.z(), 0.0) * std::sin(angle), std::max(fibres.x, 0.0) * std::cos(angle));
}

/// A direction within the section: neighbours lean alike, as in woven bundles.
Segment make_segment(const Dice& dice, int n, const FibreKind& kind, double left_um, double top_um, double dx,
                     double dz) {
  const double x = left_um + dx * dice(n, 1), depth = top_um + dz * dice(n, 2);
  const double lean = 1.4 * (smooth_noise(x / 130, depth / 70, kind.id) - 0.5);
  const double undirected = std::numbers::pi * (lean + 0.6 * (dice(n, 3) - 0.5));
  const double angle = kind.fibres ? turned(undirected, *kind.fibres) : kind.axis + kind.steepness * undirected;
  return {x,
          depth,
          std::cos(angle),
          std::sin(angle),
          kind.length_um / 2 * (mean_length_share - 0.55 + 1.1 * dice(n, 7)),
          kind.diameter_um / 2,
          kind.wave_um * (0.3 + 0.7 * dice(n, 4)),
          2 * dice(n, 5),
          150 + 105 * dice(n, 6)};
}

void draw_voxel(Canvas& canvas, const grid::Grid& grid, int i, int row, int k, const FibreKind& kind,
                double intensity) {
  const double dx = grid.dx_mm * um_per_mm, dz = grid.dz_mm * um_per_mm;
  const double expected = intensity * dx * dz / (taper_share * mean_length_share * kind.length_um * kind.diameter_um);
  const Dice dice(grid, kind.id, i, row, k);
  double arrival = 0;
  for (int n = 0;; ++n) {
    arrival -= std::log(dice(n, 0));
    if (arrival > expected) return;
    canvas.draw(make_segment(dice, n, kind, i * dx, k * dz, dx, dz));
  }
}

/// Calls draw(i, k, v) for each voxel of the section that holds fibres, v being the one whose content it shows.
template <class Draw>
void for_voxels(const tissue::Tissue& tissue, const SectionGeometry& geometry, Draw draw) {
  const grid::Grid& grid = tissue.grid;
  const Content content(tissue, geometry.row);
  for (int k = 0; k < grid.nz && k * grid.dz_mm * um_per_mm < geometry.depth_um + margin_um; ++k)
    for (int i = 0; i < grid.nx; ++i)
      if (content.source(i, k) >= 0) draw(i, k, grid.index(i, geometry.row, content.source(i, k)));
}

FibreMap map_of(const tissue::Tissue& tissue, const HistologyParameters& p, const SectionGeometry& geometry,
                FibreStain stain, bool shaded) {
  FibreKind papillary{0, p.papillary_fibre_um, 45, 2.5};
  FibreKind bundle{1, p.reticular_bundle_um, 120, 6};
  FibreKind fresh{2, p.papillary_fibre_um, 40, 2.5};
  FibreKind reticulin{3, p.reticulin_fibre_um, 40, 2.5};
  const FibreKind upright_elastic{4, p.papillary_elastic_fibre_um, 50, 2.5, {}, 0.4, std::numbers::pi / 2};
  const FibreKind level_elastic{5, p.reticular_elastic_fibre_um, 90, 6, {}, 0.5};
  const double density =
      stain == FibreStain::elastin ? p.hydrated_elastin_density_ug_per_mm3 : p.hydrated_collagen_density_ug_per_mm3;
  const auto covering = [&](const FibreKind& kind) {
    return covering_content_ug_per_mm3(density, p.section_um, kind.diameter_um);
  };
  FibreMap map(geometry.pixels(), 0);
  Canvas canvas(geometry, map, shaded);
  const grid::Grid& grid = tissue.grid;
  for_voxels(tissue, geometry, [&](int i, int k, std::size_t v) {
    const double stroma = 1 - tissue[FieldId::viable_epidermis][v];  // fibres are in this part of the voxel only
    fresh.fibres = reticulin.fibres =
        tissue::FibreOrientation{tissue[FieldId::new_collagen_along_x][v], tissue[FieldId::new_collagen_along_y][v]};
    papillary.fibres = bundle.fibres = tissue::FibreOrientation{tissue[FieldId::mature_collagen_along_x][v],
                                                                tissue[FieldId::mature_collagen_along_y][v]};
    const double fine = (tissue[FieldId::collagen3][v] + tissue[FieldId::collagen1_immature][v]) / stroma;
    if (stain == FibreStain::reticulin) {
      draw_voxel(canvas, grid, i, geometry.row, k, reticulin, fine / covering(reticulin));
      return;
    }
    const double in_papillary = tissue[FieldId::papillary_dermis][v],
                 in_reticular = tissue[FieldId::reticular_dermis][v];
    if (stain == FibreStain::elastin) {
      const double elastin = tissue[FieldId::elastin][v] / stroma / (in_papillary + in_reticular);
      draw_voxel(canvas, grid, i, geometry.row, k, upright_elastic,
                 elastin * in_papillary / covering(upright_elastic));
      draw_voxel(canvas, grid, i, geometry.row, k, level_elastic, elastin * in_reticular / covering(level_elastic));
      return;
    }
    const double mature = tissue[FieldId::collagen1_mature][v] / stroma / (in_papillary + in_reticular);
    draw_voxel(canvas, grid, i, geometry.row, k, bundle, mature * in_reticular / covering(bundle));
    draw_voxel(canvas, grid, i, geometry.row, k, papillary, mature * in_papillary / covering(papillary));
    draw_voxel(canvas, grid, i, geometry.row, k, fresh, fine / covering(fresh));
  });
  return map;
}

}  // namespace

void HistologyParameters::describe(core::Description<HistologyParameters>& d) {
  using P = HistologyParameters;
  d.add("section", &P::section_um, "um", "thickness of a section");
  d.add("hydrated_collagen_density", &P::hydrated_collagen_density_ug_per_mm3, "ug/mm3",
        "collagen in a unit volume of hydrated fibre");
  d.add("papillary_fibre", &P::papillary_fibre_um, "um", "diameter of papillary and of new fibres");
  d.add("reticular_bundle", &P::reticular_bundle_um, "um", "diameter of reticular bundles");
  d.add("reticulin_fibre", &P::reticulin_fibre_um, "um", "diameter of a fibre after silver impregnation");
  d.add("hydrated_elastin_density", &P::hydrated_elastin_density_ug_per_mm3, "ug/mm3",
        "elastin in a unit volume of hydrated fibre (pictures only)");
  d.add("papillary_elastic_fibre", &P::papillary_elastic_fibre_um, "um",
        "diameter of papillary elastic fibres (pictures only)");
  d.add("reticular_elastic_fibre", &P::reticular_elastic_fibre_um, "um",
        "diameter of reticular elastic fibres (pictures only)");
  d.add("keratinocyte_nucleus", &P::keratinocyte_nucleus_um, "um", "height of a keratinocyte's nucleus");
  d.add("leukocyte_nucleus", &P::leukocyte_nucleus_um, "um", "height of a leukocyte's nucleus");
  d.add("fibroblast_nucleus", &P::fibroblast_nucleus_um, "um", "mean height of a fibroblast's nucleus");
  d.add("ki67_positive", &P::ki67_positive_d, "d", "time for which a cycling keratinocyte is Ki-67 positive");
  d.add("myofibroblast_profile", &P::myofibroblast_profile_um2, "um2",
        "area of an activated fibroblast on a section (pictures only)");
}

FibreMap draw_fibres(const tissue::Tissue& tissue, const HistologyParameters& p, const SectionGeometry& geometry,
                     FibreStain stain) {
  return map_of(tissue, p, geometry, stain, true);
}

FibreMap cover_by_fibres(const tissue::Tissue& tissue, const HistologyParameters& p, const SectionGeometry& geometry,
                         FibreStain stain) {
  return map_of(tissue, p, geometry, stain, false);
}

FibreMap draw_fibronectin(const tissue::Tissue& tissue, double cover_ug_per_mm3, const SectionGeometry& geometry) {
  const FibreKind fibril{6, 1.5, 30, 2};
  FibreMap map(geometry.pixels(), 0);
  Canvas canvas(geometry, map, true);
  for_voxels(tissue, geometry, [&](int i, int k, std::size_t v) {
    const double fibronectin = tissue[FieldId::fibronectin][v] / (1 - tissue[FieldId::viable_epidermis][v]);
    draw_voxel(canvas, tissue.grid, i, geometry.row, k, fibril, fibronectin / cover_ug_per_mm3);
  });
  return map;
}

}  // namespace cutis::instruments
