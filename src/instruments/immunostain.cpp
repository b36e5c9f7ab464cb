// How is the stained share of a layer taken from the contents of its voxels?
// SPDX-License-Identifier: Apache-2.0
#include "instruments/immunostain.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "instruments/basement_membrane.hpp"
#include "instruments/histology_formulas.hpp"
#include "instruments/region.hpp"

namespace cutis::instruments {
namespace {

using tissue::FieldId;
using P = ImmunostainParameters;

/// The pools that one antibody binds.
struct Antigen {
  const char* quantity;
  const char* meaning;
  std::vector<FieldId> pools;
  double P::*cover;
};

const std::array<Antigen, 7>& antigens() {
  static const std::array<Antigen, 7> table = {{
      {"collagen1_area",
       "area stained for collagen I",
       {FieldId::collagen1_immature, FieldId::collagen1_mature},
       &P::collagen1_cover_ug_per_mm3},
      {"collagen3_area", "area stained for collagen III", {FieldId::collagen3}, &P::collagen3_cover_ug_per_mm3},
      {"tropoelastin_area",
       "area stained for tropoelastin",
       {FieldId::tropoelastin},
       &P::tropoelastin_cover_ug_per_mm3},
      {"elastin_area",
       "area stained for total elastin",
       {FieldId::tropoelastin, FieldId::elastin},
       &P::elastin_cover_ug_per_mm3},
      {"alpha_sma_area",
       "area stained for alpha-SMA of activated fibroblasts",
       {FieldId::myofibroblasts},
       &P::alpha_sma_cover_per_mm3},
      {"fibronectin_area", "area stained for fibronectin", {FieldId::fibronectin}, &P::fibronectin_cover_ug_per_mm3},
      {"hyaluronan_area",
       "area stained by the binding protein of hyaluronan",
       {FieldId::hyaluronan},
       &P::hyaluronan_cover_ug_per_mm3},
  }};
  return table;
}

double stained_share(const tissue::Tissue& tissue, const Region& layer, const Antigen& antigen, double cover) {
  const grid::Values& weight = *layer.weight;
  const grid::Values& epidermis = tissue[FieldId::viable_epidermis];
  return ordered_sum(tissue.grid,
                     [&](std::size_t v) {
                       if (weight[v] <= 0) return 0.0;
                       double content = 0;
                       for (FieldId pool : antigen.pools) content += tissue[pool][v];
                       return weight[v] * covered_share(content / std::max(1 - epidermis[v], weight[v]), cover);
                     }) /
         layer.total;
}

Region junction_region(const tissue::Tissue& tissue) {
  grid::Values weight(tissue.grid.size());
  for (std::size_t v = 0; v < weight.size(); ++v) weight[v] = junction_weight(tissue, v);
  return make_region("junction", tissue.grid, std::move(weight));
}

double anchored_share_of(const tissue::Tissue& tissue, const Region& junction) {
  const grid::Values& weight = *junction.weight;
  return ordered_sum(tissue.grid,
                     [&](std::size_t v) { return weight[v] > 0 ? weight[v] * anchored_share(tissue, v) : 0.0; }) /
         junction.total;
}

}  // namespace

void ImmunostainParameters::describe(core::Description<ImmunostainParameters>& d) {
  d.add("collagen1_cover", &P::collagen1_cover_ug_per_mm3, "ug/mm3", "collagen I that stains 1 - 1/e of a section");
  d.add("collagen3_cover", &P::collagen3_cover_ug_per_mm3, "ug/mm3", "collagen III that stains 1 - 1/e of a section");
  d.add("tropoelastin_cover", &P::tropoelastin_cover_ug_per_mm3, "ug/mm3",
        "tropoelastin that stains 1 - 1/e of a section");
  d.add("elastin_cover", &P::elastin_cover_ug_per_mm3, "ug/mm3", "elastin that stains 1 - 1/e of a section");
  d.add("alpha_sma_cover", &P::alpha_sma_cover_per_mm3, "mm-3",
        "activated fibroblasts that stain 1 - 1/e of a section");
  d.add("fibronectin_cover", &P::fibronectin_cover_ug_per_mm3, "ug/mm3",
        "fibronectin that stains 1 - 1/e of a section");
  d.add("hyaluronan_cover", &P::hyaluronan_cover_ug_per_mm3, "ug/mm3", "hyaluronan that stains 1 - 1/e of a section");
}

std::vector<Quantity> Immunostain::quantities() const {
  std::vector<Quantity> quantities;
  for (const Antigen& antigen : antigens())
    quantities.push_back({antigen.quantity, "%", {"papillary_dermis", "reticular_dermis"}, antigen.meaning});
  quantities.push_back({"collagen7_intensity", "%", {"junction"}, "collagen VII along the junction, 100 = rest"});
  quantities.push_back({"basement_membrane", "%", {"junction"}, "share of the junction with anchored basal cells"});
  return quantities;
}

std::vector<Reading> Immunostain::read(const tissue::Tissue& tissue, const tissue::Rates&) const {
  std::vector<Reading> readings;
  for (const Region& layer : {layer_region(tissue, "papillary_dermis", FieldId::papillary_dermis),
                              layer_region(tissue, "reticular_dermis", FieldId::reticular_dermis)}) {
    if (layer.empty()) continue;
    for (const Antigen& antigen : antigens())
      readings.push_back(
          {name(), antigen.quantity, layer.name, 100 * stained_share(tissue, layer, antigen, p_.*antigen.cover), "%"});
  }
  const Region junction = junction_region(tissue);
  if (junction.empty()) return readings;
  readings.push_back({name(), "collagen7_intensity", junction.name,
                      100 * mean(tissue.grid, junction, tissue[FieldId::collagen7]), "%"});
  readings.push_back({name(), "basement_membrane", junction.name, 100 * anchored_share_of(tissue, junction), "%"});
  return readings;
}

}  // namespace cutis::instruments
