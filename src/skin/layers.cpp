// How are layer shares found from the junction's depth below each point of the surface?
// SPDX-License-Identifier: Apache-2.0
#include "skin/layers.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "skin/rete_pattern.hpp"

namespace cutis::skin {
namespace {

using tissue::FieldId;

constexpr double sample_spacing_mm = 0.005;

/// Share of the slab that starts at depth `low` and is `thick` deep that lies above a border.
double share_above(double border, double low, double thick) { return std::clamp((border - low) / thick, 0.0, 1.0); }

/// Samples of the pattern below each column: value[column * per_column + n].
struct Samples {
  int per_side = 0;
  grid::Values value;
  double mean = 0;
  std::size_t per_column() const { return static_cast<std::size_t>(per_side) * static_cast<std::size_t>(per_side); }
};

Samples sample(const RetePattern& pattern, const grid::Grid& grid) {
  Samples samples;
  samples.per_side = std::max(1, static_cast<int>(std::ceil(grid.dx_mm / sample_spacing_mm - 1e-9)));
  samples.value.resize(grid.plane() * samples.per_column());
  const double step_mm = grid.dx_mm / samples.per_side;
#pragma omp parallel for schedule(static)
  for (int j = 0; j < grid.ny; ++j)
    for (int i = 0; i < grid.nx; ++i) {
      double* here = samples.value.data() + grid.index(i, j, 0) * samples.per_column();
      for (int b = 0; b < samples.per_side; ++b)
        for (int a = 0; a < samples.per_side; ++a)
          *here++ = pattern(i * grid.dx_mm + (a + 0.5) * step_mm, j * grid.dx_mm + (b + 0.5) * step_mm);
    }
  for (double value : samples.value) samples.mean += value / static_cast<double>(samples.value.size());
  return samples;
}

void check_ridges(const SiteAnatomy& site) {
  if (site.rete_amplitude_mm / 2 >= std::min(site.viable_epidermis_mm, site.papillary_dermis_mm))
    throw std::invalid_argument("skin: rete ridges are taller than the epidermis or the papillary dermis allows");
}

}  // namespace

void lay_layers(tissue::Tissue& tissue, const SiteAnatomy& site, std::uint64_t seed) {
  check_ridges(site);
  const grid::Grid& grid = tissue.grid;
  const RetePattern pattern(site.papillae_per_mm2, grid.width_mm(), grid.breadth_mm(), seed);
  const Samples samples = sample(pattern, grid);
  const double deepest_junction_mm = site.viable_epidermis_mm + site.rete_amplitude_mm;  // heights less their mean: < 2
  const double papillary_end_mm = site.viable_epidermis_mm + site.papillary_dermis_mm;
  const double dermis_end_mm = papillary_end_mm + site.reticular_dermis_mm;
#pragma omp parallel for schedule(static)
  for (int k = 0; k < grid.nz; ++k)
    for (std::size_t column = 0; column < grid.plane(); ++column) {
      const double low = k * grid.dz_mm;
      double epidermis = 0;
      for (std::size_t n = 0; low < deepest_junction_mm && n < samples.per_column(); ++n) {
        const double height = samples.value[column * samples.per_column() + n] - samples.mean;
        epidermis += share_above(site.viable_epidermis_mm - site.rete_amplitude_mm / 2 * height, low, grid.dz_mm);
      }
      epidermis /= static_cast<double>(samples.per_column());
      const double with_papillary = share_above(papillary_end_mm, low, grid.dz_mm);
      const double with_reticular = share_above(dermis_end_mm, low, grid.dz_mm);
      const std::size_t voxel = static_cast<std::size_t>(k) * grid.plane() + column;
      tissue[FieldId::viable_epidermis][voxel] = std::min(epidermis, 1.0);
      tissue[FieldId::papillary_dermis][voxel] = std::max(0.0, with_papillary - epidermis);
      tissue[FieldId::reticular_dermis][voxel] = with_reticular - with_papillary;
      tissue[FieldId::hypodermis][voxel] = 1 - with_reticular;
    }
}

}  // namespace cutis::skin
