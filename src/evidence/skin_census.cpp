// How are layers, cells and punctures counted per area?
// SPDX-License-Identifier: Apache-2.0
#include "evidence/skin_census.hpp"

#include "instruments/region.hpp"
#include "tissue/keratinocyte_renewal.hpp"

namespace cutis::evidence {
namespace {

using tissue::FieldId;

constexpr double mm2_per_cm2 = 100;
constexpr double hours_per_day = 24;
constexpr double section_and_mast_cell_mm = 0.014;  ///< what a section of 4 um meets of cells of 10 um (assumed)
constexpr double corneocytes_per_mm2 = 17778;       ///< in 16 layers of resting corneum (hoath2003)

/// Keratinocytes below a unit of surface, mm-2, of which `packing(voxel)` rest packings lie in the epidermis of a
/// voxel.
template <class Packing>
double per_mm2(const tissue::Tissue& tissue, Packing packing) {
  const double volumes = instruments::ordered_sum(tissue.grid, [&](std::size_t v) {
    const double epidermis = tissue[FieldId::viable_epidermis][v];
    return epidermis > 0 ? epidermis * packing(v) : 0.0;
  });
  return volumes * tissue.grid.dz_mm * tissue.skin.keratinocytes_per_mm3 / static_cast<double>(tissue.grid.plane());
}

/// Stocks (mm-2) and flows (mm-2/d) of the nucleated epidermis.
struct Turnover {
  double nucleated = 0, basal = 0;
  double born = 0, cornified = 0;
};

Turnover turnover_of(const tissue::Tissue& tissue, const tissue::Rates& rates) {
  const grid::Values& nucleated = tissue[FieldId::keratinocytes];
  const grid::Values& leaving = rates.loss[tissue::index_of(FieldId::keratinocytes)];
  Turnover t;
  t.nucleated = per_mm2(tissue, [&](std::size_t v) { return nucleated[v]; });
  t.basal =
      per_mm2(tissue, [&](std::size_t v) { return tissue.skin.basal_share * tissue[FieldId::basal_keratinocytes][v]; });
  t.born = per_mm2(tissue, [&](std::size_t v) { return tissue::divisions_per_day(tissue, rates, v); });
  t.cornified = per_mm2(tissue, [&](std::size_t v) { return nucleated[v] * leaving[v]; });
  return t;
}

/// Corneum that is lost, um/d, mean over the surface.
double corneum_loss_um_per_day(const tissue::Tissue& tissue, const tissue::Rates& rates) {
  const grid::Values &thickness = tissue[FieldId::stratum_corneum],
                     &frequency = rates.loss[tissue::index_of(FieldId::stratum_corneum)];
  double sum = 0;
  for (std::size_t c = 0; c < thickness.size(); ++c) sum += thickness[c] * frequency[c];
  return sum / static_cast<double>(thickness.size());
}

/// Profiles per area of section: mast cells of whole voxels over the volume of dermis that holds them.
double mast_cells_per_mm2(const tissue::Tissue& tissue, const instruments::Region& dermis) {
  const grid::Values& cells = tissue[FieldId::mast_cells];
  const double sum = instruments::ordered_sum(tissue.grid, [&](std::size_t v) { return cells[v]; });
  return section_and_mast_cell_mm * sum / dermis.total;
}

double mean_of(const grid::Values& surface) {
  double sum = 0;
  for (double value : surface) sum += value;
  return sum / static_cast<double>(surface.size());
}

}  // namespace

std::vector<instruments::Quantity> SkinCensus::quantities() const {
  const std::vector<std::string> surface = {"surface"};
  return {
      {"stratum_corneum_thickness", "um", surface, "mean thickness of the stratum corneum"},
      {"keratinocytes", "mm-2", surface, "nucleated keratinocytes below a unit of surface"},
      {"langerhans", "mm-2", surface, "Langerhans cells below a unit of surface"},
      {"melanocytes", "mm-2", surface, "melanocytes below a unit of surface"},
      {"mast_cells", "mm-2", {"dermis"}, "mast cells per area of section of the dermis"},
      {"keratinocytes_per_langerhans", "1", surface, "nucleated keratinocytes for each Langerhans cell"},
      {"punctures", "cm-2", surface, "punctures ever made per area"},
      {"nucleated_turnover", "day", surface, "nucleated keratinocytes over those lost in a day"},
      {"basal_cycle", "day", surface, "basal keratinocytes over those born in a day: mean time between divisions"},
      {"suprabasal_transit", "day", surface, "suprabasal keratinocytes over those that cornify in a day"},
      {"ascent", "day", surface, "suprabasal transit and turnover of the corneum: from the basal layer to the surface"},
      {"keratinocyte_births", "mm-2/h", surface, "keratinocytes born by division"},
      {"keratinocyte_loss", "mm-2/h", surface, "keratinocytes that cornify or die"},
      {"corneum_turnover", "day", surface, "stratum corneum over what is lost of it in a day"},
      {"corneocyte_loss", "mm-2/h", surface, "corneocytes that leave the surface"}};
}

std::vector<instruments::Reading> SkinCensus::read(const tissue::Tissue& tissue, const tissue::Rates& rates) const {
  const Turnover cells = turnover_of(tissue, rates);
  const double langerhans = tissue.skin.langerhans_per_mm2;
  const double area_cm2 = tissue.grid.width_mm() * tissue.grid.breadth_mm() / mm2_per_cm2;
  const double punctures = static_cast<double>(tissue.punctures.size()) / area_cm2;
  const double corneum_um = mean_of(tissue[FieldId::stratum_corneum]);
  std::vector<instruments::Reading> readings = {
      {name(), "stratum_corneum_thickness", "surface", corneum_um, "um"},
      {name(), "keratinocytes", "surface", cells.nucleated, "mm-2"},
      {name(), "langerhans", "surface", langerhans, "mm-2"},
      {name(), "melanocytes", "surface", tissue.skin.melanocytes_per_mm2, "mm-2"},
      {name(), "keratinocytes_per_langerhans", "surface", langerhans > 0 ? cells.nucleated / langerhans : 0, "1"},
      {name(), "punctures", "surface", punctures, "cm-2"}};
  const instruments::Region dermis = instruments::dermis_region(tissue, "dermis");
  if (!dermis.empty()) readings.push_back({name(), "mast_cells", "dermis", mast_cells_per_mm2(tissue, dermis), "mm-2"});
  const double shed_um = corneum_loss_um_per_day(tissue, rates);
  const auto add = [&](const char* quantity, double value, const char* unit) {
    readings.push_back({name(), quantity, "surface", value, unit});
  };
  if (cells.born > 0) {
    add("basal_cycle", cells.basal / cells.born, "day");
    add("keratinocyte_births", cells.born / hours_per_day, "mm-2/h");
  }
  if (cells.cornified > 0) {
    add("nucleated_turnover", cells.nucleated / cells.cornified, "day");
    add("suprabasal_transit", (cells.nucleated - cells.basal) / cells.cornified, "day");
    add("keratinocyte_loss", cells.cornified / hours_per_day, "mm-2/h");
  }
  if (shed_um > 0) {
    const double shed_share_per_h = shed_um / tissue.skin.stratum_corneum_rest_um / hours_per_day;
    add("corneum_turnover", corneum_um / shed_um, "day");
    if (cells.cornified > 0)
      add("ascent", (cells.nucleated - cells.basal) / cells.cornified + corneum_um / shed_um, "day");
    add("corneocyte_loss", corneocytes_per_mm2 * shed_share_per_h, "mm-2/h");
  }
  return readings;
}

}  // namespace cutis::evidence
