// How are readings taken from stained sections?
// SPDX-License-Identifier: Apache-2.0
#include "instruments/histology.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <exception>
#include <string>
#include <utility>

#include "instruments/cell_counts.hpp"
#include "instruments/histology_formulas.hpp"
#include "instruments/region.hpp"
#include "instruments/section_painter.hpp"
#include "tissue/keratinocyte_renewal.hpp"

namespace cutis::instruments {
namespace {

using tissue::FieldId;

constexpr int section_count = 4;
constexpr double section_depth_mm = 1.2;

/// Pixels of the two layers, all and positive; whole numbers, so sums do not depend on order.
struct PixelCount {
  std::array<long, 2> all{}, positive{};
};

PixelCount count_pixels(const SectionGeometry& g, const FibreMap& map) {
  PixelCount count;
  for (int depth = 0; depth < g.depth_um; ++depth)
    for (int x = 0; x < g.width_um; ++x) {
      const auto column = static_cast<std::size_t>(x);
      const double centre = depth + 0.5;
      if (centre < g.junction[column] || centre > g.dermis[column]) continue;
      const std::size_t layer = centre < g.papillary[column] ? 0 : 1;
      ++count.all[layer];
      if (map[g.pixel(x, depth)] >= positive_stain) ++count.positive[layer];
    }
  return count;
}

/// Rows of evenly spaced sections.
int section_row(const grid::Grid& grid, int section) { return grid.ny * (2 * section + 1) / (2 * section_count); }

/// The deepest puncture of the first session, the first of equals; null where there is none.
const tissue::Puncture* first_channel(const tissue::Tissue& tissue) {
  const tissue::Puncture* deepest = nullptr;
  for (const tissue::Puncture& puncture : tissue.punctures)
    if (puncture.time == tissue.punctures.front().time && (!deepest || puncture.depth_mm > deepest->depth_mm))
      deepest = &puncture;
  return deepest;
}

int row_of(const grid::Grid& grid, double y_mm) {
  return std::clamp(static_cast<int>(y_mm / grid.dx_mm), 0, grid.ny - 1);
}

/// The columns from `left` on, periodic.
core::Picture cut_out(const core::Picture& whole, const SectionGeometry& g, int left, int width) {
  core::Picture part = whole;
  part.width = width;
  part.rgb.clear();
  for (int y = 0; y < whole.height; ++y)
    for (int x = 0; x < width; ++x) {
      const auto pixel = static_cast<std::ptrdiff_t>(3 * (y * whole.width + g.wrapped(left + x)));
      part.rgb.insert(part.rgb.end(), whole.rgb.begin() + pixel, whole.rgb.begin() + pixel + 3);
    }
  return part;
}

/// Mean over columns of the integral of fraction x packing, um.
double epidermal_thickness_um(const tissue::Tissue& tissue) {
  constexpr double um_per_mm = 1000;
  const double sum = ordered_sum(tissue.grid, [&](std::size_t v) {
    return tissue[FieldId::viable_epidermis][v] * tissue[FieldId::keratinocytes][v];
  });
  return sum * tissue.grid.dz_mm * um_per_mm / static_cast<double>(tissue.grid.plane());
}

/// Share of the pierced epidermal volume that holds at least half the rest packing; 1 when nothing was pierced.
double bridged_share(const tissue::Tissue& tissue) {
  const auto pierced = [&](std::size_t v) { return tissue[FieldId::track][v] * tissue[FieldId::viable_epidermis][v]; };
  const double all = ordered_sum(tissue.grid, pierced);
  if (all <= 0) return 1;
  return ordered_sum(tissue.grid,
                     [&](std::size_t v) { return tissue[FieldId::keratinocytes][v] >= 0.5 ? pierced(v) : 0.0; }) /
         all;
}

/// From ridge tip to papilla tip, mean over the surface, um.
double ridge_height_um(const tissue::Tissue& tissue, const LayerDepths& depths) {
  constexpr double um_per_mm = 1000;
  const auto [highest, lowest] = std::minmax_element(depths.epidermis.begin(), depths.epidermis.end());
  double over_rest = 0;
  for (double height : tissue[FieldId::rete_ridges]) over_rest += height / static_cast<double>(tissue.grid.plane());
  return um_per_mm * (*lowest - *highest) * over_rest;
}

/// Length of the junction over that of the surface, mean of the sections.
double interdigitation(const tissue::Tissue& tissue, const LayerDepths& depths) {
  double sum = 0;
  for (int s = 0; s < section_count; ++s) {
    const SectionGeometry g = remodelled_geometry(tissue, depths, section_row(tissue.grid, s), section_depth_mm);
    for (int x = 0; x < g.width_um; ++x) {
      const auto here = static_cast<std::size_t>(x), next = static_cast<std::size_t>(g.wrapped(x + 1));
      sum += std::hypot(1, g.junction[next] - g.junction[here]) / g.width_um;
    }
  }
  return sum / section_count;
}

double ki67_share_of(const tissue::Tissue& tissue, const tissue::Rates& rates, double positive_days) {
  const grid::Values& epidermis = tissue[FieldId::viable_epidermis];
  return ki67_share(
      ordered_sum(tissue.grid,
                  [&](std::size_t v) {
                    return epidermis[v] > 0 ? epidermis[v] * tissue::divisions_per_day(tissue, rates, v) : 0.0;
                  }),
      ordered_sum(tissue.grid, [&](std::size_t v) { return epidermis[v] * tissue[FieldId::keratinocytes][v]; }),
      positive_days);
}

Proliferation proliferation(const tissue::Tissue& tissue, const tissue::Rates& rates, double positive_days) {
  return {ki67_share_of(tissue, rates, positive_days), rates.production[tissue::index_of(FieldId::fibroblasts)],
          positive_days};
}

void read_areas(std::vector<Reading>& readings, std::string_view instrument, const std::string& quantity,
                const PositiveArea& area) {
  const auto add = [&](const char* layer, double share) {
    if (std::isfinite(share)) readings.push_back({instrument, quantity, layer, 100 * share, "%"});
  };
  add("papillary_dermis", area.papillary);
  add("reticular_dermis", area.reticular);
}

}  // namespace

PositiveArea positive_area(const tissue::Tissue& tissue, const HistologyParameters& p, FibreStain stain) {
  const LayerDepths depths = layer_depths(tissue);
  std::array<PixelCount, section_count> counts;
#pragma omp parallel for schedule(static)
  for (int s = 0; s < section_count; ++s) {
    const SectionGeometry g = section_geometry(tissue, depths, section_row(tissue.grid, s), section_depth_mm);
    counts[static_cast<std::size_t>(s)] = count_pixels(g, cover_by_fibres(tissue, p, g, stain));
  }
  PixelCount sum;
  for (const PixelCount& count : counts)
    for (std::size_t layer : {0, 1}) {
      sum.all[layer] += count.all[layer];
      sum.positive[layer] += count.positive[layer];
    }
  const auto share = [&](std::size_t layer) {
    return static_cast<double>(sum.positive[layer]) / static_cast<double>(sum.all[layer]);
  };
  return {share(0), share(1)};
}

std::vector<Quantity> Histology::quantities() const {
  const std::vector<std::string> layers = {"papillary_dermis", "reticular_dermis"};
  std::vector<Quantity> quantities = {
      {"masson_area", "%", layers, "area stained as collagen by Masson's trichrome"},
      {"silver_area", "%", layers, "area of black reticulin fibres after silver impregnation"},
      {"epidermal_thickness", "um", {"epidermis"}, "mean thickness of the nucleated epidermis"},
      {"epidermal_gap_bridged", "%", {"epidermis"}, "share of the pierced epidermis that is refilled"},
      {"ki67_fraction", "%", {"epidermis"}, "Ki-67 positive share of nucleated keratinocytes"},
      {"rete_ridge_height", "um", {"epidermis"}, "mean height from ridge tip to papilla tip"},
      {"interdigitation", "1", {"epidermis"}, "length of the dermo-epidermal junction over that of the surface"}};
  for (const CellKind& kind : cell_kinds())
    quantities.push_back({std::string(kind.name),
                          "mm-2",
                          {"papillary_dermis", "reticular_dermis", "dermis"},
                          "profiles of " + std::string(kind.name) + " per area of section"});
  return quantities;
}

std::vector<Reading> Histology::read(const tissue::Tissue& tissue, const tissue::Rates& rates) const {
  std::vector<Reading> readings;
  read_areas(readings, name(), "masson_area", positive_area(tissue, p_, FibreStain::all_collagen));
  read_areas(readings, name(), "silver_area", positive_area(tissue, p_, FibreStain::reticulin));
  readings.push_back({name(), "epidermal_thickness", "epidermis", epidermal_thickness_um(tissue), "um"});
  readings.push_back({name(), "epidermal_gap_bridged", "epidermis", 100 * bridged_share(tissue), "%"});
  const double ki67 = ki67_share_of(tissue, rates, p_.ki67_positive_d);
  readings.push_back({name(), "ki67_fraction", "epidermis", 100 * ki67, "%"});
  const LayerDepths depths = layer_depths(tissue);
  readings.push_back({name(), "rete_ridge_height", "epidermis", ridge_height_um(tissue, depths), "um"});
  readings.push_back({name(), "interdigitation", "epidermis", interdigitation(tissue, depths), "1"});
  const std::vector<Region> regions = {layer_region(tissue, "papillary_dermis", FieldId::papillary_dermis),
                                       layer_region(tissue, "reticular_dermis", FieldId::reticular_dermis),
                                       dermis_region(tissue, "dermis")};
  for (const CellKind& kind : cell_kinds()) {
    const bool stromal = kind.name == "fibroblasts" || kind.name == "myofibroblasts";
    const double nucleus_um = stromal ? p_.fibroblast_nucleus_um : p_.leukocyte_nucleus_um;
    for (const Region& region : regions)
      if (!region.empty())
        readings.push_back({name(), std::string(kind.name), region.name,
                            profiles_per_mm2(mean_density(tissue, region, kind), p_.section_um, nucleus_um), "mm-2"});
  }
  return readings;
}

std::vector<core::Picture> Histology::pictures(const tissue::Tissue& tissue, const tissue::Rates& rates,
                                               std::span<const Stain> stains) const {
  std::vector<core::Picture> pictures;
  show_pictures(tissue, rates, stains, [&](core::Picture picture) {
    return [&pictures, kept = std::move(picture)]() mutable { pictures.push_back(std::move(kept)); };
  });
  return pictures;
}

void Histology::show_pictures(const tissue::Tissue& tissue, const tissue::Rates& rates, std::span<const Stain> stains,
                              const Develop& develop) const {
  const SectionGeometry g = remodelled_geometry(tissue, layer_depths(tissue), tissue.grid.ny / 2, section_depth_mm);
  const SectionPainter painter(tissue, p_, antibodies_, g, proliferation(tissue, rates, p_.ki67_positive_d));
  std::vector<std::function<void()>> show(stains.size());
  std::vector<std::exception_ptr> failed(stains.size());
#pragma omp parallel for schedule(dynamic)
  for (std::size_t s = 0; s < stains.size(); ++s) {
    try {
      show[s] = develop(painter.paint(stains[s]));
    } catch (...) {
      failed[s] = std::current_exception();
    }
  }
  for (std::size_t s = 0; s < stains.size(); ++s) {
    if (failed[s]) std::rethrow_exception(failed[s]);
    show[s]();
  }
}

std::optional<core::Picture> Histology::channel(const tissue::Tissue& tissue, const tissue::Rates& rates) const {
  constexpr double um_per_mm = 1000, below_mm = 0.1, deepest_mm = 0.7;
  constexpr int width_um = 220;
  const tissue::Puncture* puncture = first_channel(tissue);
  if (!puncture) return std::nullopt;
  const double depth_mm = std::min(puncture->depth_mm + below_mm, deepest_mm);
  const SectionGeometry g =
      remodelled_geometry(tissue, layer_depths(tissue), row_of(tissue.grid, puncture->y_mm), depth_mm);
  const SectionPainter painter(tissue, p_, antibodies_, g, proliferation(tissue, rates, p_.ki67_positive_d));
  const int width = std::min(width_um, g.width_um);
  core::Picture picture =
      cut_out(painter.paint(Stain::masson), g, static_cast<int>(puncture->x_mm * um_per_mm) - width / 2, width);
  picture.name = "channel_masson";
  picture.caption =
      std::string(palette(Stain::masson).caption) + ". Drawn from the model's tissue.";  // the bar is cut off
  return picture;
}

}  // namespace cutis::instruments
