// How is the stained share of a layer taken from the contents of its voxels?
// SPDX-License-Identifier: Apache-2.0
#include "instruments/immunostain.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "instruments/histology_formulas.hpp"
#include "instruments/region.hpp"
#include "tissue/junction.hpp"

namespace cutis::instruments {
namespace {

using tissue::FieldId;
/// The pools that one antibody binds.
struct Antigen {
  const char* quantity;
  const char* meaning;
  std::vector<FieldId> pools;
};

const std::array<Antigen, 7>& antigens() {
  static const std::array<Antigen, 7> table = {{
      {"collagen1_area", "area stained for collagen I", {FieldId::collagen1_immature, FieldId::collagen1_mature}},
      {"collagen3_area", "area stained for collagen III", {FieldId::collagen3}},
      {"tropoelastin_area", "area stained for tropoelastin", {FieldId::tropoelastin}},
      {"elastin_area", "area stained for total elastin", {FieldId::tropoelastin, FieldId::elastin}},
      {"alpha_sma_area", "area stained for alpha-SMA of activated fibroblasts", {FieldId::myofibroblasts}},
      {"fibronectin_area", "area stained for fibronectin", {FieldId::fibronectin}},
      {"hyaluronan_area", "area stained by the binding protein of hyaluronan", {FieldId::hyaluronan}},
  }};
  return table;
}

/// Contents at which 1 - 1/e of a section is stained, in the order of antigens(); of alpha-SMA the density of activated
/// fibroblasts (mm-3).
std::array<double, 7> covering_contents(const ImmunostainParameters& p, const HistologyParameters& h) {
  const auto fibres = [&](double density, double diameter_um) {
    return covering_content_ug_per_mm3(density, h.section_um, diameter_um);
  };
  constexpr double um2_per_mm2 = 1e6;
  const double body_mm2 = h.myofibroblast_profile_um2 / um2_per_mm2;
  return {fibres(h.hydrated_collagen_density_ug_per_mm3, h.papillary_fibre_um),
          fibres(h.hydrated_collagen_density_ug_per_mm3, h.reticulin_fibre_um), p.tropoelastin_cover_ug_per_mm3,
          fibres(h.hydrated_elastin_density_ug_per_mm3, h.papillary_elastic_fibre_um),
          1 / (body_mm2 * profiles_per_mm2(1, h.section_um, h.fibroblast_nucleus_um)),
          p.fibronectin_cover_ug_per_mm3, p.hyaluronan_cover_ug_per_mm3};
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
  for (std::size_t v = 0; v < weight.size(); ++v) weight[v] = tissue::junction_weight(tissue, v);
  return make_region("junction", tissue.grid, std::move(weight));
}

double anchored_share_of(const tissue::Tissue& tissue, const Region& junction) {
  const grid::Values& weight = *junction.weight;
  const auto anchored = [&](std::size_t v) {
    return weight[v] > 0 ? weight[v] * tissue::anchored_share(tissue, v) : 0.0;
  };
  return ordered_sum(tissue.grid, anchored) / junction.total;
}

}  // namespace

void ImmunostainParameters::describe(core::Description<ImmunostainParameters>& d) {
  d.add("tropoelastin_cover", &ImmunostainParameters::tropoelastin_cover_ug_per_mm3, "ug/mm3",
        "tropoelastin that stains 1 - 1/e of a section");
  d.add("fibronectin_cover", &ImmunostainParameters::fibronectin_cover_ug_per_mm3, "ug/mm3",
        "fibronectin that stains 1 - 1/e of a section");
  d.add("hyaluronan_cover", &ImmunostainParameters::hyaluronan_cover_ug_per_mm3, "ug/mm3",
        "hyaluronan that stains 1 - 1/e of a section");
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
  const std::array<double, 7> covering = covering_contents(p_, histology_);
  for (const Region& layer : {layer_region(tissue, "papillary_dermis", FieldId::papillary_dermis),
                              layer_region(tissue, "reticular_dermis", FieldId::reticular_dermis)}) {
    if (layer.empty()) continue;
    for (std::size_t a = 0; a < covering.size(); ++a) {
      const Antigen& antigen = antigens()[a];
      readings.push_back(
          {name(), antigen.quantity, layer.name, 100 * stained_share(tissue, layer, antigen, covering[a]), "%"});
    }
  }
  const Region junction = junction_region(tissue);
  if (junction.empty()) return readings;
  readings.push_back({name(), "collagen7_intensity", junction.name,
                      100 * mean(tissue.grid, junction, tissue[FieldId::collagen7]), "%"});
  readings.push_back({name(), "basement_membrane", junction.name, 100 * anchored_share_of(tissue, junction), "%"});
  return readings;
}

}  // namespace cutis::instruments
