// How are nuclei placed on a section?
// SPDX-License-Identifier: Apache-2.0
#include "instruments/section_nuclei.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/random.hpp"
#include "instruments/histology_formulas.hpp"

namespace cutis::instruments {
namespace {

using tissue::FieldId;

constexpr double um_per_mm = 1000;
constexpr std::uint64_t nuclei_seed = 2;
constexpr double basal_spacing_um = 6.5;
constexpr double basal_offset_um = 5.5;

double dice(std::uint64_t object, std::uint64_t draw) {
  return core::uniform(nuclei_seed, core::Purpose::histology, object, draw);
}

/// Local direction of the junction, um of depth per um along the section.
double junction_slope(const SectionGeometry& g, int x) {
  const auto at = [&](int place) { return g.junction[static_cast<std::size_t>(g.wrapped(place))]; };
  return (at(x + 2) - at(x - 2)) / 4;
}

/// Cells per rest packing at a point of the epidermis; the lifted part of a thick epidermis is packed as at rest.
double packing_at(const SectionField& keratinocytes, const SectionGeometry& g, double x, double depth) {
  const int column = g.wrapped(static_cast<int>(x));
  return depth < 0 ? 1 : std::min(keratinocytes(x, g.depth_in_fields(column, depth)), 1.0);
}

void add_basal(std::vector<Nucleus>& nuclei, const SectionGeometry& g, const SectionField& packing) {
  double walked = 0;
  for (int x = 0; x < g.width_um; ++x) {
    const double slope = junction_slope(g, x), length = std::hypot(1, slope);
    walked += length;
    while (walked >= basal_spacing_um) {
      walked -= basal_spacing_um;
      const auto object = static_cast<std::uint64_t>(x) * 16 + static_cast<std::uint64_t>(walked);
      const double back = walked / length, normal_x = slope / length, normal_z = -1 / length;
      const double from_x = x - back, offset = basal_offset_um + 1.5 * (dice(object, 0) - 0.5);
      const double from_depth = g.junction[static_cast<std::size_t>(x)] - back * slope;
      const Nucleus n{
          CellType::basal, from_x + offset * normal_x, from_depth + offset * normal_z, 4.2, 2.7, normal_x, normal_z,
          dice(object, 1)};
      const double surface = g.surface[static_cast<std::size_t>(g.wrapped(static_cast<int>(n.x)))];
      if (n.depth > surface + 3 && dice(object, 2) < packing_at(packing, g, n.x, n.depth)) nuclei.push_back(n);
    }
  }
}

/// One lattice cell of the suprabasal epidermis.
void add_suprabasal(std::vector<Nucleus>& nuclei, const SectionGeometry& g, const SectionField& packing, int a, int b,
                    double pitch) {
  const auto object =
      (std::uint64_t{1} << 40) + static_cast<std::uint64_t>(b + 1000) * 4096 + static_cast<std::uint64_t>(a);
  const double x = (a + 0.5 + 0.6 * (dice(object, 0) - 0.5) + (b & 1) * 0.5) * pitch;
  const double depth = (b + 0.5 + 0.6 * (dice(object, 1) - 0.5)) * pitch;
  const int column = g.wrapped(static_cast<int>(x));
  const auto c = static_cast<std::size_t>(column);
  const double above_junction = (g.junction[c] - depth) / std::hypot(1, junction_slope(g, column));
  const double below_surface = depth - g.surface[c];
  if (above_junction < 11 || below_surface < 4) return;
  if (dice(object, 2) >= packing_at(packing, g, x, depth)) return;
  const double rise = std::clamp(1 - below_surface / 30, 0.0, 1.0);  // the uppermost 30 um flatten
  const double half = 3.4 * (0.9 + 0.25 * dice(object, 3));
  const double tilt = 0.6 * (dice(object, 4) - 0.5);
  nuclei.push_back({CellType::keratinocyte, x, depth, half * (1 + 0.5 * rise), half * (1 - 0.55 * rise), std::cos(tilt),
                    std::sin(tilt), dice(object, 5)});
}

/// Places Poisson points of one dermal cell type by voxel; candidates are shared by tissues, density only adds.
class Scatter {
 public:
  Scatter(const tissue::Tissue& tissue, const HistologyParameters& p, const SectionGeometry& g)
      : t_(tissue), p_(p), g_(g) {}

  template <class Density>
  void add(std::vector<Nucleus>& nuclei, CellType type, double nucleus_um, Density&& density) const {
    const grid::Grid& grid = t_.grid;
    for (int k = 0; k < grid.nz; ++k)
      for (int i = 0; i < grid.nx; ++i) {
        const std::size_t v = grid.index(i, g_.row, k);
        const double expected = profiles_per_mm2(density(v), p_.section_um, nucleus_um) * grid.dx_mm * grid.dz_mm;
        add_voxel(nuclei, type, v, i, k, expected);
      }
  }

