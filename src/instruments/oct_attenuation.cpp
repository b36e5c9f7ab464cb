// From which collagen does the slope of an OCT signal come?
// SPDX-License-Identifier: Apache-2.0
#include "instruments/oct_attenuation.hpp"

#include "instruments/collagen_assay.hpp"
#include "instruments/layer_depths.hpp"

namespace cutis::instruments {

void OctAttenuationParameters::describe(core::Description<OctAttenuationParameters>& d) {
  using P = OctAttenuationParameters;
  d.add("fitted_depth", &P::fitted_depth_mm, "mm", "range in depth, from the junction, over which the slope is fitted");
  d.add("water_absorption", &P::water_absorption_per_mm, "1/mm", "absorption by tissue water at 1300 nm");
  d.add("scattering", &P::scattering_mm2_per_ug, "mm2/ug", "attenuation by mature collagen, for each ug/mm3");
  d.add("immature_scattering_share", &P::immature_scattering_share, "1",
        "attenuation by new fibres per mass, relative to mature ones");
}

double attenuation_per_mm(const OctAttenuationParameters& p, double mature, double fresh, double swelling) {
  const double fibres = (mature + p.immature_scattering_share * fresh) / (1 + swelling);
  return p.water_absorption_per_mm + p.scattering_mm2_per_ug * fibres;
}

std::vector<Quantity> OctAttenuation::quantities() const {
  return {
      {"attenuation", "1/mm", {"dermis"}, "attenuation coefficient of the upper dermis at 1300 nm, vessels masked"}};
}

std::vector<Reading> OctAttenuation::read(const tissue::Tissue& tissue, const tissue::Rates&) const {
  const Region fitted = dermis_part(tissue, "dermis", p_.fitted_depth_mm, DermisPart::upper);
  if (fitted.empty()) return {};
  const Collagen collagen = mean_collagen(tissue, fitted);
  const double swelling = mean(tissue.grid, fitted, tissue[tissue::FieldId::interstitial_fluid]);
  return {{name(), "attenuation", fitted.name, attenuation_per_mm(p_, collagen.mature, collagen.fresh(), swelling),
           "1/mm"}};
}

}  // namespace cutis::instruments
