// Which numbers describe a site and its ageing? Files: data/sites/<name>.toml and data/parameters/skin.toml.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/parameters.hpp"

namespace cutis::skin {

/// A site at the reference ages of SkinParameters.
struct SiteParameters {
  double stratum_corneum_um, viable_epidermis_mm, papillary_dermis_mm, dermis_female_mm, dermis_male_mm;
  double rete_amplitude_mm, papillae_per_mm2;
  double keratinocytes_per_mm2, langerhans_per_mm2, melanocytes_per_mm2;
  double fibroblasts_papillary_per_mm3, fibroblasts_reticular_per_mm3, mast_cells_per_mm3;
  double collagen_papillary_ug_per_mm3, collagen_reticular_ug_per_mm3;
  double tewl_g_per_m2_h;
  double epidermal_renewal, injury_response;

  static void describe(core::Description<SiteParameters>& d) {
    using P = SiteParameters;
    d.add("stratum_corneum", &P::stratum_corneum_um, "um", "thickness of the stratum corneum");
    d.add("viable_epidermis", &P::viable_epidermis_mm, "mm", "mean thickness of the viable epidermis");
    d.add("papillary_dermis", &P::papillary_dermis_mm, "mm", "mean thickness of the papillary dermis");
    d.add("dermis_female", &P::dermis_female_mm, "mm", "thickness of the whole dermis, women");
    d.add("dermis_male", &P::dermis_male_mm, "mm", "thickness of the whole dermis, men");
    d.add("rete_amplitude", &P::rete_amplitude_mm, "mm", "height from ridge tip to papilla tip, young");
    d.add("papillae", &P::papillae_per_mm2, "mm-2", "dermal papillae per area");
    d.add("keratinocytes", &P::keratinocytes_per_mm2, "mm-2", "nucleated keratinocytes below an area");
    d.add("langerhans", &P::langerhans_per_mm2, "mm-2", "Langerhans cells below an area");
    d.add("melanocytes", &P::melanocytes_per_mm2, "mm-2", "melanocytes below an area");
    d.add("fibroblasts_papillary", &P::fibroblasts_papillary_per_mm3, "mm-3", "fibroblasts of the papillary dermis");
    d.add("fibroblasts_reticular", &P::fibroblasts_reticular_per_mm3, "mm-3", "fibroblasts of the mid-dermis");
    d.add("mast_cells", &P::mast_cells_per_mm3, "mm-3", "mast cells of the dermis");
    d.add("collagen_papillary", &P::collagen_papillary_ug_per_mm3, "ug/mm3", "collagen of the papillary dermis");
    d.add("collagen_reticular", &P::collagen_reticular_ug_per_mm3, "ug/mm3", "collagen of the reticular dermis");
    d.add("tewl", &P::tewl_g_per_m2_h, "g/m2/h", "resting transepidermal water loss");
    d.add("epidermal_renewal", &P::epidermal_renewal, "1", "renewal of epidermis and corneum over that of human skin");
    d.add("injury_response", &P::injury_response, "1", "VEGF and IL-6 that injured cells make, over human skin");
  }
};

/// What holds at every site, and how skin ages.
struct SkinParameters {
  double epidermis_reference_age_years, dermis_reference_age_years, rete_reference_age_years;
  double epidermis_decline_female, epidermis_decline_male, dermis_decline;  ///< share per decade
  double rete_flattening_per_year;
  double renewal_reference_age_years, renewal_slowing_per_year, basal_share;
  double collagen3_share_reticular, collagen3_share_papillary;
  double elastin_over_collagen;
  double fibres_in_depth_papillary, fibres_in_depth_reticular, fibres_along_tension;
  double hyaluronan_dermis_ug_per_mm3, hyaluronan_epidermis_ug_per_mm3;
  double collagen_hypodermis_ug_per_mm3, fibroblasts_hypodermis_per_mm3, fibroblast_transition_mm;
  double loops_per_papilla, capillary_radius_mm;
  double vessels_reticular, vessels_upper_plexus, vessels_lower_plexus, upper_plexus_depth, plexus_width;
  double vessels_hypodermis;

