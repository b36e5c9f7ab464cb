// How are layers, cells and punctures counted per area?
// SPDX-License-Identifier: Apache-2.0
#include "evidence/skin_census.hpp"

#include <memory>

#include "instruments/catalog.hpp"

#include "instruments/region.hpp"

namespace cutis::evidence {
namespace {

using tissue::FieldId;

constexpr double mm2_per_cm2 = 100;

double keratinocytes_per_mm2(const tissue::Tissue& tissue) {
  const double volumes = instruments::ordered_sum(tissue.grid, [&](std::size_t v) {
    return tissue[FieldId::viable_epidermis][v] * tissue[FieldId::keratinocytes][v];
  });
  return volumes * tissue.grid.dz_mm * tissue.skin.keratinocytes_per_mm3 / static_cast<double>(tissue.grid.plane());
}

double mean_of(const grid::Values& surface) {
  double sum = 0;
  for (double value : surface) sum += value;
  return sum / static_cast<double>(surface.size());
}

}  // namespace

std::vector<instruments::Quantity> SkinCensus::quantities() const {
  const std::vector<std::string> surface = {"surface"};
  return {{"stratum_corneum_thickness", "um", surface, "mean thickness of the stratum corneum"},
          {"keratinocytes", "mm-2", surface, "nucleated keratinocytes below a unit of surface"},
          {"langerhans", "mm-2", surface, "Langerhans cells below a unit of surface"},
          {"melanocytes", "mm-2", surface, "melanocytes below a unit of surface"},
          {"keratinocytes_per_langerhans", "1", surface, "nucleated keratinocytes for each Langerhans cell"},
          {"punctures", "cm-2", surface, "punctures ever made per area"}};
}

std::vector<instruments::Reading> SkinCensus::read(const tissue::Tissue& tissue, const tissue::Rates&) const {
  const double keratinocytes = keratinocytes_per_mm2(tissue), langerhans = tissue.skin.langerhans_per_mm2;
  const double area_cm2 = tissue.grid.width_mm() * tissue.grid.breadth_mm() / mm2_per_cm2;
  const double punctures = static_cast<double>(tissue.punctures.size()) / area_cm2;
  return {{name(), "stratum_corneum_thickness", "surface", mean_of(tissue[FieldId::stratum_corneum]), "um"},
          {name(), "keratinocytes", "surface", keratinocytes, "mm-2"},
          {name(), "langerhans", "surface", langerhans, "mm-2"},
          {name(), "melanocytes", "surface", tissue.skin.melanocytes_per_mm2, "mm-2"},
          {name(), "keratinocytes_per_langerhans", "surface", langerhans > 0 ? keratinocytes / langerhans : 0, "1"},
          {name(), "punctures", "surface", punctures, "cm-2"}};
}

instruments::InstrumentSet make_instruments(const core::ParameterLibrary& library) {
  instruments::InstrumentSet set = instruments::make_instruments(library);
  set.push_back(std::make_unique<SkinCensus>());
  return set;
}

}  // namespace cutis::evidence
