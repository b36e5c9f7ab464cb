// What does healthy skin look like at a body site, for a sex and an age? Anatomy as numbers, read from data/sites.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/parameters.hpp"

namespace cutis::skin {

/// Anatomy of one site after ageing to the patient's age: what grow_skin builds from. Every number comes from
/// data/sites/<name>.toml or data/parameters/skin.toml, where its source and grade are written.
struct SiteAnatomy {
  std::string name;
  double age_years = 0;  ///< 18 to 90
  bool female = true;

  double stratum_corneum_um = 0;
  double viable_epidermis_mm = 0;  ///< mean over the rete pattern
  double papillary_dermis_mm = 0;  ///< mean over the rete pattern
  double reticular_dermis_mm = 0;
  double rete_amplitude_mm = 0;  ///< papilla tip to ridge tip
  double papillae_per_mm2 = 0;

  double keratinocytes_per_mm2 = 0;  ///< nucleated, below 1 mm2 of surface
  double langerhans_per_mm2 = 0;
  double melanocytes_per_mm2 = 0;
  double fibroblasts_papillary_per_mm3 = 0;
  double fibroblasts_reticular_per_mm3 = 0;  ///< mid-dermis
  double fibroblasts_hypodermis_per_mm3 = 0;
  double mast_cells_per_mm3 = 0;        ///< of the dermis, at any depth
  double fibroblast_transition_mm = 0;  ///< half width over which papillary density passes into reticular

  double collagen_papillary_ug_per_mm3 = 0;  ///< all pools
  double collagen_reticular_ug_per_mm3 = 0;
  double collagen_hypodermis_ug_per_mm3 = 0;
  double collagen3_share_papillary = 0;  ///< type III of all collagen
  double collagen3_share_reticular = 0;
  double elastin_over_collagen = 0;  ///< cross-linked elastin per fibrillar collagen, by mass

  double fibres_in_depth_papillary = 0;  ///< share of collagen along depth
  double fibres_in_depth_reticular = 0;
  double fibres_along_tension = 0;  ///< along x, of reticular collagen in the plane
  double hyaluronan_dermis_ug_per_mm3 = 0;
  double hyaluronan_epidermis_ug_per_mm3 = 0;

  double capillary_loops_per_mm2 = 0;  ///< one for each papilla: they cross any plane of the papillary dermis
  double capillary_radius_mm = 0;
  double vessels_reticular = 0;  ///< between the plexuses; 1 = as many capillaries through a plane as there are loops
  double vessels_upper_plexus = 0, vessels_lower_plexus = 0;  ///< peak heights
  double upper_plexus_depth_share = 0;                        ///< of the dermal thickness, below the epidermis
  double plexus_width_share = 0;                              ///< standard deviation, of the dermal thickness
  double vessels_hypodermis = 0;

  double epidermal_renewal = 1;  ///< of nucleated epidermis and corneum, over that of human skin
  double injury_response = 1;    ///< VEGF and IL-6 that injured cells make, over human skin
  double basal_share = 0;        ///< of nucleated keratinocytes
  double tewl_g_per_m2_h = 0;

  double dermis_mm() const { return papillary_dermis_mm + reticular_dermis_mm; }
};

/// Names of the sites in the library (data/sites/<name>.toml, process "site/<name>"), sorted.
std::vector<std::string> site_names(const core::ParameterLibrary& library);

/// The anatomy of a site. Throws core::InputError when the site is unknown (names the nearest) or the age is outside
/// 18 to 90 years.
SiteAnatomy read_site(const core::ParameterLibrary& library, std::string_view name, bool female, double age_years);

}  // namespace cutis::skin