 private:
  void add_voxel(std::vector<Nucleus>& nuclei, CellType type, std::size_t v, int i, int k, double expected) const {
    const auto object = (static_cast<std::uint64_t>(type) + 2) * t_.grid.size() + v;
    double arrival = 0;
    for (std::uint64_t n = 0;; n += 8) {
      arrival -= std::log(dice(object, n));
      if (arrival > expected) return;
      const double x = (i + dice(object, n + 1)) * t_.grid.dx_mm * um_per_mm;
      const int at = g_.wrapped(static_cast<int>(x));
      const double depth = g_.depth_drawn(at, (k + dice(object, n + 2)) * t_.grid.dz_mm * um_per_mm);
      const auto column = static_cast<std::size_t>(at);
      if (depth < g_.junction[column] + 5 || depth > g_.dermis[column]) continue;
      nuclei.push_back(shape(type, x, depth, object, n));
    }
  }

  static Nucleus shape(CellType type, double x, double depth, std::uint64_t object, std::uint64_t n) {
    const double angle = std::numbers::pi * 0.5 * (dice(object, n + 3) - 0.5), size = dice(object, n + 4);
    Nucleus nucleus{type, x, depth, 0, 0, std::cos(angle), std::sin(angle), dice(object, n + 5)};
    const auto set = [&](double half_long, double half_short) {
      nucleus.half_long = half_long * (0.85 + 0.3 * size);
      nucleus.half_short = half_short;
    };
    switch (type) {
      case CellType::fibroblast:
        set(6.5, 1.6);
        break;
      case CellType::myofibroblast:
        set(8.5, 2.4);
        break;
      case CellType::neutrophil:
        set(3.6, 3.2);
        break;
      case CellType::macrophage:
        set(5.0, 3.4);
        break;
      case CellType::lymphocyte:  // small and round
        set(3.1, 3.0);
        break;
      default:
        cut_tube(nucleus, dice(object, n + 6));
        break;
    }
    return nucleus;
  }

  /// The lumen of a capillary of any direction: a section meets a tube the more often the more upright it stands to it,
  /// so the squared cosine is uniform; loops bend away before profiles grow long.
  static void cut_tube(Nucleus& nucleus, double squared_cosine) {
    constexpr double radius_um = 3.5, longest_um = 18;
    nucleus.half_short = radius_um;
    nucleus.half_long = std::min(radius_um / std::sqrt(squared_cosine), longest_um);
    const double angle = std::numbers::pi * nucleus.chance;
    nucleus.cosine = std::cos(angle), nucleus.sine = std::sin(angle);
  }

  const tissue::Tissue& t_;
  const HistologyParameters& p_;
  const SectionGeometry& g_;
};

}  // namespace

std::vector<Nucleus> keratinocyte_nuclei(const tissue::Tissue& tissue, const HistologyParameters& p,
                                         const SectionGeometry& geometry) {
  std::vector<Nucleus> nuclei;
  const SectionField packing(tissue, tissue[FieldId::keratinocytes], geometry.row);
  add_basal(nuclei, geometry, packing);
  const double per_mm2 = profiles_per_mm2(tissue.skin.keratinocytes_per_mm3, p.section_um, p.keratinocyte_nucleus_um);
  const double pitch = std::clamp(um_per_mm / std::sqrt(std::max(per_mm2, 1.0)), 7.5, 14.0);
  const int rows_up = static_cast<int>(geometry.headroom_um / pitch);
  const double deepest = *std::max_element(geometry.junction.begin(), geometry.junction.end());
  for (int b = -rows_up; b * pitch < deepest; ++b)
    for (int a = 0; a * pitch < geometry.width_um; ++a) add_suprabasal(nuclei, geometry, packing, a, b, pitch);
  return nuclei;
}

std::vector<Nucleus> dermal_nuclei(const tissue::Tissue& tissue, const HistologyParameters& p,
                                   const SectionGeometry& geometry) {
  std::vector<Nucleus> nuclei;
  const Scatter scatter(tissue, p, geometry);
  const auto dermal = [&](std::size_t v) {
    return tissue[FieldId::papillary_dermis][v] + tissue[FieldId::reticular_dermis][v];
  };
  const auto of = [&](FieldId field) {
    return [&tissue, &dermal, field](std::size_t v) { return dermal(v) > 0 ? tissue[field][v] : 0.0; };
  };
  scatter.add(nuclei, CellType::fibroblast, p.fibroblast_nucleus_um, of(FieldId::fibroblasts));
  scatter.add(nuclei, CellType::myofibroblast, p.fibroblast_nucleus_um, of(FieldId::myofibroblasts));
  scatter.add(nuclei, CellType::neutrophil, p.leukocyte_nucleus_um, of(FieldId::neutrophils));
  scatter.add(nuclei, CellType::macrophage, p.leukocyte_nucleus_um, [&](std::size_t v) {
    return dermal(v) > 0
               ? tissue[FieldId::macrophages_m1][v] + tissue[FieldId::macrophages_m2][v] + tissue[FieldId::monocytes][v]
               : 0.0;
  });
  scatter.add(nuclei, CellType::lymphocyte, p.leukocyte_nucleus_um, of(FieldId::t_lymphocytes));
  const double per_mm3 = tissue.skin.capillary_loops_per_mm2 / profiles_per_mm2(1, p.section_um, 0);
  scatter.add(nuclei, CellType::capillary, 0, [&](std::size_t v) {
    return dermal(v) > 0 ? per_mm3 * (tissue[FieldId::vessels][v] + tissue[FieldId::sprouts][v]) : 0.0;
  });
  return nuclei;
}

}  // namespace cutis::instruments
