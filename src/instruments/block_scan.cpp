// How are fields turned into 8-bit volumes?
// SPDX-License-Identifier: Apache-2.0
#include "instruments/block_scan.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "instruments/vessel_network.hpp"

namespace cutis::instruments {
namespace {

using tissue::FieldId;

template <class Value>
core::ScannedVolume scan_volume(const tissue::Tissue& tissue, core::ScannedVolume volume, Value&& value) {
  const auto size = static_cast<std::ptrdiff_t>(tissue.grid.size());
  volume.bytes.resize(tissue.grid.size());
#pragma omp parallel for schedule(static)
  for (std::ptrdiff_t v = 0; v < size; ++v)
    volume.bytes[static_cast<std::size_t>(v)] = scan_byte(value(static_cast<std::size_t>(v)), volume.low, volume.high);
  return volume;
}

/// A volume that shows the sum of fields.
core::ScannedVolume scan_sum(const tissue::Tissue& tissue, core::ScannedVolume volume, std::vector<FieldId> fields) {
  return scan_volume(tissue, std::move(volume), [&](std::size_t v) {
    double sum = 0;
    for (FieldId id : fields) sum += tissue[id][v];
    return sum;
  });
}

std::vector<core::ScannedPuncture> scan_punctures(const tissue::Tissue& tissue) {
  std::vector<core::ScannedPuncture> scanned;
  for (const tissue::Puncture& p : tissue.punctures)
    scanned.push_back({core::days_from_ticks(p.time), p.session, p.x_mm, p.y_mm, p.radius_mm, p.depth_mm, p.angle_deg,
                       p.azimuth_deg});
  return scanned;
}

}  // namespace

std::uint8_t scan_byte(double value, double low, double high) {
  return static_cast<std::uint8_t>(std::lround(255 * std::clamp((value - low) / (high - low), 0.0, 1.0)));
}

core::BlockScan scan(const tissue::Tissue& tissue) {
  const grid::Grid& grid = tissue.grid;
  core::BlockScan result{core::days_from_ticks(tissue.time),
                         grid.nx,
                         grid.ny,
                         grid.nz,
                         {grid.dx_mm, grid.dx_mm, grid.dz_mm},
                         {},
                         scan_punctures(tissue),
                         draw_vessels(tissue)};
  const auto add = [&](core::ScannedVolume volume, std::vector<FieldId> fields) {
    result.volumes.push_back(scan_sum(tissue, std::move(volume), std::move(fields)));
  };
  add({"new_collagen", "New collagen (III and immature I)", "ug/mm3", 0, 150, {}},
      {FieldId::collagen3, FieldId::collagen1_immature});
  add({"mature_collagen", "Mature collagen I", "ug/mm3", 0, 300, {}}, {FieldId::collagen1_mature});
  add({"leukocytes", "Neutrophils and macrophages", "mm-3", 0, 3000, {}},
      {FieldId::neutrophils, FieldId::monocytes, FieldId::macrophages_m1, FieldId::macrophages_m2});
  add({"fibroblasts", "Fibroblasts and myofibroblasts", "mm-3", 0, 12000, {}},
      {FieldId::fibroblasts, FieldId::myofibroblasts});
  const grid::Values& epidermis = tissue[FieldId::viable_epidermis];
  const grid::Values& packing = tissue[FieldId::keratinocytes];
  result.volumes.push_back(scan_volume(tissue, {"epidermis", "Epidermis (keratinocyte packing)", "1", 0, 2, {}},
                                       [&](std::size_t v) { return epidermis[v] * packing[v]; }));
  add({"vessels", "Capillary density", "1", 0, 3, {}}, {FieldId::vessels});
  add({"tgf_beta1", "Active TGF-beta1", "ng/mL", 0, 2, {}}, {FieldId::tgf_beta1});
  add({"oxygen", "Oxygen tension", "mmHg", 0, 100, {}}, {FieldId::oxygen});
  add({"glucose", "Glucose", "mmol/L", 0, 6, {}}, {FieldId::glucose});
  add({"lactate", "Lactate", "mmol/L", 0, 6, {}}, {FieldId::lactate});
  return result;
}

}  // namespace cutis::instruments