  static void describe(core::Description<SkinParameters>& d) {
    using P = SkinParameters;
    d.add("epidermis_reference_age", &P::epidermis_reference_age_years, "years", "age of the stated epidermis");
    d.add("dermis_reference_age", &P::dermis_reference_age_years, "years", "age of the stated dermis");
    d.add("rete_reference_age", &P::rete_reference_age_years, "years", "age of the stated rete amplitude");
    d.add("epidermis_decline_female", &P::epidermis_decline_female, "1", "epidermal loss per decade, women");
    d.add("epidermis_decline_male", &P::epidermis_decline_male, "1", "epidermal loss per decade, men");
    d.add("dermis_decline", &P::dermis_decline, "1", "dermal loss per decade");
    d.add("rete_flattening", &P::rete_flattening_per_year, "1/year", "rate at which rete amplitude decays with age");
    d.add("renewal_reference_age", &P::renewal_reference_age_years, "years", "age of the stated epidermal renewal");
    d.add("renewal_slowing", &P::renewal_slowing_per_year, "1/year", "rate at which epidermal renewal slows with age");
    d.add("basal_share", &P::basal_share, "1", "basal keratinocytes over all nucleated ones");
    d.add("collagen3_share_reticular", &P::collagen3_share_reticular, "1", "type III of reticular collagen");
    d.add("collagen3_share_papillary", &P::collagen3_share_papillary, "1", "type III of papillary collagen");
    d.add("elastin_over_collagen", &P::elastin_over_collagen, "1", "elastic fibres over fibrillar collagen, by mass");
    d.add("fibres_in_depth_papillary", &P::fibres_in_depth_papillary, "1", "papillary collagen that lies along depth");
    d.add("fibres_in_depth_reticular", &P::fibres_in_depth_reticular, "1", "reticular collagen that lies along depth");
    d.add("fibres_along_tension", &P::fibres_along_tension, "1",
          "reticular collagen along the lines of tension, of that in the plane");
    d.add("hyaluronan_dermis", &P::hyaluronan_dermis_ug_per_mm3, "ug/mm3", "hyaluronan of the dermis");
    d.add("hyaluronan_epidermis", &P::hyaluronan_epidermis_ug_per_mm3, "ug/mm3", "hyaluronan of the viable epidermis");
    d.add("collagen_hypodermis", &P::collagen_hypodermis_ug_per_mm3, "ug/mm3", "collagen of the hypodermis");
    d.add("fibroblasts_hypodermis", &P::fibroblasts_hypodermis_per_mm3, "mm-3", "fibroblasts of the hypodermis");
    d.add("fibroblast_transition", &P::fibroblast_transition_mm, "mm", "half width from papillary to reticular");
    d.add("loops_per_papilla", &P::loops_per_papilla, "1", "capillary loops that rise into a papilla");
    d.add("capillary_radius", &P::capillary_radius_mm, "mm", "radius of a capillary of the papillary dermis");
    d.add("vessels_reticular", &P::vessels_reticular, "1", "capillaries between the plexuses");
    d.add("vessels_upper_plexus", &P::vessels_upper_plexus, "1", "capillaries at the upper plexus");
    d.add("vessels_lower_plexus", &P::vessels_lower_plexus, "1", "capillaries at the lower plexus");
    d.add("upper_plexus_depth", &P::upper_plexus_depth, "1", "depth of the upper plexus over dermal thickness");
    d.add("plexus_width", &P::plexus_width, "1", "standard deviation of a plexus over dermal thickness");
    d.add("vessels_hypodermis", &P::vessels_hypodermis, "1", "capillaries of the hypodermis");
  }
};

}  // namespace cutis::skin
