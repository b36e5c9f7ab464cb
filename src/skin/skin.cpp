// How is the tissue filled from the anatomy of a site?
// SPDX-License-Identifier: Apache-2.0
#include "skin/skin.hpp"

#include "skin/layers.hpp"
#include "skin/profiles.hpp"
#include "tissue/fibre_orientation.hpp"

namespace cutis::skin {
namespace {

using tissue::FieldId;
using tissue::Tissue;

/// Where the search for rest begins; the engine solves for what follows from the processes.
constexpr double immature_share_guess = 0.02;  ///< labile type I of all collagen
constexpr double fragment_share_guess = 0.01;  ///< fragments over collagen
constexpr double oxygen_guess_mmhg = 20;
constexpr double glucose_guess_mmol_per_l = 5;
constexpr double lactate_guess_mmol_per_l = 1;

tissue::SkinConstants constants_of(const SiteAnatomy& site, int fitzpatrick) {
  tissue::SkinConstants skin;
  skin.site = site.name;
  skin.age_years = site.age_years;
  skin.female = site.female;
  skin.fitzpatrick = fitzpatrick;
  skin.stratum_corneum_rest_um = site.stratum_corneum_um;
  skin.epidermis_rest_mm = site.viable_epidermis_mm;
  skin.papillary_rest_mm = site.papillary_dermis_mm;
  skin.dermis_rest_mm = site.dermis_mm();
  skin.keratinocytes_per_mm3 = site.keratinocytes_per_mm2 / site.viable_epidermis_mm;
  skin.langerhans_per_mm2 = site.langerhans_per_mm2;
  skin.melanocytes_per_mm2 = site.melanocytes_per_mm2;
  skin.capillary_loops_per_mm2 = site.capillary_loops_per_mm2;
  skin.capillary_radius_mm = site.capillary_radius_mm;
  skin.epidermal_renewal = site.epidermal_renewal;
  skin.injury_response = site.injury_response;
  skin.basal_share = site.basal_share;
  skin.tewl_rest_g_per_m2_h = site.tewl_g_per_m2_h;
  skin.papillary_collagen_rest_ug_per_mm3 = site.collagen_papillary_ug_per_mm3;
  skin.reticular_collagen_rest_ug_per_mm3 = site.collagen_reticular_ug_per_mm3;
  skin.papillary_fibres_in_depth = site.fibres_in_depth_papillary;
  skin.reticular_fibres_in_depth = site.fibres_in_depth_reticular;
  skin.reticular_fibres_along_x = site.fibres_along_tension;
  skin.hyaluronan_rest_ug_per_mm3 = site.hyaluronan_dermis_ug_per_mm3;
  return skin;
}

/// Shares of the layers in one voxel.
struct Layers {
  double epidermis, papillary, reticular, hypodermis;
};
Layers layers_at(const Tissue& tissue, std::size_t n) {
  return {tissue[FieldId::viable_epidermis][n], tissue[FieldId::papillary_dermis][n],
          tissue[FieldId::reticular_dermis][n], tissue[FieldId::hypodermis][n]};
}

/// Relative vessels of one voxel; none where the site has no capillary loops, as in cultured skin.
double vessels_at(const Tissue& tissue, const SiteAnatomy& site, std::size_t n, double dermis_share) {
  if (site.capillary_loops_per_mm2 <= 0) return 0;
  const Layers in = layers_at(tissue, n);
  return in.papillary + in.reticular * vessels_of_reticular(site, dermis_share) +
         in.hypodermis * vessels_of_hypodermis(site, dermis_share);
}

void place_cells(Tissue& tissue, const SiteAnatomy& site, std::size_t n, double depth_mm) {
  const Layers in = layers_at(tissue, n);
  const double below_junction_mm = depth_mm - site.viable_epidermis_mm;
  const double vessels = vessels_at(tissue, site, n, below_junction_mm / site.dermis_mm());
  tissue[FieldId::vessel_capacity][n] = vessels;
  tissue[FieldId::vessels][n] = vessels;
  const double fibroblasts = (in.papillary + in.reticular) * fibroblasts_of_dermis(site, below_junction_mm) +
                             in.hypodermis * site.fibroblasts_hypodermis_per_mm3;
  tissue[FieldId::fibroblast_capacity][n] = fibroblasts;
  tissue[FieldId::fibroblasts][n] = fibroblasts;
  tissue[FieldId::lysyl_oxidase][n] = fibroblasts > 0 ? 1 : 0;
  if (tissue.components.immune_cells)
    tissue[FieldId::mast_cells][n] = (in.papillary + in.reticular) * site.mast_cells_per_mm3;
  for (FieldId at_rest : {FieldId::keratinocytes, FieldId::basal_keratinocytes, FieldId::keratinocyte_cycling,
                          FieldId::epidermal_progenitors})
    tissue[at_rest][n] = in.epidermis > 0 ? 1 : 0;
}

void place_matrix(Tissue& tissue, const SiteAnatomy& site, std::size_t n) {
  const Layers in = layers_at(tissue, n);
  const double papillary = in.papillary * site.collagen_papillary_ug_per_mm3;
  const double deeper =
      in.reticular * site.collagen_reticular_ug_per_mm3 + in.hypodermis * site.collagen_hypodermis_ug_per_mm3;
  const double all = papillary + deeper;
  const double type3 = papillary * site.collagen3_share_papillary + deeper * site.collagen3_share_reticular;
  const double immature = all * immature_share_guess;
  tissue[FieldId::collagen3][n] = type3;
  tissue[FieldId::collagen1_immature][n] = immature;
  tissue[FieldId::collagen1_mature][n] = all - type3 - immature;
  tissue[FieldId::collagen_fragments][n] = all * fragment_share_guess;
  tissue[FieldId::collagen7][n] = in.epidermis > 0 && in.papillary > 0 ? 1 : 0;
  tissue[FieldId::elastin][n] = all * site.elastin_over_collagen;
  const tissue::FibreOrientation fibres = tissue::orientation_at_rest(tissue.skin, in.papillary, in.reticular);
  tissue[FieldId::new_collagen_along_x][n] = tissue[FieldId::mature_collagen_along_x][n] = fibres.x;
  tissue[FieldId::new_collagen_along_y][n] = tissue[FieldId::mature_collagen_along_y][n] = fibres.y;
  tissue[FieldId::hyaluronan][n] = in.epidermis * site.hyaluronan_epidermis_ug_per_mm3 +
                                   (in.papillary + in.reticular) * site.hyaluronan_dermis_ug_per_mm3;
}

}  // namespace

Tissue grow_skin(const grid::Grid& grid, const SiteAnatomy& site, int fitzpatrick, std::uint64_t seed,
                 const tissue::Components& components) {
  Tissue tissue = tissue::make_tissue(grid);
  tissue.skin = constants_of(site, fitzpatrick);
  tissue.components = components;
  lay_layers(tissue, site, seed);
#pragma omp parallel for schedule(static)
  for (int k = 0; k < grid.nz; ++k)
    for (std::size_t column = 0; column < grid.plane(); ++column) {
      const std::size_t n = static_cast<std::size_t>(k) * grid.plane() + column;
      place_cells(tissue, site, n, grid.centre_depth_mm(k));
      place_matrix(tissue, site, n);
    }
  tissue[FieldId::oxygen].assign(grid.size(), oxygen_guess_mmhg);
  tissue[FieldId::glucose].assign(grid.size(), glucose_guess_mmol_per_l);
  tissue[FieldId::lactate].assign(grid.size(), lactate_guess_mmol_per_l);
  tissue[FieldId::stratum_corneum].assign(grid.plane(), site.stratum_corneum_um);
  tissue[FieldId::barrier_lipids].assign(grid.plane(), 1.0);
  tissue[FieldId::rete_ridges].assign(grid.plane(), 1.0);
  return tissue;
}

}  // namespace cutis::skin
