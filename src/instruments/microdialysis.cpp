// Around which line is a dialysate averaged, and which mediators pass its membrane?
// SPDX-License-Identifier: Apache-2.0
#include "instruments/microdialysis.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "instruments/region.hpp"

namespace cutis::instruments {
namespace {

using tissue::FieldId;

/// Those whose recovery from skin was measured (baumann2020), as far as the model has them, and histamine.
constexpr std::array mediators = {FieldId::il1_alpha, FieldId::il6,  FieldId::il8,      FieldId::tnf,
                                  FieldId::cxcl10,    FieldId::vegf, FieldId::histamine};
constexpr const char* region_name = "dermis";

/// Voxels whose middle lies within `radius_mm` of the tube; the nearest ones where voxels are wider than that.
Region around_tube(const grid::Grid& grid, double depth_mm, double radius_mm) {
  grid::Values weight(grid.size(), 0.0);
  const double reach_mm = std::max(radius_mm, std::hypot(grid.dx_mm, grid.dz_mm) / 2);
  for (int k = 0; k < grid.nz; ++k)
    for (int j = 0; j < grid.ny; ++j) {
      const double y_mm = (j + 0.5) * grid.dx_mm - grid.breadth_mm() / 2;
      if (std::hypot(y_mm, grid.centre_depth_mm(k) - depth_mm) > reach_mm) continue;
      for (int i = 0; i < grid.nx; ++i) weight[grid.index(i, j, k)] = 1;
    }
  return make_region(region_name, grid, std::move(weight));
}

}  // namespace

void MicrodialysisParameters::describe(core::Description<MicrodialysisParameters>& d) {
  using P = MicrodialysisParameters;
  d.add("probe_depth", &P::probe_depth_mm, "mm", "depth of the tube below the top of the viable epidermis");
  d.add("sampled_radius", &P::sampled_radius_mm, "mm", "how far from the middle of the tube tissue is sampled");
  d.add("protein_recovery", &P::protein_recovery, "1", "level of a protein in the dialysate over that outside");
  d.add("histamine_recovery", &P::histamine_recovery, "1", "level of histamine in the dialysate over that outside");
}

std::vector<Quantity> Microdialysis::quantities() const {
  std::vector<Quantity> quantities;
  for (FieldId id : mediators)
    quantities.push_back({std::string(info(id).name),
                          "ng/mL",
                          {region_name},
                          std::string(info(id).label) + ": concentration in the dialysate"});
  quantities.push_back({"glucose_over_blood", "1", {region_name}, "glucose of interstitial fluid over that of blood"});
  quantities.push_back({"lactate_over_blood", "1", {region_name}, "lactate of interstitial fluid over that of blood"});
  return quantities;
}

std::vector<Reading> Microdialysis::read(const tissue::Tissue& tissue, const tissue::Rates&) const {
  if (p_.probe_depth_mm > tissue.grid.depth_mm()) return {};
  const Region around = around_tube(tissue.grid, p_.probe_depth_mm, p_.sampled_radius_mm);
  std::vector<Reading> readings;
  for (FieldId id : mediators) {
    const double recovery = id == FieldId::histamine ? p_.histamine_recovery : p_.protein_recovery;
    readings.push_back(
        {name(), std::string(info(id).name), around.name, recovery * mean(tissue.grid, around, tissue[id]), "ng/mL"});
  }
  readings.push_back({name(), "glucose_over_blood", around.name,
                      mean(tissue.grid, around, tissue[FieldId::glucose]) / blood_.glucose_mmol_per_l, "1"});
  readings.push_back({name(), "lactate_over_blood", around.name,
                      mean(tissue.grid, around, tissue[FieldId::lactate]) / blood_.lactate_mmol_per_l, "1"});
  return readings;
}

}  // namespace cutis::instruments
