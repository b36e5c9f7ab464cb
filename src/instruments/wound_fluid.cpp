// Over which volume is the fluid of a wound averaged?
// SPDX-License-Identifier: Apache-2.0
#include "instruments/wound_fluid.hpp"

#include <array>
#include <string>

#include "instruments/region.hpp"

namespace cutis::instruments {
namespace {

using tissue::FieldId;

constexpr std::array propeptides = {FieldId::picp, FieldId::piiinp};
constexpr std::array metabolites = {FieldId::glucose, FieldId::lactate};

}  // namespace

void WoundFluidParameters::describe(core::Description<WoundFluidParameters>& d) {
  d.add("fluid_share", &WoundFluidParameters::fluid_share, "1", "interstitial fluid in tissue, by volume");
}

std::vector<Quantity> WoundFluid::quantities() const {
  std::vector<Quantity> quantities;
  for (FieldId id : propeptides)
    quantities.push_back({std::string(info(id).name),
                          "ng/mL",
                          {"wound", "papillary_dermis"},
                          std::string(info(id).label) + ": concentration in interstitial fluid"});
  for (FieldId id : metabolites)
    quantities.push_back(
        {std::string(info(id).name), "mmol/L", {"wound", "papillary_dermis"}, std::string(info(id).label)});
  return quantities;
}

std::vector<Reading> WoundFluid::read(const tissue::Tissue& tissue, const tissue::Rates&) const {
  std::vector<Reading> readings;
  for (const Region& region : {layer_region(tissue, "wound", FieldId::track),
                               layer_region(tissue, "papillary_dermis", FieldId::papillary_dermis)}) {
    if (region.empty()) continue;
    for (FieldId id : propeptides)
      readings.push_back({name(), std::string(info(id).name), region.name,
                          mean(tissue.grid, region, tissue[id]) / p_.fluid_share, "ng/mL"});
    for (FieldId id : metabolites)
      readings.push_back(
          {name(), std::string(info(id).name), region.name, mean(tissue.grid, region, tissue[id]), "mmol/L"});
  }
  return readings;
}

}  // namespace cutis::instruments
