// How do the numbers of a site become the anatomy of a person of that sex and age?
// SPDX-License-Identifier: Apache-2.0
#include "skin/site.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "core/errors.hpp"
#include "skin/ageing.hpp"
#include "skin/parameters.hpp"

namespace cutis::skin {
namespace {

constexpr std::string_view prefix = "site/";
constexpr double youngest_years = 18, oldest_years = 90;

void set_layers(SiteAnatomy& anatomy, const SiteParameters& site, const SkinParameters& skin) {
  const double age = anatomy.age_years;
  const double decline = anatomy.female ? skin.epidermis_decline_female : skin.epidermis_decline_male;
  const double dermis = thickness_factor(age, skin.dermis_reference_age_years, skin.dermis_decline);
  const double whole_mm = anatomy.female ? site.dermis_female_mm : site.dermis_male_mm;
  anatomy.stratum_corneum_um = site.stratum_corneum_um;
  anatomy.viable_epidermis_mm =
      site.viable_epidermis_mm * thickness_factor(age, skin.epidermis_reference_age_years, decline);
  anatomy.papillary_dermis_mm = site.papillary_dermis_mm * dermis;
  anatomy.reticular_dermis_mm = (whole_mm - site.papillary_dermis_mm) * dermis;
  anatomy.rete_amplitude_mm =
      site.rete_amplitude_mm * decay_factor(age, skin.rete_reference_age_years, skin.rete_flattening_per_year);
  anatomy.papillae_per_mm2 = site.papillae_per_mm2;
}

void set_cells(SiteAnatomy& anatomy, const SiteParameters& site, const SkinParameters& skin) {
  anatomy.keratinocytes_per_mm2 = site.keratinocytes_per_mm2;
  anatomy.langerhans_per_mm2 = site.langerhans_per_mm2;
  anatomy.melanocytes_per_mm2 = site.melanocytes_per_mm2;
  anatomy.fibroblasts_papillary_per_mm3 = site.fibroblasts_papillary_per_mm3;
  anatomy.fibroblasts_reticular_per_mm3 = site.fibroblasts_reticular_per_mm3;
  anatomy.mast_cells_per_mm3 = site.mast_cells_per_mm3;
  anatomy.fibroblasts_hypodermis_per_mm3 = skin.fibroblasts_hypodermis_per_mm3;
  anatomy.fibroblast_transition_mm = skin.fibroblast_transition_mm;
  anatomy.epidermal_renewal = site.epidermal_renewal * decay_factor(anatomy.age_years, skin.renewal_reference_age_years,
                                                                    skin.renewal_slowing_per_year);
  anatomy.injury_response = site.injury_response;
  anatomy.basal_share = skin.basal_share;
  anatomy.tewl_g_per_m2_h = site.tewl_g_per_m2_h;
}

void set_matrix(SiteAnatomy& anatomy, const SiteParameters& site, const SkinParameters& skin) {
  anatomy.collagen_papillary_ug_per_mm3 = site.collagen_papillary_ug_per_mm3;
  anatomy.collagen_reticular_ug_per_mm3 = site.collagen_reticular_ug_per_mm3;
  anatomy.collagen_hypodermis_ug_per_mm3 = skin.collagen_hypodermis_ug_per_mm3;
  anatomy.collagen3_share_papillary = skin.collagen3_share_papillary;
  anatomy.collagen3_share_reticular = skin.collagen3_share_reticular;
  anatomy.elastin_over_collagen = skin.elastin_over_collagen;
  anatomy.fibres_in_depth_papillary = skin.fibres_in_depth_papillary;
  anatomy.fibres_in_depth_reticular = skin.fibres_in_depth_reticular;
  anatomy.fibres_along_tension = skin.fibres_along_tension;
  anatomy.hyaluronan_dermis_ug_per_mm3 = skin.hyaluronan_dermis_ug_per_mm3;
  anatomy.hyaluronan_epidermis_ug_per_mm3 = skin.hyaluronan_epidermis_ug_per_mm3;
}

void set_vessels(SiteAnatomy& anatomy, const SkinParameters& skin) {
  anatomy.capillary_loops_per_mm2 = skin.loops_per_papilla * anatomy.papillae_per_mm2;
  anatomy.capillary_radius_mm = skin.capillary_radius_mm;
  anatomy.vessels_reticular = skin.vessels_reticular;
  anatomy.vessels_upper_plexus = skin.vessels_upper_plexus;
  anatomy.vessels_lower_plexus = skin.vessels_lower_plexus;
  anatomy.upper_plexus_depth_share = skin.upper_plexus_depth;
  anatomy.plexus_width_share = skin.plexus_width;
  anatomy.vessels_hypodermis = skin.vessels_hypodermis;
}

void check(const std::vector<std::string>& sites, std::string_view name, double age_years) {
  std::vector<core::Fault> faults;
  if (std::find(sites.begin(), sites.end(), name) == sites.end())
    faults.push_back({"", 0, "site", fmt::format("\"{}\"", name), fmt::format("{}", fmt::join(sites, ", ")),
                      core::nearest_name(name, sites)});
  // Written so that an age that is not a number is refused as well.
  if (!(age_years >= youngest_years && age_years <= oldest_years))
    faults.push_back({"", 0, "age", fmt::format("{:g} years", age_years),
                      fmt::format("{:g} to {:g} years", youngest_years, oldest_years), ""});
  if (!faults.empty()) throw core::InputError(std::move(faults));
}

}  // namespace

std::vector<std::string> site_names(const core::ParameterLibrary& library) {
  std::vector<std::string> names;
  for (const core::Parameter& parameter : library.all())
    if (parameter.process.rfind(prefix, 0) == 0) names.push_back(parameter.process.substr(prefix.size()));
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

SiteAnatomy read_site(const core::ParameterLibrary& library, std::string_view name, bool female, double age_years) {
  check(site_names(library), name, age_years);
  const auto site = library.read<SiteParameters>(std::string(prefix) + std::string(name));
  const auto skin = library.read<SkinParameters>("skin");
  SiteAnatomy anatomy;
  anatomy.name = name;
  anatomy.age_years = age_years;
  anatomy.female = female;
  set_layers(anatomy, site, skin);
  set_cells(anatomy, site, skin);
  set_matrix(anatomy, site, skin);
  set_vessels(anatomy, skin);
  return anatomy;
}

}  // namespace cutis::skin
