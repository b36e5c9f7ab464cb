// How are mediators and birth rates averaged over a biopsy?
// SPDX-License-Identifier: Apache-2.0
#include "instruments/tissue_assay.hpp"

#include <array>
#include <string>
#include <utility>

#include "instruments/region.hpp"
#include "tissue/keratinocyte_renewal.hpp"

namespace cutis::instruments {
namespace {

using tissue::FieldId;

constexpr std::array mediators = {FieldId::il1_alpha,
                                  FieldId::il1_alpha_stored,
                                  FieldId::il1_beta,
                                  FieldId::tnf,
                                  FieldId::il6,
                                  FieldId::il8,
                                  FieldId::mcp1,
                                  FieldId::il10,
                                  FieldId::tgf_beta1,
                                  FieldId::tgf_beta1_latent,
                                  FieldId::tgf_beta3_latent,
                                  FieldId::pdgf,
                                  FieldId::kgf,
                                  FieldId::fgf2,
                                  FieldId::vegf,
                                  FieldId::mmp,
                                  FieldId::timp,
                                  FieldId::timp3,
                                  FieldId::mmp9};

/// Divisions of keratinocytes and births of fibroblasts, cells/mm3/d.
double proliferation(const tissue::Tissue& tissue, const tissue::Rates& rates, const Region& region) {
  const grid::Values& fibroblast_births = rates.production[index_of(FieldId::fibroblasts)];
  const grid::Values& epidermis = tissue[FieldId::viable_epidermis];
  const grid::Values& weight = *region.weight;
  const double packed = tissue.skin.keratinocytes_per_mm3;
  const double births = ordered_sum(tissue.grid, [&](std::size_t v) {
    const double divisions = epidermis[v] > 0 ? packed * tissue::divisions_per_day(tissue, rates, v) : 0.0;
    return weight[v] * (epidermis[v] * divisions + fibroblast_births[v]);
  });
  return births / region.total;
}

/// What was taken away below the papillary dermis: the cavity of a wound that is closed above, where drains lie.
Region cavity_region(const tissue::Tissue& tissue, std::string name) {
  const grid::Values &track = tissue[FieldId::track], &reticular = tissue[FieldId::reticular_dermis],
                     &fat = tissue[FieldId::hypodermis];
  grid::Values weight(track.size());
  for (std::size_t v = 0; v < weight.size(); ++v) weight[v] = track[v] * (reticular[v] + fat[v]);
  return make_region(std::move(name), tissue.grid, std::move(weight));
}

}  // namespace

std::vector<Quantity> TissueAssay::quantities() const {
  const std::vector<std::string> regions = {"biopsy", "wound_edge", "wound", "wound_cavity"};
  std::vector<Quantity> quantities;
  for (FieldId id : mediators) {
    const std::string label(info(id).label);
    quantities.push_back({std::string(info(id).name) + "_level", "ng/mL", regions, label + ": mean level"});
    quantities.push_back({std::string(info(id).name) + "_production", "ng/mL/d", regions, label + ": mean production"});
  }
  quantities.push_back({"proliferation", "mm-3/d", regions, "divisions of keratinocytes and births of fibroblasts"});
  return quantities;
}

std::vector<Reading> TissueAssay::read(const tissue::Tissue& tissue, const tissue::Rates& rates) const {
  std::vector<Reading> readings;
  const auto read_region = [&](const Region& region) {
    if (region.empty()) return;
    for (FieldId id : mediators) {
      const std::string mediator(info(id).name);
      readings.push_back({name(), mediator + "_level", region.name, mean(tissue.grid, region, tissue[id]), "ng/mL"});
      readings.push_back({name(), mediator + "_production", region.name,
                          mean(tissue.grid, region, rates.production[index_of(id)]), "ng/mL/d"});
    }
    readings.push_back({name(), "proliferation", region.name, proliferation(tissue, rates, region), "mm-3/d"});
  };
  read_region(biopsy_region(tissue, "biopsy", p_.depth_mm));
  read_region(wound_edge_region(tissue, "wound_edge", p_.depth_mm, p_.wound_edge_mm));
  read_region(layer_region(tissue, "wound", FieldId::track));
  read_region(cavity_region(tissue, "wound_cavity"));
  return readings;
}

}  // namespace cutis::instruments
